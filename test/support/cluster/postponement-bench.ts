/** A draw on sale on three shards, a player on each, and an operator who postpones it. */
import type { Test } from 'tap';
import type { DrawNo, TicketPlace } from '../../../src/kernel/ids.ts';
import type { RequestOf } from '../../../src/protocol/shard-requests.ts';
import { verifyJournal } from '../../../src/shard/verification/journal-verification.ts';
import { OPERATOR } from '../samples/actor-events.ts';
import { Cluster } from './cluster.ts';
import {
  clusterBalance,
  onePlayerEach,
  plan,
  purchase,
  type TestPlayer,
} from './cluster-players.ts';
import { publicReceipt } from './sealed-draws.ts';

export const SECOND_MS = 1_000;
export const SHARD_COUNT = 3;
export const BALANCE_MINOR = 100_000;
export const PROMISED = { closesInS: 60, resultsInS: 180 };
export const MOVED = { closesInS: 600, resultsInS: 900 };

export async function postponementBench(times = PROMISED) {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5 });
  const players = await onePlayerEach(cluster, BALANCE_MINOR);
  const startMs = cluster.clock.nowMs;
  const draw = await plan(cluster, '5of36', times);
  const buy = (player: TestPlayer, count = 1) =>
    cluster.ask(player.shard, 'buyTickets', purchase(cluster, player, draw, { quickPick: count }));
  const postpone = (changes: Partial<RequestOf<'postponeDraw'>> = {}) =>
    cluster.ask(draw % SHARD_COUNT, 'postponeDraw', {
      draw,
      closesAtMs: startMs + MOVED.closesInS * SECOND_MS,
      resultsAtMs: startMs + MOVED.resultsInS * SECOND_MS,
      reason: 'a storm',
      by: OPERATOR,
      others: [],
      ...changes,
    });
  return { cluster, players, draw, buy, postpone, startMs };
}

export function publishedTranscript(cluster: Cluster, draw: DrawNo) {
  return cluster.get(draw % SHARD_COUNT, 'getTranscript', { draw });
}

export function viewOf(cluster: Cluster, draw: DrawNo) {
  return cluster.get(draw % SHARD_COUNT, 'getDraw', { draw });
}

/** As the gateway gives it to its holder. */
export async function receiptOf(
  cluster: Cluster,
  { player, shard }: TestPlayer,
  place: TicketPlace,
) {
  const receipt = await cluster.get(shard, 'getReceipt', { player, place });
  return publicReceipt(receipt);
}

export async function checkSound(t: Test, cluster: Cluster): Promise<void> {
  const accounts = await clusterBalance(cluster);
  const sum = Object.values(accounts).reduce((total, balance) => total + balance, 0);
  t.equal(sum, 0, 'the books balance');
  t.notOk(accounts.transit);
  t.notOk(Object.keys(accounts).some((name) => /^(pot|stakes):/.test(name)));
  for (const [shard, journal] of cluster.journals.entries()) {
    const identity = { shard, founderCount: SHARD_COUNT };
    const report = verifyJournal({ identity, journal, onProgress: () => undefined });
    t.match(report, { ok: true }, JSON.stringify(report));
  }
}
