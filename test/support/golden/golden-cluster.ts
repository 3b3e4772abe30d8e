import type { JournalOrigin } from '../../../actors/origin/journal-begun.ts';
import { beginJournal } from '../../../src/shard/verification/journal-origin.ts';
import { Cluster, START_MS } from '../cluster/cluster.ts';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { accrualInStory, playStory, providerInStory } from './golden-story.ts';

export const GOLDEN_FOUNDERS = 2;
/** As many as there are at its end. */
export const GOLDEN_SHARDS = 3;
const SEED = 7;

/** The shards on which the story was played, with journals that say whose they are. */
export async function goldenCluster(
  origin: Omit<JournalOrigin, 'shard' | 'founderCount'>,
): Promise<Cluster> {
  const journals: MemoryJournal[] = [];
  for (let shard = 0; shard < GOLDEN_SHARDS; shard += 1) {
    const journal = MemoryJournal.create({});
    await beginJournal(journal, { ...origin, shard, founderCount: GOLDEN_FOUNDERS }, START_MS);
    journals.push(journal);
  }
  const cluster = new Cluster({
    shardCount: GOLDEN_FOUNDERS,
    seed: SEED,
    journals,
    accrual: accrualInStory,
    provider: providerInStory,
  });
  await playStory(cluster, GOLDEN_SHARDS);
  return cluster;
}
