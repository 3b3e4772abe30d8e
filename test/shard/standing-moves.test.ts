/** Standing tickets whose players move to another shard, and draws that close on the way. */
import { test } from 'tap';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  askTrailing,
  getTrailing,
  growAndMove,
  homeNow,
  townOf,
  verifyMoved,
} from '../support/cluster/cluster-moves.ts';
import { playerWith, purchase } from '../support/cluster/cluster-players.ts';
import {
  buyForDraws,
  cancel,
  makeStanding,
  openNext,
  PRICE_MINOR,
  prepaidBalance,
  standingRequest,
  standingTicketsOf,
} from '../support/cluster/cluster-standing.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';

test('standing tickets: they move with their players, prepaid money and all', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const players = await townOf(cluster, 12);
  const first = await openNext(cluster);
  const requests = [];
  for (const [index, one] of players.entries()) {
    const request = { ...purchase(cluster, one, first, { quickPick: 1 }), draws: 4 };
    const sold = await cluster.get(one.shard, 'buyForDraws', request);
    const standing = standingRequest(one, { idempotencyKey: `s-${index}` });
    const made = await cluster.get(one.shard, 'makeStandingTicket', standing);
    requests.push({ one, request, sold, standing, made });
  }
  await growAndMove(cluster, 3);
  const moved = requests.filter(({ one }) => homeNow(cluster, one).shard !== one.shard);
  t.ok(moved.length > 0, 'some of them move');
  t.equal(await prepaidBalance(cluster), 12 * 300);
  await verifyMoved(t, cluster);

  const second = await openNext(cluster);
  for (const { one, request, sold, standing, made } of requests) {
    const home = homeNow(cluster, one);
    t.match(await standingTicketsOf(cluster, home), [
      { kind: 'recurring', enteredCount: 1 },
      { kind: 'prepaid', enteredCount: 1, drawsLeft: 2 },
    ]);
    const ofSecond = { player: one.player, draw: second, state: null, limit: 9, after: null };
    t.equal((await cluster.get(home.shard, 'listTickets', ofSecond)).tickets.length, 2);
    t.same(await getTrailing(cluster, one, 'buyForDraws', request), sold, 'its first answer');
    const again = await askTrailing(cluster, one, 'makeStandingTicket', standing);
    t.match(again, { ok: true, replayed: true, reply: { number: made.number } });
  }
  await cancel(cluster, second);
  for (const { one } of requests) {
    const home = homeNow(cluster, one);
    const stopped = { player: one.player, number: 1 };
    t.match(await cluster.get(home.shard, 'stopStandingTicket', stopped), { refundMinor: 200 });
  }
  t.equal(await prepaidBalance(cluster), 0);
  await verifyMoved(t, cluster);
});

test('standing tickets: a draw on sale at the move is entered once', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 2 });
  const players = await townOf(cluster, 6);
  await openNext(cluster);
  for (const one of players) await makeStanding(cluster, one);
  const draw = await openNext(cluster);
  await growAndMove(cluster, 2);
  let count = 0;
  for (const { state } of cluster.shards) {
    const instance = state.instances.get(draw);
    if (instance?.phase === 'open') count += instance.ticketCount;
  }
  t.equal(count, 6);
  await verifyMoved(t, cluster);
});

test('standing tickets: a draw that closes before the walk is over leaves the rest', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  const people = [];
  for (const login of ['ada', 'bob', 'cyd']) {
    const one = await playerWith(cluster, login, 1_000_000);
    people.push(one);
  }
  const first = await openNext(cluster);
  for (const one of people) {
    for (let i = 0; i < 90; i += 1) await buyForDraws(cluster, one, first, 2);
  }
  const draw = await openNext(cluster, { closesAtMs: cluster.clock.nowMs + 1_000 });
  t.equal(await prepaidBalance(cluster), 0, 'with time enough all are entered');
  await cancel(cluster, draw);

  for (const one of people) {
    for (let i = 0; i < 90; i += 1) await buyForDraws(cluster, one, first, 2);
  }
  const { state } = cluster.shards[0] ?? {};
  const page = state?.standingBySeries.loadPage.bind(state.standingBySeries);
  // The clock moves on by the hour with the first step.
  if (state !== undefined && page !== undefined) {
    state.standingBySeries.loadPage = (range) => {
      const rows = page(range);
      cluster.clock.nowMs += 4_000_000;
      return rows;
    };
  }
  await openNext(cluster);
  if (state !== undefined && page !== undefined) state.standingBySeries.loadPage = page;
  const leftMinor = PRICE_MINOR * 2 * 90;
  t.equal(await prepaidBalance(cluster), leftMinor, 'the first step has entered its part');
  t.match(cluster.alarms.at(-1), { kind: 'standingLate', sentence: /closed before all/ });
  await openNext(cluster);
  t.equal(await prepaidBalance(cluster), 0, 'the rest enter the next draw');
  t.match(cluster.alarms.at(-1), { kind: 'standingLate', sentence: null });
  await verifyShards(t, cluster);
});
