import type { CheckpointLimits } from '../../../src/journal/checkpoint-desk.ts';
import { DiskJournal } from '../../../src/journal/disk-journal.ts';
import type { JournalFaults } from '../../../src/journal/journal-faults.ts';
import { FLUSH_LIMIT_MS } from '../../../src/journal/journal-limits.ts';
import { MAP_BYTES } from '../../../src/journal/lmdb-environment.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';

/** Small: it is made in full before it is needed. */
const SEGMENT_BYTES = 1_024 * 1_024;
/** So that a test of a few records meets many checkpoints. */
export const OFTEN: CheckpointLimits = { rows: 40, valueBytes: 4_096, recordBytes: 65_536 };

/** A journal on disk with the engine's limits, except that the disk may be filled completely. */
export function openJournal(
  directory: string,
  settings: {
    readonly faults?: JournalFaults;
    readonly spareBytes?: number;
    readonly checkpointLimits?: CheckpointLimits;
    /** Where the rows are, if not beside the records. */
    readonly rowsDirectory?: string;
  },
): Promise<DiskJournal> {
  return DiskJournal.open({
    directory,
    rowsDirectory: settings.rowsDirectory ?? directory,
    mapBytes: MAP_BYTES,
    mayCreate: true,
    segmentBytes: SEGMENT_BYTES,
    hashKey: [1, 2],
    checkpointLimits: settings.checkpointLimits ?? OFTEN,
    flushLimitMs: FLUSH_LIMIT_MS,
    spareBytes: settings.spareBytes ?? 0,
    clock: SYSTEM_CLOCK,
    faults: settings.faults ?? {},
  });
}
