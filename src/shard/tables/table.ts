/**
 * A keyed store over journaled rows, with a cache of what is active.
 *
 * Values are loaded from their row on first touch and evicted when many others have been used
 * since, so memory follows activity, not history. A changed value stays in memory until its row is
 * durable, because only then can the journal show it. Each changed value is encoded once per batch,
 * however often it changed.
 *
 * Threading: the shard's own thread only. Not here: the order of commits (shard.ts).
 */
import type { Store } from '../../../actors/states.ts';
import type { Journal, Row, RowRange, RowWrite } from '../../journal/journal.ts';
import type { DamagedRowError } from '../../journal/journal-errors.ts';
import type { Codec } from '../records/positional-codec.ts';
import type { TableDeclaration } from './declare-table.ts';
import { compareBytes } from './row-key.ts';
import { rowPages } from './row-pages.ts';
import { meetsDamage, readSoundRows, soundValue } from './sound-rows.ts';
import { bytesOfRange, type KeyRange, type TableKey } from './table-key.ts';

/** Where stored rows are read: a journal, or rows that are being rebuilt from one. */
export type RowReader = Pick<Journal, 'readRow' | 'checkAbsence' | 'readRows'>;

interface Cached<Key, Value> {
  readonly key: Key;
  /** Undefined: deleted but the row is not gone yet, or looked for and not found. */
  value: Value | undefined;
  /** The key as it is stored, once that was needed. */
  bytes: Uint8Array | undefined;
  /** Whether it changed since the last `takeWrites`. */
  isChanged: boolean;
  /** The batch that will make it durable; 0 once it is. */
  pendingBatch: number;
}

/** What a batch that is not durable yet has changed. */
interface PendingBatch<Key, Value> {
  readonly batch: number;
  readonly values: readonly Cached<Key, Value>[];
}

type ReadRows = (range: RowRange) => readonly Row[];

export interface TableRow<Key, Value> {
  readonly key: Key;
  readonly value: Value;
}

interface Found<Key, Value> extends TableRow<Key, Value> {
  readonly bytes: Uint8Array;
}

/** A part of a table, at most `limit` rows of it; `reverse` walks from its end down. */
export interface PageRange<Key, Prefix> extends KeyRange<Key, Prefix> {
  readonly limit: number;
  readonly reverse: boolean;
}

export class Table<Key, Value, Prefix = never> implements Store<Key, Value> {
  readonly #key: TableKey<Key, Prefix>;
  readonly #codec: Codec<Value>;
  readonly #cachedMax: number;
  readonly #isClaimed: boolean;
  readonly #journal: RowReader;
  readonly #onDamaged: (error: DamagedRowError) => void;
  readonly #readRows: ReadRows = (range) => this.#journal.readRows(range);
  readonly #readSound: ReadRows = (range) => readSoundRows(this.#journal, range, this.#onDamaged);
  /** Values that other damaged rows have made useless. */
  readonly #condemned = new Map<number | string, DamagedRowError>();
  readonly #cache = new Map<number | string, Cached<Key, Value>>();
  // Lists rather than sets: a set that has grown old allocates each later table of its own in old
  // space, one for each doubling, where only a major collection removes them.
  #changed: Cached<Key, Value>[] = [];
  #pending: PendingBatch<Key, Value>[] = [];
  /** Continues where it stopped: the front of the map is full of the places of evicted values. */
  #evictions: Iterator<[number | string, Cached<Key, Value>]> | undefined;

  /** `onDamaged` is called for damaged rows that are left out of a list. */
  constructor(
    declared: TableDeclaration<Key, Value, Prefix>,
    journal: RowReader,
    onDamaged: (error: DamagedRowError) => void = () => undefined,
  ) {
    this.#key = declared.key;
    this.#codec = declared.codec;
    this.#cachedMax = declared.cachedMax;
    this.#isClaimed = declared.isClaimed;
    this.#journal = journal;
    this.#onDamaged = onDamaged;
  }

  /** Throws a DamagedRowError, and caches nothing then: the next read throws it again. */
  get(key: Key): Value | undefined {
    const cacheKey = this.#key.identity(key);
    const cached = this.#cache.get(cacheKey);
    if (cached !== undefined) return cached.value;
    // Absence is remembered too: a new row is looked for more than once.
    const bytes = this.#key.encode(key);
    const row = this.#journal.readRow(bytes);
    if (row === undefined && this.#isClaimed) this.#journal.checkAbsence(bytes);
    const condemned = this.#condemned.size > 0 ? this.#condemned.get(cacheKey) : undefined;
    if (condemned !== undefined) throw condemned;
    const value = row === undefined ? undefined : soundValue(this.#codec, bytes, row);
    this.#cache.set(cacheKey, { key, value, bytes, isChanged: false, pendingBatch: 0 });
    return value;
  }

  isDamaged(key: Key): boolean {
    return meetsDamage(() => this.get(key), this.#onDamaged);
  }

  /** The value cannot be used until the next start: each read of it throws the error. */
  condemn(key: Key, error: DamagedRowError): void {
    const cacheKey = this.#key.identity(key);
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

  /** The values that were put since the last `takeWrites`, as they are now. */
  changedRows(): TableRow<Key, Value>[] {
    return this.#changed.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
  }

  /** Those that were deleted since then. */
  deletedKeys(): Key[] {
    return this.#changed.flatMap(({ key, value }) => (value === undefined ? [key] : []));
  }

  /** Whether anything was put or deleted since then. */
  get isChanged(): boolean {
    return this.#changed.length > 0;
  }

  /** The rows that changed, encoded, as part of batch `batch` (counted from 1, in order). */
  takeWrites(batch: number, writes: RowWrite[]): void {
    if (this.#changed.length === 0) return;
    for (const cached of this.#changed) {
      const { key, value } = cached;
      cached.isChanged = false;
      cached.pendingBatch = batch;
      cached.bytes ??= this.#key.encode(key);
      writes.push({
        key: cached.bytes,
        value: value === undefined ? undefined : this.#codec.encode(value),
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
        // If it changed again, it belongs to a later batch.
        if (cached.pendingBatch !== durable) continue;
        cached.pendingBatch = 0;
        if (cached.value === undefined && !cached.isChanged) {
          this.#cache.delete(this.#key.identity(cached.key));
        }
      }
      this.#pending.shift();
    }
    this.#evict();
  }

  /** A page of rows in the order of their keys, including changes of the running batch. */
  page({ limit, reverse, ...range }: PageRange<Key, Prefix>): TableRow<Key, Value>[] {
    return this.#page({ ...bytesOfRange(this.#key, range), limit, reverse }, this.#readRows);
  }

  /**
   * A page without damaged rows, whose values are those that `get` returns until the batch is
   * flushed: for who goes through rows and changes them.
   */
  loadPage({ limit, reverse, ...range }: PageRange<Key, Prefix>): TableRow<Key, Value>[] {
    const one = { ...bytesOfRange(this.#key, range), limit, reverse };
    return this.#page(one, this.#readSound, (found) => this.#keep(found));
  }

  /** Every row of a range, page by page. */
  *all(range: KeyRange<Key, Prefix> = {}): Generator<TableRow<Key, Value>> {
    for (const page of this.pages({ ...range, limit: PAGE_ROWS, reverse: false })) yield* page;
  }

  /** In pages of `limit`, each with its rows as they are when asked for; the last page is short. */
  pages(range: PageRange<Key, Prefix>): Generator<readonly TableRow<Key, Value>[]> {
    return this.#pages(range, this.#readRows);
  }

  /** The same without damaged rows: one of them must not cost the whole list. */
  soundPages(range: PageRange<Key, Prefix>): Generator<readonly TableRow<Key, Value>[]> {
    return this.#pages(range, this.#readSound);
  }

  #pages(
    { limit, reverse, ...range }: PageRange<Key, Prefix>,
    read: ReadRows,
  ): Generator<readonly Found<Key, Value>[]> {
    const bytes = bytesOfRange(this.#key, range);
    const pageOf = (one: RowRange) => this.#page(one, read);
    return rowPages({ ...bytes, limit, reverse }, pageOf, (found) => found.bytes);
  }

  #page(
    { start, end, limit, reverse }: RowRange,
    read: ReadRows,
    onLoaded?: (found: Found<Key, Value>) => void,
  ): Found<Key, Value>[] {
    const found = new Map<number | string, Found<Key, Value>>();
    const unwritten = this.#unwrittenIn(start, end);
    // Deleted rows may still be on disk: read as many more as could drop out.
    const deletedCount = unwritten.filter(({ value }) => value === undefined).length;
    const rows = read({ start, end, limit: limit + deletedCount, reverse });
    for (const { key: bytes, value: row } of rows) {
      const key = this.#key.decode(bytes);
      const cacheKey = this.#key.identity(key);
      const cached = this.#cache.get(cacheKey);
      const value = cached === undefined ? soundValue(this.#codec, bytes, row) : cached.value;
      if (value === undefined) continue;
      const one = { bytes, key, value };
      found.set(cacheKey, one);
      if (cached === undefined) onLoaded?.(one);
    }
    for (const { bytes, key, value } of unwritten) {
      if (value === undefined) continue;
      found.set(this.#key.identity(key), { bytes, key, value });
    }
    const direction = reverse ? -1 : 1;
    return [...found.values()]
      .sort((left, right) => direction * compareBytes(left.bytes, right.bytes))
      .slice(0, limit);
  }

  #keep({ bytes, key, value }: Found<Key, Value>): void {
    const cached = { key, value, bytes, isChanged: false, pendingBatch: 0 };
    this.#cache.set(this.#key.identity(key), cached);
  }

  /** The values of a range that the journal does not show yet: changed or deleted. */
  #unwrittenIn(start: Uint8Array, end: Uint8Array) {
    const found: { bytes: Uint8Array; key: Key; value: Value | undefined }[] = [];
    const look = (cached: Cached<Key, Value>): void => {
      cached.bytes ??= this.#key.encode(cached.key);
      const { bytes, key, value } = cached;
      if (compareBytes(bytes, start) < 0 || compareBytes(bytes, end) >= 0) return;
      found.push({ bytes, key, value });
    };
    for (const { values } of this.#pending) values.forEach(look);
    this.#changed.forEach(look);
    return found;
  }

  #set(key: Key, value: Value | undefined): void {
    const cacheKey = this.#key.identity(key);
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

  /** In the order of first touch, round and round; values changed or not yet durable stay. */
  #evict(): void {
    // One round at most: all values may have to stay.
    for (let left = this.#cache.size; left > 0; left -= 1) {
      if (this.#cache.size <= this.#cachedMax) return;
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
