/** A journal as the engine opens it, for a bench that writes one or reads what was left. */

import type { CheckpointLimits } from '../../../src/journal/checkpoint-desk.ts';
import { DiskJournal } from '../../../src/journal/disk-journal.ts';
import { FLUSH_LIMIT_MS, SPARE_BYTES } from '../../../src/journal/journal-limits.ts';
import { MAP_BYTES } from '../../../src/journal/lmdb-environment.ts';
import { SEGMENT_BYTES } from '../../../src/journal/segments/segment-limits.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { SystemRandom } from '../../../src/kernel/system-random.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { randomHashKey } from '../../../src/structures/keyed-hash.ts';

const PAGE_RECORDS = 1_000;

/** With the engine's limits, unless other checkpoints are wanted. */
export function openBenchJournal(
  directory: string,
  checkpointLimits?: CheckpointLimits,
): Promise<DiskJournal> {
  return DiskJournal.open({
    directory,
    mapBytes: MAP_BYTES,
    mayCreate: true,
    segmentBytes: SEGMENT_BYTES,
    hashKey: randomHashKey(new SystemRandom()),
    ...(checkpointLimits === undefined ? {} : { checkpointLimits }),
    flushLimitMs: FLUSH_LIMIT_MS,
    spareBytes: SPARE_BYTES,
    clock: SYSTEM_CLOCK,
    faults: {},
  });
}

/** What a journal holds, record by record. */
export function* recordsOf(journal: DiskJournal): Generator<ReturnType<typeof decodeEvents>> {
  for (let from = 1; from <= journal.head.sequence; from += PAGE_RECORDS) {
    for (const { payload } of journal.readRecords(from, PAGE_RECORDS)) yield decodeEvents(payload);
  }
}
