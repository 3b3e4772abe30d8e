/** Operators who ask again: what was carried out under a key is not carried out once more. */
import { test } from 'tap';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  creation,
  homeOf,
  oddsChange,
  openFixture,
  resolveOn,
} from '../support/cluster/cluster-bets.ts';

const BY = { by: creation(new Cluster({ shardCount: 1, seed: 1 }), {}).by };
const operation = (idempotencyKey: string, fingerprint = 1) => ({
  operation: { idempotencyKey, fingerprint },
});

test('operators: an event that is asked for twice is one event, also after a crash', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 31 });
  const request = { ...creation(cluster, {}), ...operation('new') };
  const first = await cluster.ask(0, 'createFixture', request);
  t.match(first, { ok: true, replayed: false });
  t.same(await cluster.ask(0, 'createFixture', request), { ...first, replayed: true });
  await cluster.settle();
  await cluster.crash(0);
  t.same(await cluster.ask(0, 'createFixture', request), { ...first, replayed: true });
  t.match(await cluster.ask(0, 'createFixture', { ...request, ...operation('new', 2) }), {
    ok: false,
    code: 'idempotencyKeyReused',
  });
  const { fixtures } = await cluster.get(0, 'listFixtures', {
    states: null,
    limit: 9,
    before: null,
  });
  t.equal(fixtures.length, 1);
  const other = { ...request, by: 9 as typeof request.by };
  t.match(await cluster.ask(0, 'createFixture', other), { replayed: false }, 'his key, not hers');
});

test('operators: what was refused is not remembered under its key', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 32 });
  const request = { ...creation(cluster, {}), ...operation('again') };
  t.match(await cluster.ask(0, 'createFixture', { ...request, title: '' }), { ok: false });
  t.match(await cluster.ask(0, 'createFixture', request), { ok: true, replayed: false });
});

test('operators: a change that comes again does not undo what came between', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 33 });
  const fixture = await openFixture(cluster, { odds: { a: 200 } });
  const home = homeOf(cluster, fixture);
  const odds = (oddsHundredths: number) => [{ selection: 0, oddsHundredths }];
  const request = { ...oddsChange(fixture, { odds: odds(190) }), ...operation('lower') };
  const nothing = { ...oddsChange(fixture, { state: 'open' as const }), ...operation('open') };
  const first = await cluster.ask(home, 'changeFixture', request);
  t.match(await cluster.ask(home, 'changeFixture', nothing), { ok: true, replayed: false });
  await cluster.get(
    home,
    'changeFixture',
    oddsChange(fixture, { odds: odds(210), state: 'suspended' }),
  );
  t.same(await cluster.ask(home, 'changeFixture', request), { ...first, replayed: true });
  t.match(await cluster.ask(home, 'changeFixture', nothing), { ok: true, replayed: true });
  const [newest] = (await cluster.get(home, 'listVersions', { fixture, limit: 1, before: null }))
    .versions;
  t.match(newest, { version: 3, state: 'suspended', oddsHundredths: [210] });
});

test('operators: a correction that comes again after another one changes nothing', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 34 });
  const fixture = await openFixture(cluster);
  await resolveOn(cluster, fixture, 'won');
  const correction = (outcome: 'won' | 'lost', key: string) => {
    const reason = 'scoreboard';
    return { fixture, outcomes: [outcome], reason, ...BY, ...operation(key) };
  };
  const first = await cluster.ask(0, 'correctFixture', correction('lost', 'one'));
  t.match(first, { ok: true, reply: { line: { version: 3 } } });
  await cluster.get(0, 'correctFixture', correction('won', 'two'));
  t.same(await cluster.ask(0, 'correctFixture', correction('lost', 'one')), {
    ...first,
    replayed: true,
  });
  const voided = { fixture, reason: 'rain', ...BY, ...operation('three') };
  t.match(await cluster.ask(0, 'voidFixture', voided), { ok: true, replayed: false });
  await cluster.get(0, 'correctFixture', correction('won', 'four'));
  t.match(await cluster.ask(0, 'voidFixture', voided), { ok: true, replayed: true });
  const { line } = await cluster.get(0, 'getFixture', { fixture });
  t.match(line, { state: 'finished', version: 6 });
});
