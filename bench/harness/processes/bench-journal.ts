/** A journal as the engine opens it, for a bench that writes one or reads what was left. */

import type { DiskJournal } from '../../../src/journal/disk-journal.ts';
import { SPARE_BYTES } from '../../../src/journal/journal-limits.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { openJournal } from '../../../test/support/disk/open-journal.ts';

const PAGE_RECORDS = 1_000;

export function openBenchJournal(directory: string): Promise<DiskJournal> {
  return openJournal(directory, { spareBytes: SPARE_BYTES });
}

/** What a journal holds, record by record. */
export function* recordsOf(journal: DiskJournal): Generator<ReturnType<typeof decodeEvents>> {
  for (let from = 1; from <= journal.head.sequence; from += PAGE_RECORDS) {
    for (const { payload } of journal.readRecords(from, PAGE_RECORDS)) yield decodeEvents(payload);
  }
}
