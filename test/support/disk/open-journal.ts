import type { JournalFaults } from '../../../src/journal/journal-faults.ts';
import { FLUSH_LIMIT_MS } from '../../../src/journal/journal-limits.ts';
import { MAP_BYTES } from '../../../src/journal/lmdb-environment.ts';
import { LmdbJournal } from '../../../src/journal/lmdb-journal.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';

/** A journal on disk with the engine's limits, except that the disk may be filled completely. */
export function openJournal(
  directory: string,
  settings: { readonly faults?: JournalFaults; readonly spareBytes?: number },
): Promise<LmdbJournal> {
  return LmdbJournal.open({
    directory,
    mapBytes: MAP_BYTES,
    mayCreate: true,
    flushLimitMs: FLUSH_LIMIT_MS,
    spareBytes: settings.spareBytes ?? 0,
    clock: SYSTEM_CLOCK,
    faults: settings.faults ?? {},
  });
}
