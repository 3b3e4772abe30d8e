/**
 * Line provider and bet maker as two processes beside a real NATS: whatever is killed, lost,
 * repeated or reordered, a bet is settled once, and none is taken while the line is silent.
 */
import { test } from 'tap';
import { codeOf } from '../support/engine/engine-client.ts';
import { createAdmin, logIn } from '../support/engine/engine-people.ts';
import { verifyJournals } from '../support/engine/engine-process.ts';
import { NATS_MISSING } from '../support/network/nats-server.ts';
import { EVENTS_SUBJECT, LINES, TwoServices } from '../support/rounds/two-services.ts';

const REAL = { skip: NATS_MISSING };
const WON_ONCE = { balanceMinor: 11_000, states: ['won'], kinds: ['betPayout', 'bet', 'deposit'] };

test('two services: events come from the line only, bets are made beside it', REAL, async (t) => {
  const services = await TwoServices.start(t);
  const { provider, maker } = services;
  const eventId = await services.openFixture();
  await services.seen(eventId, { state: 'open', version: 1 });
  const ada = await services.player('ada', 10_000);
  await services.placed(ada, eventId, 1_000);
  t.equal((await services.bet(ada, 'ev_0000009', 1)).status, 404);
  t.equal((await provider.post(`/v1/events/${eventId}/bets`, { stakeMinor: 1 })).status, 404);
  t.equal((await provider.post('/v1/players', {})).status, 404, 'nobody plays at the provider');
  await createAdmin(services.directoryOf('bet-maker'));
  const { accessToken: token } = await logIn(maker);
  const path = `/v1/admin/events/${eventId}`;
  const deadline = new Date(Date.now() + 60_000).toISOString();
  const creation = { title: 'Mine', odds: '2.00', deadline };
  for (const [method, address, body] of [
    ['POST', '/v1/admin/events', creation],
    ['PATCH', path, { odds: '9.00' }],
    ['POST', `${path}/result`, { state: 'won' }],
    ['POST', `${path}/correction`, { state: 'won', reason: 'a mistake' }],
    ['POST', `${path}/void`, { reason: 'a mistake' }],
  ] as const) {
    t.equal(codeOf(await maker.send(method, address, { token, body })), 'eventsOfLine', address);
  }
  await services.resolve(eventId, 'won');
  await services.seen(eventId, { state: 'won', settled: true });
  t.same(await services.account(ada), WON_ONCE);
  const contract = JSON.parse((await maker.get('/openapi.json')).text) as { paths: object };
  t.ok('/v1/events/{id}/bets' in contract.paths);
});

test('two services: a provider that is killed suspends betting, durably', REAL, async (t) => {
  const services = await TwoServices.start(t);
  const eventId = await services.openFixture();
  await services.seen(eventId, { state: 'open' });
  const ada = await services.player('ada', 10_000);
  await services.placed(ada, eventId, 1_000);
  // In the middle of a stream of changes: what was decided last may not have been told.
  const changes = (async () => {
    for (let price = 201; price < 100_000; price += 1) {
      await services.change(eventId, { odds: (price / 100).toFixed(2) });
    }
  })().catch(() => undefined);
  await services.reached(eventId, 5);
  await services.kill('line-provider');
  await changes;
  await services.seen(eventId, { state: 'suspended' });
  await services.measured(true);
  t.equal(codeOf(await services.bet(ada, eventId, 1_000)), 'eventSuspended');
  await services.kill('bet-maker');
  await services.run('bet-maker');
  await services.seen(eventId, { state: 'suspended' });
  t.equal(
    codeOf(await services.bet(ada, eventId, 1_000)),
    'eventSuspended',
    'also after a restart',
  );
  await services.run('line-provider');
  await services.seen(eventId, { state: 'open' });
  await services.change(eventId, { odds: '3.00' });
  await services.seen(eventId, { odds: '3.00', state: 'open' });
  await services.measured(false);
  await services.resolve(eventId, 'won');
  await services.seen(eventId, { state: 'won', settled: true });
  t.same(await services.account(ada), WON_ONCE, 'at the odds that it was taken at, once');
});

test('two services: a bet maker that is killed loses no result', REAL, async (t) => {
  const services = await TwoServices.start(t);
  const first = await services.openFixture();
  const second = await services.openFixture();
  await services.seen(first, { state: 'open' });
  const ada = await services.player('ada', 10_000);
  await services.placed(ada, first, 1_000);
  await services.kill('bet-maker');
  await services.resolve(first, 'won');
  await services.change(second, { state: 'suspended', reason: 'rain' });
  await services.run('bet-maker');
  await services.seen(first, { state: 'won', settled: true });
  await services.seen(second, { state: 'suspended', version: 2 });
  t.same(await services.account(ada), WON_ONCE);
  await services.kill('bet-maker');
  const verified = await verifyJournals(services.directoryOf('bet-maker'));
  t.equal(verified.exitCode, 0, verified.output + verified.errors);
});

test('two services: what is lost, repeated or reordered has its effect once', REAL, async (t) => {
  const services = await TwoServices.start(t);
  const first = await services.openFixture();
  await services.seen(first, { state: 'open' });
  const ada = await services.player('ada', 10_000);
  await services.placed(ada, first, 1_000);
  await services.kill('bet-maker');
  const second = await services.openFixture();
  for (const odds of ['2.10', '2.20', '2.30']) await services.change(second, { odds });
  await services.resolve(first, 'won');
  const told = await services.nats.read(LINES, EVENTS_SUBJECT);
  const manager = await services.nats.manager();
  // Lost: everything of the first event's result. Reordered and repeated: the second event.
  await manager.streams.purge(LINES);
  const eventOf = (data: Uint8Array) =>
    (JSON.parse(Buffer.from(data).toString()) as { eventId: string }).eventId;
  const kept = told.filter(({ data }) => eventOf(data) === second).reverse();
  t.equal(kept.length, 4);
  for (const { data, headers } of [...kept, ...kept]) {
    const position = { 'tirage-position': headers['tirage-position'] ?? '' };
    await services.nats.publish(EVENTS_SUBJECT, data, position);
  }
  await services.run('bet-maker');
  await services.seen(second, { state: 'open', version: 4, odds: '2.30' });
  await services.seen(first, { state: 'won', settled: true });
  t.same(await services.account(ada), WON_ONCE);
  const bob = await services.player('bob', 1_000);
  await services.placed(bob, second, 1_000);
  // All of it again, the oldest last, while bets stand.
  for (const { data } of told.toReversed()) await services.nats.publish(EVENTS_SUBJECT, data);
  await services.nats.publish(EVENTS_SUBJECT, 'nonsense');
  await services.resolve(second, 'lost');
  await services.seen(second, { state: 'lost', settled: true });
  t.same(await services.account(ada), WON_ONCE);
  t.match(await services.account(bob), { balanceMinor: 0, states: ['lost'] });
  const buried = await services.nats.read('tirage_dead_letters', 'dead.v1.line.v1.event');
  t.equal(buried.length, 1);
});

test('two services: NATS away suspends; back, betting goes on', REAL, async (t) => {
  const services = await TwoServices.start(t);
  const eventId = await services.openFixture();
  await services.seen(eventId, { state: 'open' });
  await services.server.kill();
  await services.seen(eventId, { state: 'suspended', version: 1 });
  await services.change(eventId, { odds: '1.50' });
  await services.server.restart();
  await services.seen(eventId, { state: 'open', odds: '1.50' });
  const ada = await services.player('ada', 10_000);
  await services.placed(ada, eventId, 1_000);
});
