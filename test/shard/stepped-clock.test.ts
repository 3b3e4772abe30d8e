/** A wall clock that is wrong for a while, under whole shards. */
import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { STEP_SETTLE_MS } from '../../src/kernel/clock-guard.ts';
import { decodeEvents } from '../../src/shard/records/event-codec.ts';
import { verifyJournal } from '../../src/shard/verification/journal-verification.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { openFixture } from '../support/cluster/cluster-bets.ts';
import { plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

async function stage() {
  const cluster = new Cluster({ shardCount: 2, seed: 7 });
  const ada = await playerWith(cluster, 'ada', 100_000);
  const draw = await plan(cluster, '5of36', { closesInS: 3_600, resultsInS: 7_200 });
  const buy = () =>
    cluster.ask(ada.shard, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 1 }));
  const stepWall = async (byMs: number): Promise<void> => {
    cluster.clock.stepMs += byMs;
    await cluster.settle();
  };
  return { cluster, ada, draw, buy, stepWall };
}

function eventsOf(cluster: Cluster, type: string) {
  return cluster.journals.flatMap((journal) =>
    journal
      .readRecords(1, journal.head.sequence)
      .flatMap(({ payload }) => [...decodeEvents(payload).events])
      .filter((event) => event.type === type),
  );
}

/** The newest instant that any record carries. */
function journaledMs(cluster: Cluster): number {
  const times = cluster.journals.flatMap((journal) =>
    journal.readRecords(1, journal.head.sequence).map(({ payload }) => decodeEvents(payload).nowMs),
  );
  return Math.max(...times);
}

function verify(cluster: Cluster) {
  return cluster.journals.map((journal, shard) =>
    verifyJournal({ identity: { shard, founderCount: 2 }, journal, onProgress: () => undefined }),
  );
}

for (const restart of ['never', 'during', 'after'] as const) {
  test(`stepped clock: two days ahead for a second, restarted ${restart}: no trace`, async (t) => {
    const { cluster, ada, draw, buy, stepWall } = await stage();
    t.match(await buy(), { ok: true });
    await stepWall(2 * DAY_MS);
    if (restart === 'during') for (const shard of [0, 1]) await cluster.crash(shard);
    t.match(await buy(), { ok: false, code: 'clockUnsure' }, 'it closes between the readings');
    t.match(await cluster.ask(ada.shard, 'getWallet', { player: ada.player }), { ok: true });
    await cluster.advance(SECOND_MS);
    t.match(cluster.alarms.at(-1), { kind: 'clockStep', sentence: /172800\.0 s ahead/ });
    await stepWall(-2 * DAY_MS);
    if (restart === 'after') for (const shard of [0, 1]) await cluster.crash(shard);

    t.match(await buy(), { ok: true });
    t.same(eventsOf(cluster, 'InstanceClosed'), [], 'nothing closed');
    t.ok(journaledMs(cluster) <= cluster.clock.nowMs, 'no record is ahead of the time');
    const next = await plan(cluster, '6of45', { closesInS: 600, resultsInS: 1_200 });
    const bought = purchase(cluster, ada, next, { quickPick: 1 });
    t.match(await cluster.ask(ada.shard, 'buyTickets', bought), { ok: true }, 'new draws open');
    t.ok(await openFixture(cluster, { deadlineInS: 600 }), 'and events are created');
    await cluster.advance(HOUR_MS);
    t.equal(
      eventsOf(cluster, 'InstanceClosed').filter((e) => 'draw' in e && e.draw === draw).length,
      2,
    );
    t.match(verify(cluster), [{ ok: true }, { ok: true }]);
  });
}

test('stepped clock: only what the two readings would decide differently waits', async (t) => {
  const { cluster, ada, buy, stepWall } = await stage();
  const far = await plan(cluster, '6of45', { closesInS: 7_200, resultsInS: 9_000 });
  await stepWall(HOUR_MS + 30 * 60 * SECOND_MS);
  t.match(await buy(), { ok: false, code: 'clockUnsure' });
  const bought = purchase(cluster, ada, far, { quickPick: 1 });
  t.match(await cluster.ask(ada.shard, 'buyTickets', bought), {
    ok: true,
    reply: { acceptedAtMs: cluster.clock.nowMs },
  });
  await cluster.advance(STEP_SETTLE_MS - 1);
  t.same(eventsOf(cluster, 'InstanceClosed'), []);
  await cluster.advance(1);
  t.equal(eventsOf(cluster, 'InstanceClosed').length, 2, 'a step that has held is believed');
  t.match(await buy(), { ok: false, code: 'drawClosed' });
});

test('stepped clock: a journal ahead of the wall waits for an operator', async (t) => {
  const { cluster, ada, draw, stepWall } = await stage();
  await stepWall(2 * DAY_MS);
  await cluster.advance(STEP_SETTLE_MS);
  t.equal(eventsOf(cluster, 'DrawPublished').length, 1, 'believed, and over');
  await stepWall(-2 * DAY_MS);
  for (const shard of [0, 1]) await cluster.crash(shard);
  await cluster.advance(STEP_SETTLE_MS);
  t.match(cluster.alarms.at(-1), {
    sentence: /journal is 172\d{3}\.\d s ahead of the wall/,
  });

  for (const shard of [0, 1]) {
    const reply = await cluster.get(shard, 'acceptClock', { reason: 'a bad time server' });
    t.equal(reply.atMs, cluster.clock.wallMs());
    t.ok(reply.believedMs > reply.atMs + DAY_MS);
    const again = await cluster.get(shard, 'acceptClock', { reason: 'once more' });
    t.equal(again.believedMs, again.atMs, 'nothing is left to accept');
  }
  await cluster.settle();
  t.match(cluster.alarms.at(-1), { sentence: null });
  t.equal(eventsOf(cluster, 'ClockAccepted').length, 2);
  const closed = purchase(cluster, ada, draw, { quickPick: 1 });
  t.match(await cluster.ask(ada.shard, 'buyTickets', closed), { ok: false, code: 'drawClosed' });
  const next = await plan(cluster, '6of45', { closesInS: 600, resultsInS: 1_200 });
  const bought = purchase(cluster, ada, next, { quickPick: 1 });
  t.match(await cluster.ask(ada.shard, 'buyTickets', bought), {
    ok: true,
    reply: { acceptedAtMs: cluster.clock.wallMs() },
  });
  for (const shard of [0, 1]) await cluster.crash(shard);
  await cluster.advance(2 * HOUR_MS);
  t.equal(eventsOf(cluster, 'DrawPublished').length, 2, 'each draw once');
  t.match(verify(cluster), [{ ok: true }, { ok: true }]);
});

test('stepped clock: a payment that waits is not asked about days later', async (t) => {
  let outcome: 'pending' | 'completed' = 'pending';
  const cluster = new Cluster({ shardCount: 1, seed: 8, provider: () => outcome });
  const ada = await playerWith(cluster, 'ada', 100_000);
  cluster.clock.stepMs = 2 * DAY_MS;
  await cluster.settle();
  await cluster.advance(STEP_SETTLE_MS);
  const request = {
    player: ada.player,
    kind: 'deposit',
    amountMinor: 500,
    method: 'sandbox:pending',
    idempotencyKey: 'p1',
    fingerprint: 1,
  } as const;
  const { number } = await cluster.get(0, 'requestPayment', request);
  cluster.clock.stepMs = 0;
  await cluster.advance(STEP_SETTLE_MS);
  await cluster.get(0, 'acceptClock', { reason: 'a bad time server' });
  outcome = 'completed';
  await cluster.advance(5 * SECOND_MS);
  const payment = await cluster.get(0, 'getPayment', { player: ada.player, number });
  t.equal(must(payment, 'it is known').state, 'completed');
});
