import fc from 'fast-check';
import { test } from 'tap';
import { BEHIND_ALL_KEYS } from '../../src/journal/batch-check.ts';
import type { Row, RowRange } from '../../src/journal/journal.ts';
import { DamagedRowError } from '../../src/journal/journal-errors.ts';
import { LayeredRows } from '../../src/journal/layered-rows.ts';
import { assert } from '../../src/kernel/assert.ts';
import type { MemtableColumns } from '../../src/structures/memtable.ts';
import { StoreInMemory } from '../support/disk/store-in-memory.ts';
import { nearKeys } from '../support/structures/near-keys.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

interface Rows {
  put(key: Uint8Array, value: Uint8Array | undefined): void;
  read(key: Uint8Array): Uint8Array | undefined;
  page(range: RowRange): Row[];
  checkAbsence(key: Uint8Array): void;
  seal(): void;
  /** What was sealed comes into the store; `stored` says so. */
  write(): void;
  stored(): void;
  /** A bit flips in the stored row at that place, in the order of keys. */
  spoil(place: number): void;
}

class Layers implements Rows {
  readonly #store = new StoreInMemory();
  readonly #rows = new LayeredRows(this.#store, [5, 6]);
  #sealed: MemtableColumns | undefined;
  #isWritten = false;

  put(key: Uint8Array, value: Uint8Array | undefined): void {
    this.#rows.put([{ key, value }]);
  }

  read(key: Uint8Array): Uint8Array | undefined {
    return this.#rows.read(key);
  }

  page(range: RowRange): Row[] {
    return this.#rows.page(range);
  }

  checkAbsence(key: Uint8Array): void {
    this.#rows.checkAbsence(key);
  }

  seal(): void {
    this.#sealed = this.#rows.seal();
    this.#isWritten = false;
  }

  write(): void {
    if (this.#sealed === undefined || this.#isWritten) return;
    this.#store.write(this.#sealed);
    this.#isWritten = true;
  }

  stored(): void {
    if (this.#sealed !== undefined && !this.#isWritten) return;
    this.#sealed = undefined;
    this.#rows.stored();
  }

  spoil(place: number): void {
    this.#store.spoil(place);
  }
}

/** A Map of all rows, and what is known of the store. */
class PlainRows implements Rows {
  /** Which sequences reached what; for the suite. */
  writtenCount = 0;
  shadowedCount = 0;
  readonly #rows = new Map<string, Uint8Array>();
  readonly #stored = new Map<string, Uint8Array>();
  readonly #spoilt = new Set<string>();
  #filling = new Set<string>();
  #sealed: Map<string, Uint8Array | undefined> | undefined;
  #isWritten = false;

  put(key: Uint8Array, value: Uint8Array | undefined): void {
    const hex = hexOf(key);
    this.#filling.add(hex);
    if (this.#spoilt.has(hex)) this.shadowedCount += 1;
    if (value === undefined) this.#rows.delete(hex);
    else this.#rows.set(hex, value);
  }

  read(key: Uint8Array): Uint8Array | undefined {
    this.#open(hexOf(key));
    return this.#rows.get(hexOf(key));
  }

  page({ start, end, limit, reverse }: RowRange): Row[] {
    const from = hexOf(start);
    const to = hexOf(end);
    const keys = [...this.#rows.keys()].filter((key) => from <= key && key < to).sort();
    if (reverse) keys.reverse();
    return keys.slice(0, limit).map((key) => {
      this.#open(key);
      return { key: bytesOf(key), value: this.#rows.get(key) ?? new Uint8Array() };
    });
  }

  checkAbsence(key: Uint8Array): void {
    const keys = [...this.#stored.keys()].sort();
    const next = keys.filter((one) => one >= hexOf(key)).at(0);
    const last = keys.filter((one) => one < hexOf(key)).at(-1);
    for (const beside of [next, last]) {
      if (beside !== undefined && this.#spoilt.has(beside)) {
        throw new DamagedRowError(bytesOf(beside), undefined);
      }
    }
  }

  seal(): void {
    assert(this.#sealed === undefined, 'sealed twice');
    this.#sealed = new Map([...this.#filling].map((key) => [key, this.#rows.get(key)]));
    this.#filling = new Set();
    this.#isWritten = false;
  }

  write(): void {
    if (this.#sealed === undefined || this.#isWritten) return;
    for (const [key, value] of this.#sealed) {
      this.#spoilt.delete(key);
      if (value === undefined) this.#stored.delete(key);
      else this.#stored.set(key, value);
    }
    this.#isWritten = true;
  }

  stored(): void {
    if (this.#sealed !== undefined && !this.#isWritten) return;
    assert(this.#sealed !== undefined, 'nothing was sealed');
    this.#sealed = undefined;
    this.writtenCount += 1;
  }

  spoil(place: number): void {
    const key = [...this.#stored.keys()].sort()[place];
    if (key === undefined) return;
    if (!this.#spoilt.delete(key)) this.#spoilt.add(key); // The same bit, back again.
  }

  #open(hex: string): void {
    if (this.#filling.has(hex) || this.#sealed?.has(hex)) return;
    if (this.#spoilt.has(hex)) throw new DamagedRowError(bytesOf(hex), undefined);
  }
}

function hexOf(key: Uint8Array): string {
  return Buffer.from(key).toString('hex');
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

/** What it says, or which row it finds damaged. */
function said<Answer>(ask: () => Answer): Answer | string {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof DamagedRowError)) throw error;
    return `damaged: ${hexOf(error.key)}`;
  }
}

/** A journal has no row without a key, and none behind the last key that it looks at. */
const rowKeys = nearKeys.filter(([first]) => first !== undefined && first !== 0xff);
const values = fc.oneof(
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 3 }) },
  fc.constant(undefined),
);
const manyRows = fc.array(fc.tuple(rowKeys, values), { minLength: 5, maxLength: 25 });
const ranges = fc.record({
  start: rowKeys,
  end: fc.oneof(rowKeys, fc.constant(BEHIND_ALL_KEYS)),
  limit: fc.constantFrom(1, 2, 3, 7, 1_000),
  reverse: fc.boolean(),
});

test('layered rows: read as one Map, whatever of them is stored, and damaged there', (t) => {
  const alike = { structure: () => new Layers() as Rows, twin: () => new PlainRows() as Rows };
  const reached = (name: string, isThere: (twin: PlainRows) => boolean) => {
    return { name, isThere: (twin: Rows) => isThere(twin as PlainRows) };
  };
  agreesWithTwin<Rows>(t, {
    ...alike,
    operations: [
      operation('put', fc.tuple(rowKeys, values), (rows, [key, value]) => rows.put(key, value)),
      operation('put many', manyRows, (rows, all) => {
        for (const [key, value] of all) rows.put(key, value);
      }),
      operation('read', rowKeys, (rows, key) => said(() => rows.read(key))),
      operation('page', ranges, (rows, range) => said(() => rows.page(range))),
      operation('check absence', rowKeys, (rows, key) => said(() => rows.checkAbsence(key))),
      question('seal', (rows) => rows.seal()),
      question('write', (rows) => rows.write()),
      question('stored', (rows) => rows.stored()),
      operation('spoil', fc.nat({ max: 60 }), (rows, place) => rows.spoil(place)),
    ],
    reached: [
      reached('a checkpoint', ({ writtenCount }) => writtenCount > 0),
      reached('damage under a newer row', ({ shadowedCount }) => shadowedCount > 0),
      reached('many checkpoints', ({ writtenCount }) => writtenCount > 4),
    ],
    runs: 500,
  });
  t.end();
});
