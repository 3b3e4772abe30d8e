import type { Journal } from '../../journal/journal.ts';
import { must } from '../../kernel/assert.ts';
import { decodeEvents } from './event-codec.ts';

/** The shard's clock at its newest record: time does not run back over a restart. 0 if none. */
export function lastRecordMs(journal: Journal): number {
  const { sequence } = journal.head;
  if (sequence === 0) return 0;
  const [record] = journal.readRecords(sequence, 1);
  return decodeEvents(must(record, 'the head of the journal has no record').payload).nowMs;
}
