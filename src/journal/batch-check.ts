/**
 * Asserts that a batch can be written whole, before any of it is: LMDB does not roll back when we
 * throw.
 */
import { assert } from '../kernel/assert.ts';
import type { JournalBatch, PayloadPart, RowRange } from './journal.ts';
import {
  BATCH_ROWS_MAX,
  READ_RECORDS_MAX,
  READ_ROWS_MAX,
  RECORD_PAYLOAD_BYTES_MAX,
  ROW_KEY_BYTES_MAX,
  ROW_VALUE_BYTES_MAX,
} from './journal-limits.ts';

/** Checks every size in the batch, and returns the sum of the values' bytes. */
export function checkBatch(batch: JournalBatch): number {
  assert(batch.payload instanceof Uint8Array, 'a payload is not bytes');
  assert(batch.payload.length <= RECORD_PAYLOAD_BYTES_MAX, 'the payload is over its limit');
  assert(batch.rows.length <= BATCH_ROWS_MAX, 'the batch has too many rows');
  let valueBytes = 0;
  for (const row of batch.rows) {
    checkKey(row.key);
    if (row.value === undefined) continue;
    assert(row.value instanceof Uint8Array, 'a row value is not bytes');
    assert(row.value.length <= ROW_VALUE_BYTES_MAX, 'a row value is over its limit');
    valueBytes += row.value.length;
  }
  return valueBytes;
}

export function checkKey(key: Uint8Array): void {
  assert(key instanceof Uint8Array, 'a row key is not bytes');
  assert(key.length > 0, 'a row key is empty');
  assert(key.length <= ROW_KEY_BYTES_MAX, 'a row key is over its limit');
}

/** No key is empty or begins like these (src/shard/tables/declare-table.ts numbers the tables). */
export const BEFORE_ALL_KEYS = Uint8Array.of(0);
export const BEHIND_ALL_KEYS = Uint8Array.of(0xff, 0xff);

export function checkRange(range: RowRange): void {
  checkKey(range.start);
  checkKey(range.end);
  assert(Number.isInteger(range.limit) && range.limit > 0, 'the limit of a page is not positive');
  assert(range.limit <= READ_ROWS_MAX, 'a page of rows is over its limit');
}

export function checkRecordPage(fromSequence: number, limit: number): void {
  assert(Number.isSafeInteger(fromSequence) && fromSequence > 0, 'a page begins before sequence 1');
  assert(Number.isInteger(limit) && limit > 0, 'the limit of a page is not positive');
  assert(limit <= READ_RECORDS_MAX, 'a page of records is over its limit');
}

/** The bytes of that part, or of the whole, in memory of their own. */
export function copyPart(payload: Uint8Array, part: PayloadPart | undefined): Uint8Array {
  if (part === undefined) return new Uint8Array(payload);
  const { start, end } = part;
  assert(Number.isInteger(start) && start >= 0, 'a part begins before its payload');
  assert(Number.isInteger(end) && start <= end, 'a part of a payload ends before it begins');
  assert(end <= payload.length, 'a part goes beyond its payload');
  return new Uint8Array(payload.subarray(start, end));
}
