/** Tickets made in advance, over several shards: held by one player, and paid by that one. */
import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import {
  freeStock,
  HOLD_MS,
  onShard,
  otherOn,
  payFor,
  reserve,
  reserved,
  stocked,
  walletOf,
} from '../support/cluster/cluster-stock.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';

test('stock: is listed over all shards, each ticket once, all different', async (t) => {
  const { cluster, draw } = await stocked(4, 2_500);
  const free = await freeStock(cluster, draw);
  t.same(
    free.map(({ index }) => index),
    Array.from({ length: 2_500 }, (_, index) => index),
  );
  t.equal(
    new Set(free.map(({ selection }) => String(selection))).size,
    2_500,
    'no two are the same',
  );
  t.equal(
    (await cluster.ask(founderOf(draw, cluster), 'makeStock', { draw, count: 5, by: OPERATOR })).ok,
    false,
  );
});

test('stock: what is over lets nothing go that another holds', async (t) => {
  // On one shard, and where each of the players and the ticket is on another one.
  for (const [shardCount, homes] of [
    [1, [0, 0, 0]],
    [3, [0, 0, 0]],
    [3, [1, 2, 1]],
    [4, [1, 2, 3]],
  ] as const) {
    const { cluster, draw, players } = await stocked(shardCount, 12);
    const [homeA, homeB, homeC] = homes;
    const a = onShard(players, homeA);
    const b = otherOn(players, homeB, a);
    const c = otherOn(players, homeC, a, b);
    const first = await reserved(cluster, a, draw, [0]);
    t.equal(first.expiresAtMs, cluster.clock.nowMs + HOLD_MS);
    t.match(await reserve(cluster, b, draw, [0]), { ok: false, code: 'stockTaken' });
    // Nothing but the clock: no reminder was looked at yet.
    cluster.clock.nowMs += HOLD_MS;
    const second = await reserved(cluster, b, draw, [0]);
    cluster.clock.nowMs += 1;
    const late = await payFor(cluster, a, first, 'late');
    t.match(late, { ok: false, code: 'reservationExpired' });
    t.equal(await walletOf(cluster, a), 1_000);
    t.match(await payFor(cluster, a, first, 'late'), { ok: false, code: 'reservationExpired' });
    cluster.clock.nowMs += 999;
    const gone = { player: a.player, ordinal: first.ordinal };
    t.match(await cluster.get(a.shard, 'releaseReservation', gone), { state: 'expired' });
    await cluster.advance(1_000);
    t.match(await reserve(cluster, c, draw, [0]), { ok: false, code: 'stockTaken' });
    const paid = await payFor(cluster, b, second);
    t.ok(paid.ok, 'who holds it buys it');
    t.equal(await walletOf(cluster, b), 900);
    await cluster.settle();
    t.match(await reserve(cluster, c, draw, [0]), { ok: false, code: 'stockTaken' });
    t.equal((await freeStock(cluster, draw)).length, 11);
    await verifyShards(t, cluster);
  }
});

test('stock: a hold ends with the sale', async (t) => {
  for (const [lateMs, isIn] of [
    [-1, true],
    [0, false],
  ] as const) {
    const { cluster, draw, players } = await stocked(2, 10, { closesInS: 180 });
    const one = onShard(players, 0);
    const closesAtMs = cluster.clock.nowMs + 180_000;
    const hold = await reserved(cluster, one, draw, [7]);
    t.equal(hold.expiresAtMs, closesAtMs);
    cluster.clock.nowMs = closesAtMs + lateMs;
    t.equal((await payFor(cluster, one, hold)).ok, isIn);
    t.equal(await walletOf(cluster, one), isIn ? 900 : 1_000);
    await cluster.advance(1_000_000);
    const asked = { player: one.player, ordinal: hold.ordinal };
    const { state } = await cluster.get(one.shard, 'getReservation', asked);
    t.equal(state, isIn ? 'paid' : 'expired');
    const { ticketCounts } = await cluster.get(0, 'getSales', { draws: [draw] });
    t.same(ticketCounts, [isIn ? 1 : 0], 'in the pool, or not');
    await verifyShards(t, cluster);
  }
});

test('stock: one player gets all that is left, wherever it is', async (t) => {
  const { cluster, draw, players } = await stocked(4, 10);
  const buyer = onShard(players, 2);
  const holders = [1, 3, 0].map((shard) => otherOn(players, shard, buyer));
  await reserved(cluster, must(holders[0], 'three'), draw, [0, 9]);
  await reserved(cluster, must(holders[1], 'three'), draw, [5]);
  await reserved(cluster, must(holders[2], 'three'), draw, [3]);
  t.equal((await freeStock(cluster, draw)).length, 6);
  for (const shard of [3, 1]) await cluster.crash(shard);
  await cluster.advance(HOLD_MS);
  t.equal((await freeStock(cluster, draw)).length, 10, 'what was held is listed again');
  const all = await reserved(cluster, buyer, draw, 10);
  t.same(
    [...all.indexes].sort((left, right) => left - right),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  t.match(await reserve(cluster, must(holders[0], 'three'), draw, 1), {
    ok: false,
    code: 'stockEmpty',
  });
  const paid = await payFor(cluster, buyer, all);
  t.ok(paid.ok && paid.reply.ticketCount === 10);
  await cluster.settle();
  const late = must(holders[0], 'three');
  t.match(await reserve(cluster, late, draw, 1), { ok: false, code: 'stockEmpty' });
  const heads = () => cluster.journals.map(({ head }) => head.sequence);
  const before = heads();
  t.match(await reserve(cluster, late, draw, 1), { ok: false, code: 'stockEmpty' });
  await cluster.settle();
  t.same(heads(), before, 'once all is sold nobody is asked any more');
  t.equal(await walletOf(cluster, buyer), 0);
  await cluster.settle();
  await verifyShards(t, cluster);
});

test('stock: who asks again for what they hold gets the same reservation', async (t) => {
  const { cluster, draw, players } = await stocked(3, 9);
  const one = onShard(players, 1);
  const first = await reserved(cluster, one, draw, [0, 4, 8]);
  const again = await reserved(cluster, one, draw, [8, 0, 4]);
  t.equal(again.ordinal, first.ordinal);
  t.match(await reserve(cluster, one, draw, [0, 4]), { ok: false, code: 'stockTaken' });
  t.same(first.indexes, [0, 4, 8], 'in the order in which they were named');
  const given = await reserved(cluster, one, draw, 2);
  const named = await reserved(cluster, one, draw, [...given.indexes].reverse());
  t.equal(named.ordinal, given.ordinal, 'by name, what was given of any');
  await cluster.get(1, 'releaseReservation', { player: one.player, ordinal: given.ordinal });
  await cluster.get(1, 'releaseReservation', { player: one.player, ordinal: first.ordinal });
  await cluster.settle();
  t.equal((await freeStock(cluster, draw)).length, 9);
  t.match(await payFor(cluster, one, first), { ok: false, code: 'reservationExpired' });
});

test('stock: nobody holds more than a hundred tickets at once', async (t) => {
  const { cluster, draw, players } = await stocked(2, 500);
  const one = onShard(players, 0);
  const first = await reserved(cluster, one, draw, 60);
  t.match(await reserve(cluster, one, draw, 41), {
    ok: false,
    code: 'reservationsTooMany',
    facts: { heldCount: 60, ticketsMax: 100 },
  });
  await reserved(cluster, one, draw, 40);
  await cluster.get(0, 'releaseReservation', { player: one.player, ordinal: first.ordinal });
  await reserved(cluster, one, draw, 60);
});

test('stock: a payment is carried out once, whatever is repeated', async (t) => {
  const { cluster, draw, players } = await stocked(2, 20);
  const one = onShard(players, 1);
  const hold = await reserved(cluster, one, draw, [1, 15]);
  const paid = await payFor(cluster, one, hold, 'once');
  const again = await payFor(cluster, one, hold, 'once');
  t.ok(paid.ok && again.ok && again.replayed);
  t.same(paid.ok && paid.reply, again.ok && again.reply);
  t.match(await payFor(cluster, one, hold, 'twice'), { ok: false, code: 'reservationPaid' });
  t.match(
    await cluster.ask(1, 'releaseReservation', { player: one.player, ordinal: hold.ordinal }),
    { ok: false, code: 'reservationPaid' },
  );
  t.equal(await walletOf(cluster, one), 800);
  const free = await freeStock(cluster, draw);
  t.equal(free.length, 18);
  await verifyShards(t, cluster);
});

test('stock: too poor to payFor, the reservation stays until its time', async (t) => {
  const { cluster, draw, players } = await stocked(2, 20);
  const one = onShard(players, 0);
  const hold = await reserved(cluster, one, draw, 11);
  t.match(await payFor(cluster, one, hold), { ok: false, code: 'balanceTooLow' });
  t.equal((await freeStock(cluster, draw)).length, 9);
  await cluster.advance(HOLD_MS);
  t.equal((await freeStock(cluster, draw)).length, 20);
});
