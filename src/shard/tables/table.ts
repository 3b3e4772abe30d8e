/**
 * A keyed store over journaled rows, with a cache of what is active.
 *
 * Values are loaded from their row on first touch and evicted when many others were used since, so
 * memory follows activity, not history. A changed value stays in memory until its row is durable,
 * because only then can the journal show it. Each changed value is encoded once per batch, however
 * often it changed.
 *
 * Threading: the shard's own thread only. Not here: the order of commits (shard.ts).
 */
import type { Store } from '../../../actors/states.ts';
import type { Journal, Row, RowWrite } from '../../journal/journal.ts';
import { DamagedRowError } from '../../journal/journal-errors.ts';
import { must } from '../../kernel/assert.ts';
import type { Codec } from '../records/positional-codec.ts';
import { readSoundRows } from './sound-rows.ts';

export interface TableFormat<Key, Value> {
  readonly name: string;
  readonly encodeKey: (key: Key) => Uint8Array;
  readonly decodeKey: (bytes: Uint8Array) => Key;
  /** The key's identity in the cache: equal keys, equal values of this. */
  readonly cacheKey: (key: Key) => number | string;
  readonly codec: Codec<Value>;
  /** What is not found here is somebody's to take: `Journal.checkAbsence` is asked first. */
  readonly isClaimed?: boolean;
  /** Values kept in memory beyond those that must be: none of what is hardly read again. */
  readonly cachedMax: number;
}

/** Where stored rows are read: a journal, or rows that are being rebuilt from one. */
export type RowReader = Pick<Journal, 'readRow' | 'checkAbsence' | 'readRows'>;

interface Cached<Key, Value> {
  readonly key: Key;
  /** Undefined: deleted and the row is not gone yet, or looked for and not there. */
  value: Value | undefined;
  /** The key as it is stored, once that was needed. */
  bytes: Uint8Array | undefined;
  /** Since the last `takeWrites`. */
  isChanged: boolean;
  /** The batch that will make it durable; 0 once it is. */
  pendingBatch: number;
}

/** What a batch that is not durable yet has changed. */
interface PendingBatch<Key, Value> {
  readonly batch: number;
  readonly values: readonly Cached<Key, Value>[];
}

export interface KeyRange {
  readonly start: Uint8Array;
  readonly end: Uint8Array;
  readonly limit: number;
  readonly reverse: boolean;
}

export class Table<Key, Value> implements Store<Key, Value> {
  readonly #format: TableFormat<Key, Value>;
  readonly #journal: RowReader;
  readonly #onDamaged: (error: DamagedRowError) => void;
  /** Values that other damaged rows have made useless. */
  readonly #condemned = new Map<number | string, DamagedRowError>();
  readonly #cache = new Map<number | string, Cached<Key, Value>>();
  // Lists, and not sets: a set that has grown old makes every later one of its tables in old
  // space, one for each doubling, where only a major collection takes them away.
  #changed: Cached<Key, Value>[] = [];
  #pending: PendingBatch<Key, Value>[] = [];
  /** Goes on where it stopped: at the front stand the places of all that was evicted. */
  #evictions: Iterator<[number | string, Cached<Key, Value>]> | undefined;

  /** `onDamaged` is told of damaged rows that are left out of a list. */
  constructor(
    format: TableFormat<Key, Value>,
    journal: RowReader,
    onDamaged: (error: DamagedRowError) => void = () => undefined,
  ) {
    this.#format = format;
    this.#journal = journal;
    this.#onDamaged = onDamaged;
  }

  /** Throws a DamagedRowError, of which nothing is kept: the next read throws it again. */
  get(key: Key): Value | undefined {
    const cacheKey = this.#format.cacheKey(key);
    const cached = this.#cache.get(cacheKey);
    if (cached !== undefined) return cached.value;
    // What is not there is remembered too: a new row is looked for more than once.
    const bytes = this.#format.encodeKey(key);
    const row = this.#journal.readRow(bytes);
    if (row === undefined && this.#format.isClaimed === true) this.#journal.checkAbsence(bytes);
    const condemned = this.#condemned.size > 0 ? this.#condemned.get(cacheKey) : undefined;
    if (condemned !== undefined) throw condemned;
    const value = row === undefined ? undefined : this.#decode(bytes, row);
    this.#cache.set(cacheKey, { key, value, bytes, isChanged: false, pendingBatch: 0 });
    return value;
  }

  isDamaged(key: Key): boolean {
    try {
      this.get(key);
      return false;
    } catch (error) {
      if (!(error instanceof DamagedRowError)) throw error;
      this.#onDamaged(error);
      return true;
    }
  }

  /** The value cannot be used until the next start: each read of it throws the error. */
  condemn(key: Key, error: DamagedRowError): void {
    const cacheKey = this.#format.cacheKey(key);
    this.#cache.delete(cacheKey);
    this.#condemned.set(cacheKey, error);
    this.#onDamaged(error);
  }

  put(key: Key, value: Value): void {
    this.#set(key, value);
  }

  delete(key: Key): void {
    this.#set(key, undefined);
  }

  /** Keys that changed since the last `takeWrites`. */
  changedKeys(): readonly Key[] {
    return Array.from(this.#changed, ({ key }) => key);
  }

  /** The rows that changed, encoded, as part of batch `batch` (counted from 1, in order). */
  takeWrites(batch: number, writes: RowWrite[]): void {
    if (this.#changed.length === 0) return;
    const { encodeKey, codec } = this.#format;
    for (const cached of this.#changed) {
      const { key, value } = cached;
      cached.isChanged = false;
      cached.pendingBatch = batch;
      cached.bytes ??= encodeKey(key);
      writes.push({
        key: cached.bytes,
        value: value === undefined ? undefined : codec.encode(value),
      });
    }
    this.#pending.push({ batch, values: this.#changed });
    this.#changed = [];
  }

  /** Batches up to `batch` are durable: their values may leave the memory. */
  flushed(batch: number): void {
    while (this.#pending[0] !== undefined && this.#pending[0].batch <= batch) {
      const { batch: durable, values } = this.#pending[0];
      for (const cached of values) {
        // Changed again, it is a later batch's.
        if (cached.pendingBatch !== durable) continue;
        cached.pendingBatch = 0;
        if (cached.value === undefined && !cached.isChanged) {
          this.#cache.delete(this.#format.cacheKey(cached.key));
        }
      }
      this.#pending.shift();
    }
    this.#evict();
  }

  /** A page of entries in the order of their keys, changes of the running batch included. */
  page(range: KeyRange): { key: Key; value: Value }[] {
    return this.#page(range, (all) => this.#journal.readRows(all));
  }

  /** The same without damaged rows. */
  soundPage(range: KeyRange): { key: Key; value: Value }[] {
    return this.#page(range, (all) => readSoundRows(this.#journal, all, this.#onDamaged));
  }

  #page(range: KeyRange, read: (range: KeyRange) => readonly Row[]): { key: Key; value: Value }[] {
    const { start, end, limit, reverse } = range;
    const found = new Map<number | string, { bytes: Uint8Array; key: Key; value: Value }>();
    const unwritten = this.#unwrittenIn(start, end);
    // Deleted rows may still be on disk: read as many more as could drop out.
    const deletedCount = unwritten.filter(({ value }) => value === undefined).length;
    const rows = read({ start, end, limit: limit + deletedCount, reverse });
    for (const { key: bytes, value: row } of rows) {
      const key = this.#format.decodeKey(bytes);
      const cacheKey = this.#format.cacheKey(key);
      const cached = this.#cache.get(cacheKey);
      const value = cached === undefined ? this.#decode(bytes, row) : cached.value;
      if (value !== undefined) found.set(cacheKey, { bytes, key, value });
    }
    for (const { bytes, key, value } of unwritten) {
      if (value === undefined) continue;
      found.set(this.#format.cacheKey(key), { bytes, key, value });
    }
    const direction = reverse ? -1 : 1;
    return [...found.values()]
      .sort((left, right) => direction * compareBytes(left.bytes, right.bytes))
      .slice(0, limit)
      .map(({ key, value }) => ({ key, value }));
  }

  /** Every entry in the range, page by page. */
  *all(range: Pick<KeyRange, 'start' | 'end'>): Generator<{ key: Key; value: Value }> {
    for (const page of this.pages({ ...range, limit: PAGE_ROWS, reverse: false })) yield* page;
  }

  /** In pages of `limit`, each as its rows are when it is asked for; the last is short. */
  pages(range: KeyRange): Generator<{ key: Key; value: Value }[]> {
    return this.#pages(range, (one) => this.page(one));
  }

  /** The same without damaged rows: one of them must not cost the list of all. */
  soundPages(range: KeyRange): Generator<{ key: Key; value: Value }[]> {
    return this.#pages(range, (one) => this.soundPage(one));
  }

  *#pages(
    { start, end, limit, reverse }: KeyRange,
    pageOf: (range: KeyRange) => { key: Key; value: Value }[],
  ): Generator<{ key: Key; value: Value }[]> {
    let range = { start, end };
    for (;;) {
      const page = pageOf({ ...range, limit, reverse });
      yield page;
      if (page.length < limit) return;
      const last = must(page[page.length - 1], 'a full page has a last entry');
      const place = this.#format.encodeKey(last.key);
      range = reverse ? { start, end: place } : { start: Uint8Array.of(...place, 0), end };
    }
  }

  #decode(bytes: Uint8Array, row: Uint8Array): Value {
    try {
      return this.#format.codec.decode(row);
    } catch (cause) {
      throw new DamagedRowError(bytes, cause);
    }
  }

  /** What the journal does not show yet of a range: changed and deleted. */
  #unwrittenIn(start: Uint8Array, end: Uint8Array) {
    const found: { bytes: Uint8Array; key: Key; value: Value | undefined }[] = [];
    const look = (cached: Cached<Key, Value>): void => {
      cached.bytes ??= this.#format.encodeKey(cached.key);
      const { bytes, key, value } = cached;
      if (compareBytes(bytes, start) < 0 || compareBytes(bytes, end) >= 0) return;
      found.push({ bytes, key, value });
    };
    for (const { values } of this.#pending) values.forEach(look);
    this.#changed.forEach(look);
    return found;
  }

  #set(key: Key, value: Value | undefined): void {
    const cacheKey = this.#format.cacheKey(key);
    let cached = this.#cache.get(cacheKey);
    if (cached === undefined) {
      cached = { key, value, bytes: undefined, isChanged: false, pendingBatch: 0 };
      this.#cache.set(cacheKey, cached);
    } else {
      cached.value = value;
    }
    if (cached.isChanged) return;
    cached.isChanged = true;
    this.#changed.push(cached);
  }

  /** In the order of first touch, round and round; what is changed or not yet durable stays. */
  #evict(): void {
    // Once through at most: all of it may have to stay.
    for (let left = this.#cache.size; left > 0; left -= 1) {
      if (this.#cache.size <= this.#format.cachedMax) return;
      const next = this.#nextToEvict();
      if (next === undefined) return;
      const [cacheKey, cached] = next;
      if (!cached.isChanged && cached.pendingBatch === 0) this.#cache.delete(cacheKey);
    }
  }

  #nextToEvict(): [number | string, Cached<Key, Value>] | undefined {
    this.#evictions ??= this.#cache.entries();
    const { done, value } = this.#evictions.next();
    if (done !== true) return value;
    this.#evictions = this.#cache.entries();
    const first = this.#evictions.next();
    return first.done === true ? undefined : first.value;
  }
}

const PAGE_ROWS = 1_000;

export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (left[i] as number) - (right[i] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
