/** Tickets made in advance, when many want them, shards die, and shards are added. */
import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import { homeNow } from '../support/cluster/cluster-moves.ts';
import { clusterBalance, playerWith, type TestPlayer } from '../support/cluster/cluster-players.ts';
import {
  buyStock,
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

test('stock: a race for one ticket has one winner, wherever they live', async (t) => {
  const { cluster, draw, players } = await stocked(4, 8);
  for (const index of [0, 3, 7]) {
    const answers = await Promise.all(players.map((one) => reserve(cluster, one, draw, [index])));
    t.equal(answers.filter(({ ok }) => ok).length, 1, `ticket ${index}`);
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.code]));
    t.same([...new Set(codes)], ['stockTaken']);
  }
  await verifyShards(t, cluster);
});

test('stock: of 200 players who want one each, as many buy as there are tickets', async (t) => {
  const { cluster, draw, players } = await stocked(3, 37, { playerCount: 200 });
  const bought = await Promise.all(
    players.map(async (one, at) => {
      const hold = await reserve(cluster, one, draw, at % 2 === 0 ? [at % 37] : 1);
      return hold.ok && (await payFor(cluster, one, hold.reply)).ok;
    }),
  );
  await cluster.settle();
  // Whoever named one that was gone got none; what is left can still be had, to the last.
  for (let rest = (await freeStock(cluster, draw)).length; rest > 0; rest -= 1) {
    const one = must(players[bought.indexOf(false)], 'somebody has none');
    bought[bought.indexOf(false)] = true;
    t.ok((await payFor(cluster, one, await reserved(cluster, one, draw, 1))).ok);
    await cluster.settle();
  }
  t.equal(bought.filter((one) => one).length, 37);
  t.match(await reserve(cluster, must(players[0], 'many'), draw, 1), { code: 'stockEmpty' });
  t.equal((await clusterBalance(cluster)).players, 200 * 1_000 - 37 * 100);
  await verifyShards(t, cluster);
});

test('stock: of 200 who buy one at once, as many have one as there are tickets', async (t) => {
  for (const shardCount of [1, 3]) {
    const count = 37;
    const { cluster, draw, players } = await stocked(shardCount, count, { playerCount: 200 });
    const answers = await Promise.all(players.map((one) => buyStock(cluster, one, draw, 1)));
    t.equal(answers.filter(({ ok }) => ok).length, count);
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer]));
    for (const { code, facts } of refusals) t.same([code, facts], ['stockEmpty', { leftCount: 0 }]);
    await cluster.settle();
    t.equal((await freeStock(cluster, draw)).length, 0);
    t.equal((await clusterBalance(cluster)).players, 200 * 1_000 - count * 100);
    const { ticketCounts } = await cluster.get(0, 'getSales', { draws: [draw] });
    if (shardCount === 1) t.same(ticketCounts, [count]);
    await verifyShards(t, cluster);
  }
});

test('stock: of many who buy the same named tickets, one has each of them', async (t) => {
  const { cluster, draw, players } = await stocked(3, 12, { playerCount: 60 });
  const answers = await Promise.all(
    players.map((one, at) => buyStock(cluster, one, draw, [at % 4, 11 - (at % 4)])),
  );
  const sold = answers.filter(({ ok }) => ok).length;
  t.ok(sold > 0 && sold <= 4, `${sold} pairs`);
  await cluster.advance(HOLD_MS);
  t.equal((await freeStock(cluster, draw)).length, 12 - 2 * sold, 'nothing is held any more');
  t.equal((await clusterBalance(cluster)).players, 60 * 1_000 - sold * 200);
  await verifyShards(t, cluster);
});

test('stock: a purchase over several shards is whole, or has no effect', async (t) => {
  const { cluster, draw, players } = await stocked(3, 9);
  const one = onShard(players, 1);
  const rival = otherOn(players, 1, one);
  t.match(await buyStock(cluster, one, draw, 10), { ok: false, facts: { leftCount: 9 } });
  t.equal(await walletOf(cluster, one), 1_000);
  t.equal((await freeStock(cluster, draw)).length, 9, 'what was found is free again');
  const bought = await buyStock(cluster, one, draw, [8, 3, 0], 'once');
  t.match(bought, { ok: true, replayed: false, reply: { ticketCount: 3, balanceMinor: 700 } });
  const again = await buyStock(cluster, one, draw, [8, 3, 0], 'once');
  t.match(again, { ok: true, replayed: true });
  t.same(again.ok && again.reply, bought.ok && bought.reply);
  t.match(await buyStock(cluster, rival, draw, [1, 8]), { ok: false, code: 'stockTaken' });
  t.equal(await walletOf(cluster, rival), 1_000);
  t.equal((await freeStock(cluster, draw)).length, 6);
  const rest = await buyStock(cluster, rival, draw, 6);
  t.match(rest, { ok: true, reply: { ticketCount: 6, balanceMinor: 400 } });
  t.match(await buyStock(cluster, one, draw, 1), {
    ok: false,
    code: 'stockEmpty',
    facts: { leftCount: 0 },
  });
  await verifyShards(t, cluster);
});

test('stock: a purchase that is repeated while it gathers is carried out once', async (t) => {
  const { cluster, draw, players } = await stocked(3, 9);
  const one = onShard(players, 0);
  for (const [key, what] of [
    ['any', 5],
    ['named', [6, 7]],
  ] as const) {
    const before = await walletOf(cluster, one);
    const answers = await Promise.all([1, 2, 3].map(() => buyStock(cluster, one, draw, what, key)));
    const replies = answers.map((answer) => answer.ok && answer.reply);
    t.same(new Set(replies.map((reply) => JSON.stringify(reply))).size, 1, key);
    t.ok(replies[0], key);
    const count = typeof what === 'number' ? what : what.length;
    t.equal(before - (await walletOf(cluster, one)), 100 * count);
  }
  await cluster.settle();
  t.equal((await freeStock(cluster, draw)).length, 2, 'nothing is held any more');
  await verifyShards(t, cluster);
});

test('stock: a repeat pays for what its first time had reserved', async (t) => {
  const { cluster, draw, players } = await stocked(3, 9);
  const one = onShard(players, 0);
  // As if the gateway had died between the two.
  await reserved(cluster, one, draw, [8, 1]);
  const bought = await buyStock(cluster, one, draw, [8, 1], 'again');
  t.match(bought, { ok: true, reply: { ticketCount: 2, balanceMinor: 800 } });
  t.equal((await freeStock(cluster, draw)).length, 7);
  await cluster.advance(HOLD_MS);
  t.equal((await freeStock(cluster, draw)).length, 7);
  await verifyShards(t, cluster);
});

test('stock: a cancelled draw gives back what was paid, and lets go what was held', async (t) => {
  const { cluster, draw, players } = await stocked(3, 30);
  const [buyer, holder] = [onShard(players, 0), onShard(players, 1)];
  await payFor(cluster, buyer, await reserved(cluster, buyer, draw, [2, 12, 22]));
  const hold = await reserved(cluster, holder, draw, [3, 13, 23]);
  const cancelled = { draw, reason: 'rain', by: OPERATOR };
  await cluster.get(founderOf(draw, cluster), 'cancelDraw', cancelled);
  await cluster.settle();
  t.equal(await walletOf(cluster, buyer), 1_000);
  t.match(await payFor(cluster, holder, hold), { ok: false, code: 'drawCancelled' });
  t.equal(await walletOf(cluster, holder), 1_000);
  const asked = { player: holder.player, ordinal: hold.ordinal };
  t.match(await cluster.get(1, 'getReservation', asked), { state: 'released' });
  t.match(await reserve(cluster, buyer, draw, 1), { ok: false });
  await cluster.advance(HOLD_MS);
  t.match(await cluster.get(1, 'getReservation', asked), { state: 'released' }, 'then, too');
  t.match(await payFor(cluster, holder, hold), { ok: false, code: 'drawCancelled' });
  await verifyShards(t, cluster);
});

test('stock: a shard that dies at any moment forgets nothing, sells nothing twice', async (t) => {
  for (const inFlight of ['absent', 'present'] as const) {
    const { cluster, draw, players } = await stocked(3, 12);
    const [a, b] = [onShard(players, 0), onShard(players, 2)];
    cluster.isMailHeld = true;
    // Asked for on shard 1, whose answer does not come before everybody has died once.
    const asked = { player: a.player, draw, indexes: [0, 5], anyCount: 0, holdMs: HOLD_MS };
    const asking = await cluster.get(0, 'reserveStock', asked);
    t.equal(asking.state, 'asking');
    for (const shard of [0, 1, 2]) cluster.reopen(shard, inFlight);
    cluster.isMailHeld = false;
    for (const shard of cluster.shards) shard.resendMail();
    await cluster.settle();
    const view = { player: a.player, ordinal: asking.ordinal };
    t.match(await cluster.get(0, 'getReservation', view), { state: 'reserved' });
    t.match(await reserve(cluster, b, draw, [5]), { ok: false, code: 'stockTaken' });
    await cluster.crash(1, inFlight);
    const paid = await payFor(cluster, a, asking, 'key');
    t.ok(paid.ok);
    for (const shard of [0, 1, 2]) await cluster.crash(shard, inFlight);
    const again = await payFor(cluster, a, asking, 'key');
    t.ok(again.ok && again.replayed);
    await cluster.advance(HOLD_MS);
    t.match(await reserve(cluster, b, draw, [5]), { ok: false, code: 'stockTaken' });
    t.equal((await freeStock(cluster, draw)).length, 10);
    await verifyShards(t, cluster);
  }
});

test('stock: shards that are added ask the others; who moves loses what they held', async (t) => {
  const { cluster, draw, players } = await stocked(2, 20, { playerCount: 12 });
  const holds = await Promise.all(
    players.map(async (one, at) => ({ one, hold: await reserved(cluster, one, draw, [at]) })),
  );
  await cluster.grow(3);
  await cluster.dealPlayers();
  const late = await playerWith(cluster, 'late', 1_000);
  for (const { one, hold } of holds) {
    const answer = await payFor(cluster, one, hold);
    if (homeNow(cluster, one).shard !== one.shard)
      t.match(answer, { ok: false, code: 'reservationExpired' });
    else t.ok(answer.ok);
  }
  await cluster.advance(HOLD_MS);
  const newcomers: TestPlayer[] = [late];
  for (let i = 0; newcomers.every(({ shard }) => shard !== 2); i += 1) {
    newcomers.push(await playerWith(cluster, `new-${i}`, 1_000));
  }
  const one = onShard(newcomers, 2);
  const free = await freeStock(cluster, draw);
  const wanted = [must(free[0], 'some').index, must(free.at(-1), 'some').index];
  t.ok((await payFor(cluster, one, await reserved(cluster, one, draw, wanted))).ok);
  await cluster.settle();
  t.equal((await freeStock(cluster, draw)).length, free.length - 2);
});
