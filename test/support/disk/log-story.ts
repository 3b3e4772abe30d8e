/**
 * Records that follow from their sequence alone: what record n holds, and so what a log of n must
 * show. Tests write it, break something, and read it back.
 */
import type { SegmentLog } from '../../../src/journal/segments/segment-log.ts';

/** From none to a few blocks of 512 bytes, and one in a while of many. */
export function storyPayload(sequence: number): Uint8Array {
  const bytes = sequence % 17 === 0 ? 9_000 : (sequence * 397) % 2_500;
  const payload = new Uint8Array(bytes).fill(sequence % 256);
  payload.set(Buffer.from(`record ${sequence}`).subarray(0, bytes));
  return payload;
}

export async function writeStory(log: SegmentLog, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await log.append(storyPayload(log.head.sequence + 1));
}

/** The first thing that is not as expected; undefined if all is. Errors of the log are thrown. */
export function findWrongRecord(log: SegmentLog): string | undefined {
  const last = log.durableHead.sequence;
  const records = last === 0 ? [] : log.readRecords(1, last);
  if (records.length !== last) return `${records.length} records instead of ${last}`;
  for (const { sequence, payload } of records) {
    const isSame = Buffer.compare(payload, storyPayload(sequence)) === 0;
    if (!isSame) return `record ${sequence} holds another payload`;
    if (Buffer.compare(log.readPayload(sequence), payload) !== 0) return `payload ${sequence}`;
  }
  return undefined;
}
