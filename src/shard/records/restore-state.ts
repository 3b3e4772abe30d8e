import type { Journal } from '../../journal/journal.ts';
import type { ShardState } from '../state/shard-state.ts';
import { ownRows } from '../tables/damaged-rows.ts';
import { decodeEvents } from './event-codec.ts';

/** Records in memory at once. */
const PAGE_RECORDS = 64;

/**
 * Brings a new state, and the rows, to the newest record: what is stored is as of the last
 * checkpoint, and a stop between two of them left the rest to be derived anew. Throws a
 * JournalOpenError where a stored row is damaged that the records go on from: whose it is, it would
 * be as of the checkpoint without them.
 */
export function restoreState(journal: Journal, state: ShardState): void {
  const { head, checkpoint } = journal;
  state.recover(checkpoint.sequence);
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
