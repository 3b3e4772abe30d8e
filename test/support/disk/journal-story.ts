/**
 * A history that follows from its sequence alone: what batch n holds, and so what a journal of n
 * batches must show. Tests write it, break something, and read it back.
 */
import type { Journal, JournalBatch, RowWrite } from '../../../src/journal/journal.ts';

const ROWS_PER_BATCH = 8;
/** Every batch removes the first row of the batch that came this many before it. */
const REMOVED_AFTER = 3;

export function batchOf(sequence: number, payloadBytes: number): JournalBatch {
  const rows: RowWrite[] = [{ key: text('newest'), value: text(`batch ${sequence}`) }];
  for (let i = 0; i < ROWS_PER_BATCH; i += 1) {
    rows.push({ key: rowKey(sequence, i), value: rowValue(sequence, i) });
  }
  if (sequence > REMOVED_AFTER) {
    rows.push({ key: rowKey(sequence - REMOVED_AFTER, 0), value: undefined });
  }
  return { payload: payloadOf(sequence, payloadBytes), rows };
}

/** Gives a journal the rows behind its checkpoint back, as a shard would. */
export function restoreStory(journal: Journal, payloadBytes: number): void {
  const { head, checkpoint } = journal;
  for (let sequence = checkpoint.sequence + 1; sequence <= head.sequence; sequence += 1) {
    journal.restoreRows(batchOf(sequence, payloadBytes).rows);
  }
}

/**
 * Reads every record and each row by its key, and returns the first thing that is not as expected,
 * or undefined. Errors of the journal itself are thrown: refusing is not serving wrong data.
 */
export function findContradiction(journal: Journal, payloadBytes: number): string | undefined {
  const { sequence: last } = journal.head;
  const records = last === 0 ? [] : journal.readRecords(1, last);
  if (records.length !== last) return `${records.length} records instead of ${last}`;
  for (const record of records) {
    if (!same(record.payload, payloadOf(record.sequence, payloadBytes))) {
      return `record ${record.sequence} holds another payload`;
    }
  }
  const newest = journal.readRow(text('newest'));
  if (last > 0 && newest === undefined) return 'the newest row is missing';
  if (last > 0 && !same(newest, text(`batch ${last}`))) return 'the newest row is an older one';
  for (let sequence = 1; sequence <= last; sequence += 1) {
    for (let i = 0; i < ROWS_PER_BATCH; i += 1) {
      const removed = i === 0 && sequence <= last - REMOVED_AFTER;
      const expected = removed ? undefined : rowValue(sequence, i);
      const found = journal.readRow(rowKey(sequence, i));
      if (!same(found, expected)) {
        return `row ${i} of batch ${sequence} is ${found === undefined ? 'missing' : 'wrong'}`;
      }
    }
  }
  return undefined;
}

/** How many rows are stored after so many batches. */
export function storyRowCount(batchCount: number): number {
  return 1 + batchCount * ROWS_PER_BATCH - Math.max(0, batchCount - REMOVED_AFTER);
}

function payloadOf(sequence: number, payloadBytes: number): Uint8Array {
  const payload = new Uint8Array(payloadBytes).fill(sequence % 256);
  const title = text(`record ${sequence}`);
  payload.set(title.subarray(0, payloadBytes));
  return payload;
}

function rowKey(sequence: number, index: number): Uint8Array {
  return text(`row ${String((sequence * 7_919) % 10_007).padStart(6, '0')} ${sequence} ${index}`);
}

function rowValue(sequence: number, index: number): Uint8Array {
  return text(`value ${index} of batch ${sequence}`.padEnd(40, '.'));
}

function text(value: string): Uint8Array {
  return Uint8Array.from(Buffer.from(value, 'latin1'));
}

function same(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return Buffer.compare(left, right) === 0;
}
