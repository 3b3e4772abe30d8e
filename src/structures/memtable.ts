/**
 * The newest versions of rows that are not in the store yet: looked up by key, walked in the order
 * of keys, and read by another thread that writes them to the store. (The memtable of a
 * log-structured store; the log is the journal's.)
 *
 * A row is bytes under a key of bytes; one that was deleted is kept as such, because the store may
 * still have it. Keys and values stand one behind the other in shared memory: for the collector a
 * table of 65,536 rows is a handful of objects, and what the other thread gets is not a copy. An
 * older version stays where it is until the table is cleared.
 *
 * Threading: changed by its owner only. What `columns` returned may be read elsewhere until
 * `clear`, as long as nothing is put meanwhile.
 */
import { assert, must } from '../kernel/assert.ts';
import { KeyWindow } from './key-window.ts';
import { type HashKey, keyedHash } from './keyed-hash.ts';
import { copiedInto, sharedBytes, sharedWords } from './shared-memory.ts';
import { SortedPlaces, type Sought } from './sorted-places.ts';

const VALUE_BYTES_AT_FIRST = 65_536;
const ROWS_AT_FIRST = 1_024;
const RANK_BYTES = 6;
/** In place of where a value begins. */
const DELETED = 0xffff_ffff;

export interface MemtableRow {
  readonly key: Uint8Array;
  /** Undefined where the row was deleted. */
  readonly value: Uint8Array | undefined;
}

/** All rows in the order of their keys, in shared memory. */
export interface MemtableColumns {
  readonly places: Uint32Array;
  readonly keyBytes: Uint8Array;
  readonly keyEnds: Uint32Array;
  readonly values: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

export interface MemtableRange {
  readonly start: Uint8Array;
  readonly end: Uint8Array;
  readonly reverse: boolean;
}

export class Memtable {
  readonly #hashKey: HashKey;
  readonly #keys = new KeyWindow();
  readonly #order = new SortedPlaces();
  #starts = sharedWords(ROWS_AT_FIRST);
  #ends = sharedWords(ROWS_AT_FIRST);
  #values = sharedBytes(VALUE_BYTES_AT_FIRST);
  #byteCount = 0;

  /** `hashKey` is a secret of its own: clients choose parts of keys. */
  constructor(hashKey: HashKey) {
    this.#hashKey = hashKey;
  }

  /** Rows, each once however often it changed. */
  get rowCount(): number {
    return this.#keys.count;
  }

  /** Bytes of values, of older versions too. */
  get byteCount(): number {
    return this.#byteCount;
  }

  put(key: Uint8Array, value: Uint8Array | undefined): void {
    const place = this.#placeFor(key);
    if (value === undefined) {
      this.#starts[place] = DELETED;
      return;
    }
    const end = this.#byteCount + value.length;
    if (end > this.#values.length) {
      assert(end < DELETED, 'a memtable holds 4 GiB');
      const length = Math.max(2 * this.#values.length, end);
      this.#values = copiedInto(sharedBytes(length), this.#values);
    }
    this.#values.set(value, this.#byteCount);
    this.#starts[place] = this.#byteCount;
    this.#ends[place] = end;
    this.#byteCount = end;
  }

  /** Undefined where nothing is known of the row. The bytes are the caller's. */
  find(key: Uint8Array): MemtableRow | undefined {
    const place = this.#keys.find(key, keyedHash(this.#hashKey, key));
    return place === undefined ? undefined : this.#rowAt(place);
  }

  /** What is known of the rows with start <= key < end, in the order of keys or back. */
  *between({ start, end, reverse }: MemtableRange): Generator<MemtableRow> {
    if (!reverse) {
      for (const place of this.#order.from(this.#soughtAs(start))) {
        if (this.#keys.compareAt(place, end) >= 0) return;
        yield this.#rowAt(place);
      }
      return;
    }
    for (const place of this.#order.backFrom(this.#soughtAs(end))) {
      if (this.#keys.compareAt(place, start) < 0) return;
      yield this.#rowAt(place);
    }
  }

  columns(): MemtableColumns {
    const places = sharedWords(this.rowCount);
    this.#order.copyTo(places);
    return {
      places,
      keyBytes: this.#keys.bytes,
      keyEnds: this.#keys.ends,
      values: this.#values,
      starts: this.#starts,
      ends: this.#ends,
    };
  }

  /** Forgets everything and keeps the memory. */
  clear(): void {
    this.#keys.clear();
    this.#order.clear();
    this.#byteCount = 0;
  }

  #placeFor(key: Uint8Array): number {
    const hash = keyedHash(this.#hashKey, key);
    const known = this.#keys.find(key, hash);
    if (known !== undefined) return known;
    const place = this.#keys.count;
    this.#keys.add(key, hash);
    this.#order.add(place, this.#soughtAs(key));
    if (place === this.#starts.length) {
      this.#starts = copiedInto(sharedWords(2 * place), this.#starts);
      this.#ends = copiedInto(sharedWords(2 * place), this.#ends);
    }
    return place;
  }

  #soughtAs(key: Uint8Array): Sought {
    return { rank: rankOf(key), against: (place) => this.#keys.compareAt(place, key) };
  }

  #rowAt(place: number): MemtableRow {
    const start = must(this.#starts[place], 'a key has no value');
    const isDeleted = start === DELETED;
    const value = isDeleted ? undefined : this.#values.slice(start, this.#ends[place]);
    return { key: this.#keys.keyAt(place), value };
  }
}

/** A key's first bytes as a number, which has as many bits as are exact. */
function rankOf(key: Uint8Array): number {
  let rank = 0;
  for (let i = 0; i < RANK_BYTES; i += 1) rank = 256 * rank + (key[i] ?? 0);
  return rank;
}

/** The rows that another thread has given: views, in the order of their keys. */
export function* rowsOf(columns: MemtableColumns): Generator<MemtableRow> {
  const { places, keyBytes, keyEnds, values, starts, ends } = columns;
  for (const place of places) {
    const keyStart = place === 0 ? 0 : (keyEnds[place - 1] as number);
    const key = keyBytes.subarray(keyStart, keyEnds[place]);
    const start = starts[place] as number;
    yield { key, value: start === DELETED ? undefined : values.subarray(start, ends[place]) };
  }
}
