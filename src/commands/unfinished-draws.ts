/** Which draws of a stopped engine are between their close and their end. */
import type { Coordinator } from '../../actors/coordinator/coordinator.ts';
import { salesEndMs } from '../../actors/draw/terms.ts';
import type { DataDirectory } from '../journal/data-directory.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { formatDrawId } from '../kernel/ids.ts';
import { everyShard } from '../kernel/shard-counts.ts';
import { restoreState } from '../shard/records/restore-state.ts';
import { ShardState } from '../shard/state/shard-state.ts';
import { fromJournal } from '../shard/verification/from-journal.ts';
import { openShardJournal } from '../shard/verification/journal-origin.ts';

/** Their ids. The directory must be locked. Throws an OperationalError. */
export async function unfinishedDraws(
  directory: Pick<DataDirectory, 'shardCount' | 'journalPlace'>,
  clock: Clock,
): Promise<string[]> {
  const found: string[] = [];
  for (const shard of everyShard(directory)) {
    const place = { ...directory.journalPlace(shard), mayCreate: false };
    const journal = await openShardJournal(place, { clock, spareBytes: 0 });
    try {
      const state = new ShardState(place.origin, journal);
      fromJournal(`shard-${shard}`, () => restoreState(journal, state), place.newerBuild);
      for (const { key: draw } of state.liveCoordinators.all()) {
        const coordinator = must(state.coordinators.get(draw), 'a live draw has no coordinator');
        if (isClosed(coordinator, clock.wallMs())) found.push(formatDrawId(draw));
      }
    } finally {
      await journal.close();
    }
  }
  return found;
}

/** It sells no more, or would not if the engine were started. */
function isClosed({ state, terms }: Coordinator, nowMs: number): boolean {
  if (state === 'scheduled' || state === 'open') return salesEndMs(terms) <= nowMs;
  return true;
}
