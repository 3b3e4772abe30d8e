/** Marks how far a shard's journal has come that something else than an engine has written. */
import { join } from 'node:path';
import { markOf, writeMarks } from '../../../src/journal/head-marks.ts';
import { must } from '../../../src/kernel/assert.ts';
import { lastRecordMs } from '../../../src/shard/records/last-record.ts';
import { openBenchJournal, recordsOf } from './bench-journal.ts';

/**
 * As a stopping engine of one shard does: one that starts refuses a journal that goes beyond its
 * mark. Nobody may have the data directory open.
 */
export async function markHead(dataDirectory: string): Promise<void> {
  const journal = await openBenchJournal(join(dataDirectory, 'shard-0'));
  const [first] = recordsOf(journal);
  const begun = first?.events.find((event) => event.type === 'JournalBegun');
  const { engineId } = must(begun, 'a journal does not say whose it is');
  const mark = markOf(journal.head, { atMs: lastRecordMs(journal), isLast: true });
  await journal.close();
  writeMarks(dataDirectory, engineId, [mark]);
}
