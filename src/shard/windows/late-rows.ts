/**
 * Rows that change all over their table, written late and in order, because a row that is written
 * on its own costs a whole page.
 *
 * A batch's changes are one row at the end of a log, so they are durable with their batch. The rows
 * themselves are written when a window of changes is full: its keys are sorted, and each later
 * batch writes the next stretch of them, as they are by then. Neighbours share a page, and a row
 * that changed ten times is written once. The log of a window whose rows are written is deleted.
 *
 * Invariant: the newest version of every row is in one of the two windows in memory, or stored. A
 * restart fills the windows from the log. What is written, and when, follows from the changes
 * alone, so a replay writes the same rows. A row is never deleted.
 * Measured: 60 pages of 4 KiB, written and synced, take 2.0 ms when scattered, and 0.5 ms one after
 * the other; at 15,000 purchases a second the accounts' were half of what a commit wrote.
 * Threading: the shard's own thread only.
 */

import type { Row, RowWrite } from '../../journal/journal.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { AssertionError, must } from '../../kernel/assert.ts';
import { hashOfBytes } from '../../kernel/fnv.ts';
import { objectCodec } from '../records/positional-codec.ts';
import type { RowReader } from '../tables/table.ts';
import type { TableKey } from '../tables/table-key.ts';
import { RowWindow } from './row-window.ts';
import { TwoWindows } from './two-windows.ts';

/** Changes in memory: two windows of these, some 10 MB each. */
export const WINDOW_CHANGES = 65_536;
/** Rows that a batch writes for each change that it adds: the debt is paid before it grows. */
const PAID_PER_CHANGE = 2;
/** Rows of the log that a batch deletes at most; it adds only one. */
const FORGOTTEN_PER_BATCH = 2;
const LENGTHS_BYTES = 6;

/** The tables that the log and its position are kept in. */
export interface LateTables {
  readonly accountLog: { readonly key: Pick<TableKey<number>, 'encode'> };
  readonly accountPosition: { readonly key: Pick<TableKey<undefined>, 'encode'> };
}

/** Where the windows stand: a row of its own. Rows of the log count from 1. */
interface Position {
  readonly loggedCount: number;
  /** The first row of the log that is not deleted yet. */
  readonly keptFirst: number;
  /** The first of the window whose rows are being written, and of the one being filled. */
  readonly debtFirst: number;
  readonly windowFirst: number;
  /** How many rows of the debt, the last ones in the order of their keys, are not written yet. */
  readonly debtLeft: number;
}

const positionCodec = objectCodec<Position>()([
  'loggedCount',
  'keptFirst',
  'debtFirst',
  'windowFirst',
  'debtLeft',
]);

export class LateRows implements RowReader {
  readonly #tables: LateTables;
  readonly #journal: RowReader;
  readonly #windowChanges: number;
  readonly #windows = new TwoWindows(new RowWindow(), new RowWindow());
  #loggedCount = 0;
  #keptFirst = 1;

  constructor(tables: LateTables, journal: RowReader, windowChanges: number) {
    this.#tables = tables;
    this.#journal = journal;
    this.#windowChanges = windowChanges;
  }

  readRow(key: Uint8Array): Uint8Array | undefined {
    const hash = hashOfBytes(key);
    const { filling, owing } = this.#windows;
    return filling.get(key, hash) ?? owing.get(key, hash) ?? this.#journal.readRow(key);
  }

  checkAbsence(key: Uint8Array): void {
    this.#journal.checkAbsence(key);
  }

  readRows(): readonly Row[] {
    throw new AssertionError('late rows are read one by one: stored ones may be old');
  }

  /** Takes a batch's changes, once the last batch is durable; adds the rows to write with it. */
  takeWrites(changes: readonly RowWrite[], writes: RowWrite[]): void {
    if (changes.length === 0) return;
    // Asked before this batch writes: its rows cannot be read until it is durable.
    const isPaid = this.#windows.owedCount === 0;
    this.#loggedCount += 1;
    writes.push({ key: this.#logKey(this.#loggedCount), value: encodeChanges(changes) });
    for (const { key, value } of changes) {
      this.#windows.filling.put(key, must(value, 'a late row was deleted'));
    }
    this.#payDebt(changes.length * PAID_PER_CHANGE, writes);
    const { fillingFirst, owingFirst } = this.#windows.position;
    this.#forgetLog(isPaid ? fillingFirst : owingFirst, writes);
    const isFull = this.#windows.filling.changeCount >= this.#windowChanges;
    if (isPaid && isFull) this.#windows.turn(this.#loggedCount + 1);
    writes.push({
      key: this.#tables.accountPosition.key.encode(undefined),
      value: positionCodec.encode(this.#position()),
    });
  }

  /** Reads the windows back. */
  recover(): void {
    const row = this.#journal.readRow(this.#tables.accountPosition.key.encode(undefined));
    if (row === undefined) return;
    const position = positionCodec.decode(row);
    const isPaid = position.debtLeft === 0;
    for (
      let number = isPaid ? position.windowFirst : position.debtFirst;
      number <= position.loggedCount;
      number += 1
    ) {
      if (number === position.windowFirst) this.#windows.turn(number);
      const changes = must(this.#journal.readRow(this.#logKey(number)), 'the log has a gap');
      for (const { key, value } of decodeChanges(changes)) this.#windows.filling.put(key, value);
    }
    const { windowFirst, debtFirst, debtLeft, loggedCount, keptFirst } = position;
    if (windowFirst > loggedCount) this.#windows.turn(windowFirst);
    this.#loggedCount = loggedCount;
    this.#keptFirst = keptFirst;
    const paidCount = this.#windows.owedCount - debtLeft;
    this.#windows.resume({ fillingFirst: windowFirst, owingFirst: debtFirst, paidCount });
  }

  #position(): Position {
    const { fillingFirst, owingFirst } = this.#windows.position;
    return {
      loggedCount: this.#loggedCount,
      keptFirst: this.#keptFirst,
      debtFirst: owingFirst,
      windowFirst: fillingFirst,
      debtLeft: this.#windows.owedCount,
    };
  }

  #payDebt(rowCount: number, writes: RowWrite[]): void {
    const { filling, owing } = this.#windows;
    this.#windows.pay(rowCount, (place) => {
      const key = owing.keyAt(place);
      const newer = filling.get(key, hashOfBytes(key));
      writes.push({ key, value: newer ?? owing.valueAt(place) });
    });
  }

  #forgetLog(neededFirst: number, writes: RowWrite[]): void {
    const until = Math.min(neededFirst, this.#keptFirst + FORGOTTEN_PER_BATCH);
    for (; this.#keptFirst < until; this.#keptFirst += 1) {
      writes.push({ key: this.#logKey(this.#keptFirst), value: undefined });
    }
  }

  #logKey(number: number): Uint8Array {
    return this.#tables.accountLog.key.encode(number);
  }
}

/** Change by change: length of the key u16 ‖ of the value u32 ‖ key ‖ value, little-endian. */
function encodeChanges(changes: readonly RowWrite[]): Uint8Array {
  let length = 0;
  for (const { key, value } of changes) {
    length += LENGTHS_BYTES + key.length + (value?.length ?? 0);
  }
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { key, value } of changes) {
    const row = must(value, 'a late row was deleted');
    view.setUint16(at, key.length, true);
    view.setUint32(at + 2, row.length, true);
    bytes.set(key, at + LENGTHS_BYTES);
    bytes.set(row, at + LENGTHS_BYTES + key.length);
    at += LENGTHS_BYTES + key.length + row.length;
  }
  return bytes;
}

/** Throws a CorruptRecordError for bytes that no batch has logged. */
export function* decodeChanges(bytes: Uint8Array): Generator<Row> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const keyAt = at + LENGTHS_BYTES;
    if (keyAt > bytes.length) throw new CorruptRecordError('a log of rows ends too early');
    const valueAt = keyAt + view.getUint16(at, true);
    const end = valueAt + view.getUint32(at + 2, true);
    if (end > bytes.length) throw new CorruptRecordError('a log of rows ends too early');
    yield { key: bytes.subarray(keyAt, valueAt), value: bytes.subarray(valueAt, end) };
    at = end;
  }
}
