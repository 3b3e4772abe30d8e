/** Clients' keys of players who have moved: what was done under them is done once. */
import { test } from 'tap';
import { pointsHundredths } from '../../src/kernel/points.ts';
import type { RequestOf } from '../../src/protocol/shard-requests.ts';
import { Cluster, type ClusterOptions } from '../support/cluster/cluster.ts';
import { openFixture, slip } from '../support/cluster/cluster-bets.ts';
import {
  askTrailing,
  booksOf,
  EARNS,
  growAndMove,
  homeNow,
  townOf,
  verifyMoved,
} from '../support/cluster/cluster-moves.ts';
import { plan, purchase, type TestPlayer } from '../support/cluster/cluster-players.ts';

function begun(options: Partial<ClusterOptions> = {}): Cluster {
  return new Cluster({ shardCount: 2, seed: 1, ...options });
}

test('moves: a repeat gets the first answer from wherever that was given', async (t) => {
  const cluster = begun({ provider: () => 'pending' });
  const players = await townOf(cluster, 6);
  const draw = await plan(cluster, '5of36', { closesInS: 600, resultsInS: 700 });
  const fixture = await openFixture(cluster, { deadlineInS: 600 });
  const earned = { ...EARNS };
  for (const player of players) {
    const bought = purchase(cluster, player, draw, { quickPick: 9 });
    await cluster.get(player.shard, 'buyTickets', { ...bought, points: earned });
  }
  const asked = players.flatMap((player, i) => {
    const key = (what: string) => ({ idempotencyKey: `${what}-${i}`, fingerprint: 7 });
    const payment = { player: player.player, amountMinor: 500, method: 'sandbox:success' };
    const points = { player: player.player, order: '18', sumHundredths: pointsHundredths(11) };
    return [
      ask(player, 'buyTickets', { ...purchase(cluster, player, draw, { quickPick: 2 }) }),
      ask(player, 'placeBet', slip(player, fixture, 100, key('bet'))),
      ask(player, 'requestPayment', { ...payment, kind: 'deposit', ...key('settled') }),
      ask(player, 'requestPayment', { ...payment, kind: 'deposit', ...key('open') }),
      ask(player, 'requestPayment', { ...payment, kind: 'withdrawal', ...key('withdrawal') }),
      ask(player, 'withdrawPoints', { ...points, ...key('points') }),
    ];
  });
  const answers = [];
  for (const { player, op, request } of asked) {
    answers.push(await cluster.ask(player.shard, op, request));
  }
  for (const { player, shard } of players) {
    await cluster.get(shard, 'settlePayment', { player, number: 2, outcome: 'completed' });
  }
  await growAndMove(cluster, 5);
  await growAndMove(cluster, 9);
  const books = await booksOf(cluster);
  for (const [index, { player, op, request }] of asked.entries()) {
    const first = answers[index];
    const again = await askTrailing(cluster, player, op, request);
    if (op === 'requestPayment' && index % 6 === 2) {
      t.match(again, { ok: true, replayed: true, reply: { state: 'completed', number: 2 } });
    } else t.same(again, { ...first, replayed: true }, op);
    const other = await askTrailing(cluster, player, op, { ...request, fingerprint: 8 });
    t.match(other, { ok: false, code: 'idempotencyKeyReused' });
  }
  t.same(await booksOf(cluster), books, 'and nothing has happened twice');
  for (const player of players) {
    const fresh = purchase(cluster, player, draw, { quickPick: 1 });
    const first = await askTrailing(cluster, player, 'buyTickets', fresh);
    t.match(first, { ok: true, replayed: false, reply: { shard: homeNow(cluster, player).shard } });
    const again = await askTrailing(cluster, player, 'buyTickets', fresh);
    t.match(again, { ok: true, replayed: true });
    const former = await cluster.ask(player.shard, 'buyTickets', fresh);
    const hasMoved = homeNow(cluster, player).shard !== player.shard;
    t.match(former, hasMoved ? { ok: false, code: 'elsewhere' } : { ok: true, replayed: true });
    if (!hasMoved) continue;
    t.match(await cluster.ask(player.shard, 'getWallet', player), { ok: false, code: 'elsewhere' });
    t.match(await cluster.ask(player.shard, 'getPoints', player), { ok: false, code: 'elsewhere' });
  }
  await verifyMoved(t, cluster);
});

test('moves: once the term of keys is over, a former home is asked no more', async (t) => {
  const cluster = begun();
  const termMs = 86_400_000;
  for (const shard of cluster.shards) shard.keepKeys(termMs);
  const players = await townOf(cluster, 6);
  await growAndMove(cluster, 5);
  for (const shard of cluster.shards) shard.keepKeys(termMs);
  await cluster.advance(termMs + 1);
  const draw = await plan(cluster, '5of36', { closesInS: 600, resultsInS: 700 });
  for (const player of players) {
    const home = homeNow(cluster, player);
    await cluster.get(home.shard, 'buyTickets', purchase(cluster, home, draw, { quickPick: 1 }));
  }
  await verifyMoved(t, cluster);
});

function ask<Op extends 'buyTickets' | 'placeBet' | 'requestPayment' | 'withdrawPoints'>(
  player: TestPlayer,
  op: Op,
  request: RequestOf<Op>,
) {
  return { player, op, request };
}
