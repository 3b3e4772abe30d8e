/** Operators who ask again: what was carried out under a key is not carried out once more. */
import { test } from 'tap';
import { Cluster } from '../support/cluster.ts';
import { changeOf, creation, homeOf, openEvent, resolve } from '../support/cluster-bets.ts';

const BY = { by: creation(new Cluster({ shardCount: 1, seed: 1 }), {}).by };
const operation = (idempotencyKey: string, fingerprint = 1) => ({
  operation: { idempotencyKey, fingerprint },
});

test('operators: an event that is asked for twice is one event, also after a crash', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 31 });
  const request = { ...creation(cluster, {}), ...operation('new') };
  const first = await cluster.ask(0, 'createEvent', request);
  t.match(first, { ok: true, replayed: false });
  t.same(await cluster.ask(0, 'createEvent', request), { ...first, replayed: true });
  await cluster.settle();
  await cluster.crash(0);
  t.same(await cluster.ask(0, 'createEvent', request), { ...first, replayed: true });
  t.match(await cluster.ask(0, 'createEvent', { ...request, ...operation('new', 2) }), {
    ok: false,
    code: 'idempotencyKeyReused',
  });
  const { events } = await cluster.get(0, 'listEvents', { states: null, limit: 9, before: null });
  t.equal(events.length, 1);
  const other = { ...request, by: 9 as typeof request.by };
  t.match(await cluster.ask(0, 'createEvent', other), { replayed: false }, 'his key, not hers');
});

test('operators: what was refused is not remembered under its key', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 32 });
  const request = { ...creation(cluster, {}), ...operation('again') };
  t.match(await cluster.ask(0, 'createEvent', { ...request, title: '' }), { ok: false });
  t.match(await cluster.ask(0, 'createEvent', request), { ok: true, replayed: false });
});

test('operators: a change that comes again does not undo what came between', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 33 });
  const event = await openEvent(cluster, { odds: { a: 200 } });
  const home = homeOf(cluster, event);
  const odds = (oddsHundredths: number) => [{ selection: 0, oddsHundredths }];
  const request = { ...changeOf(event, { odds: odds(190) }), ...operation('lower') };
  const nothing = { ...changeOf(event, { state: 'open' as const }), ...operation('open') };
  const first = await cluster.ask(home, 'changeEvent', request);
  t.match(await cluster.ask(home, 'changeEvent', nothing), { ok: true, replayed: false });
  await cluster.get(home, 'changeEvent', changeOf(event, { odds: odds(210), state: 'suspended' }));
  t.same(await cluster.ask(home, 'changeEvent', request), { ...first, replayed: true });
  t.match(await cluster.ask(home, 'changeEvent', nothing), { ok: true, replayed: true });
  const [newest] = (await cluster.get(home, 'listVersions', { event, limit: 1, before: null }))
    .versions;
  t.match(newest, { version: 3, state: 'suspended', oddsHundredths: [210] });
});

test('operators: a correction that comes again after another one changes nothing', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 34 });
  const event = await openEvent(cluster);
  await resolve(cluster, event, 'won');
  const correction = (outcome: 'won' | 'lost', key: string) => {
    const reason = 'scoreboard';
    return { event, outcomes: [outcome], reason, ...BY, ...operation(key) };
  };
  const first = await cluster.ask(0, 'correctEvent', correction('lost', 'one'));
  t.match(first, { ok: true, reply: { line: { version: 3 } } });
  await cluster.get(0, 'correctEvent', correction('won', 'two'));
  t.same(await cluster.ask(0, 'correctEvent', correction('lost', 'one')), {
    ...first,
    replayed: true,
  });
  const voided = { event, reason: 'rain', ...BY, ...operation('three') };
  t.match(await cluster.ask(0, 'voidEvent', voided), { ok: true, replayed: false });
  await cluster.get(0, 'correctEvent', correction('won', 'four'));
  t.match(await cluster.ask(0, 'voidEvent', voided), { ok: true, replayed: true });
  const { line } = await cluster.get(0, 'getEvent', { event });
  t.match(line, { state: 'finished', version: 6 });
});
