import type { RecordReader } from '../../journal/journal.ts';
import { must } from '../../kernel/assert.ts';
import { decodeEvents } from './event-codec.ts';

/** The shard's clock at its newest record, or 0: time does not run backwards across a restart. */
export function lastRecordMs(journal: RecordReader): number {
  const { sequence } = journal.head;
  if (sequence === 0) return 0;
  const [record] = journal.readRecords(sequence, 1);
  return decodeEvents(must(record, 'the head of the journal has no record').payload).nowMs;
}
