/**
 * Goal: what it costs a shard's thread to read the payload of one record anywhere in the history:
 * whole, a part of it, the first look into a complete segment after a start, and the same where its
 * stored index is missing.
 *
 * Records of 28 KiB, in the page cache: they were written a moment ago. Included: the system call,
 * the checks and the copy that is the reader's own. Excluded: the disk, and what is done with a
 * payload. One thread, closed loop, in rounds.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FLUSH_LIMIT_MS, SPARE_BYTES } from '../src/journal/journal-limits.ts';
import { SEGMENT_BYTES } from '../src/journal/segments/segment-limits.ts';
import { SegmentLog } from '../src/journal/segments/segment-log.ts';
import { assert } from '../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../src/kernel/system-clock.ts';
import { SeededRandom } from '../test/support/sources/seeded-random.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import type { Report } from './harness/figures/report.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const SIZES = {
  smoke: { rounds: 1, recordCount: 60, readCount: 20, segmentBytes: 1_024 * 1_024 },
  real: { rounds: 7, recordCount: 6_000, readCount: 10_000, segmentBytes: SEGMENT_BYTES },
} as const;
const PAYLOAD_BYTES = 28_672;
const PART = { start: 20_000, end: 20_200 };

export const recordReads: Bench = {
  name: 'record-reads',
  goal: 'The time of reading one record of 28 KiB anywhere in the history, whole or a part.',
  run: (size, report) => withTemporaryDirectory((path) => measure(size, report, path)),
};

async function measure(size: Size, report: Report, path: string): Promise<void> {
  const { rounds, recordCount, readCount } = SIZES[size];
  const random = new SeededRandom(size === 'smoke' ? Date.now() : 5);
  const log = await open(path, size);
  for (let i = 0; i < recordCount; i += 1) await log.append(random.bytes(PAYLOAD_BYTES));
  const anywhere = () => 1 + (random.uint32() % recordCount);
  const whole: number[] = [];
  const part: number[] = [];
  let byteCount = 0;
  // One uncounted round compiles the code.
  for (let round = -1; round < rounds; round += 1) {
    const took = [
      microsOf(readCount, () => {
        byteCount += log.readPayload(anywhere()).length;
      }),
      microsOf(readCount, () => {
        byteCount += log.readPayload(anywhere(), PART).length;
      }),
    ];
    if (round < 0) continue;
    whole.push(took[0] ?? 0);
    part.push(took[1] ?? 0);
  }
  await log.close();
  const expected = (rounds + 1) * readCount * (PAYLOAD_BYTES + PART.end - PART.start);
  assert(byteCount === expected, 'a payload had another length');
  report.figure('a whole payload', whole, 1, 'µs');
  report.figure('200 bytes of a payload', part, 1, 'µs');
  report.figure('first look, stored index', await firstLooks(size, path, false), 0, 'µs');
  report.figure('first look, no index', await firstLooks(size, path, true), 0, 'µs');
  report.checksum({ recordCount, readCount, rounds });
}

/** Into the newest complete segment, right after each of some starts. */
async function firstLooks(size: Size, path: string, isMissing: boolean): Promise<number[]> {
  const { rounds, recordCount } = SIZES[size];
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const indices = readdirSync(path).filter((name) => name.endsWith('.idx'));
    if (isMissing) for (const name of indices) rmSync(join(path, name));
    const log = await open(path, size);
    took.push(microsOf(1, () => log.readPayload(Math.ceil(recordCount / 2))));
    await log.close();
  }
  return took;
}

function microsOf(count: number, work: () => unknown): number {
  const startedNs = process.hrtime.bigint();
  for (let i = 0; i < count; i += 1) work();
  return Number(process.hrtime.bigint() - startedNs) / 1_000 / count;
}

function open(directory: string, size: Size): Promise<SegmentLog> {
  return SegmentLog.open({
    directory,
    mayCreate: true,
    segmentBytes: SIZES[size].segmentBytes,
    flushLimitMs: FLUSH_LIMIT_MS,
    spareBytes: SPARE_BYTES,
    clock: SYSTEM_CLOCK,
    faults: {},
  });
}
