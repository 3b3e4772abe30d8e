import { FLUSH_LIMIT_MS } from '../../../src/journal/journal-limits.ts';
import type { SegmentLogOptions } from '../../../src/journal/segments/open-log.ts';
import { SegmentLog } from '../../../src/journal/segments/segment-log.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';

/** Small, so that a test has several of them. */
export const TEST_SEGMENT_BYTES = 32 * 1_024;

/** A log with the engine's limits, except for small segments and a disk that may be filled. */
export function openSegmentLog(
  directory: string,
  settings: Partial<SegmentLogOptions> = {},
): Promise<SegmentLog> {
  return SegmentLog.open({
    directory,
    mayCreate: true,
    segmentBytes: TEST_SEGMENT_BYTES,
    flushLimitMs: FLUSH_LIMIT_MS,
    spareBytes: 0,
    clock: SYSTEM_CLOCK,
    faults: {},
    ...settings,
  });
}
