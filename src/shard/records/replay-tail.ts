import type { Journal } from '../../journal/journal.ts';
import type { ShardState } from '../state/shard-state.ts';
import { ownRows } from '../tables/damaged-rows.ts';
import { decodeEvents } from './event-codec.ts';

/** Records in memory at once. */
const PAGE_RECORDS = 64;

/**
 * Takes the state, and the rows, from the record of the last checkpoint to the newest: what a stop
 * between two checkpoints left to be derived anew. Throws a JournalOpenError where a stored row is
 * damaged that they go on from: whose it is, it would be as of the checkpoint without them.
 */
export function replayTail(journal: Journal, state: ShardState): void {
  const { head, checkpoint } = journal;
  for (let next = checkpoint.sequence + 1; next <= head.sequence; next += PAGE_RECORDS) {
    for (const { sequence, payload } of journal.readRecords(next, PAGE_RECORDS)) {
      const { events } = decodeEvents(payload);
      ownRows(() => {
        for (const event of events) state.apply(event);
      });
      journal.restoreRows(state.takeWrites({ batch: sequence, sequence }));
      state.flushed(sequence);
    }
  }
}
