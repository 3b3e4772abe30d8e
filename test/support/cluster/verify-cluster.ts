/** Every journal of a cluster leads to its rows, and its books of money and points balance. */
import type { Test } from 'tap';
import { verifyJournal } from '../../../src/shard/verification/journal-verification.ts';
import { contradictions, standingOf } from '../../../src/shard/verification/shard-standing.ts';
import type { Cluster } from './cluster.ts';
import { clusterBalance } from './cluster-players.ts';

export async function verifyShards(t: Pick<Test, 'same'>, cluster: Cluster): Promise<void> {
  await cluster.settle();
  for (const [shard, journal] of cluster.journals.entries()) {
    const identity = { shard, founderCount: cluster.founderCount };
    const report = verifyJournal({ identity, journal, onProgress: () => undefined });
    t.same([report.problem, report.firstDifference], [null, null], `shard ${shard} verifies`);
  }
  const standings = cluster.shards.map(({ state }) => standingOf(state));
  t.same(contradictions(standings), [], 'the shards tell of one history');
  const books = Object.entries(await clusterBalance(cluster));
  const points = books.filter(([name]) => name.startsWith('points:'));
  const money = books.filter(([name]) => !name.startsWith('points:'));
  for (const accounts of [points, money]) {
    const sum = accounts.reduce((total, [, balance]) => total + balance, 0);
    t.same(sum, 0, 'the books balance');
  }
}
