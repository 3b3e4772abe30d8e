/**
 * Rows in three layers, read as one: what came since the last checkpoint was begun, what is being
 * written as that checkpoint, and the store.
 *
 * A row's newest version is in the first layer that knows the row; a deleted one is known as such.
 * So readers need not know how far a checkpoint has got: while it is being written the store may
 * show its rows already, and they are the same.
 * Threading: the shard's own thread only.
 */
import { assert } from '../kernel/assert.ts';
import type { HashKey } from '../structures/keyed-hash.ts';
import { Memtable, type MemtableColumns, type MemtableRow } from '../structures/memtable.ts';
import { BEFORE_ALL_KEYS, BEHIND_ALL_KEYS } from './batch-check.ts';
import type { Row, RowRange, RowWrite } from './journal.ts';
import { type RowStore, soundRow, walkRows } from './row-store.ts';

/** The store, as it is read from here. */
export type ReadableStore = Pick<RowStore, 'read' | 'page' | 'refresh'>;

/** Stored rows are read in pages of as many as are wanted, and no more. */
const STORED_PAGE_MAX = 1_000;

export class LayeredRows {
  readonly #store: ReadableStore;
  #filling: Memtable;
  #spare: Memtable;
  #sealed: Memtable | undefined;

  constructor(store: ReadableStore, hashKey: HashKey) {
    this.#store = store;
    this.#filling = new Memtable(hashKey);
    this.#spare = new Memtable(hashKey);
  }

  /** What the next checkpoint will write. */
  get waiting(): Pick<Memtable, 'rowCount' | 'byteCount'> {
    return this.#filling;
  }

  put(rows: readonly RowWrite[]): void {
    for (const { key, value } of rows) this.#filling.put(key, value);
  }

  read(key: Uint8Array): Uint8Array | undefined {
    const known = this.#filling.find(key) ?? this.#sealed?.find(key);
    return known === undefined ? this.#store.read(key) : known.value;
  }

  /** See `Journal.checkAbsence`: only what is stored can be damaged. */
  checkAbsence(key: Uint8Array): void {
    const after = { start: key, end: BEHIND_ALL_KEYS, limit: 1, reverse: false };
    const before = { start: BEFORE_ALL_KEYS, end: key, limit: 1, reverse: true };
    for (const range of [after, before]) this.#store.page(range).forEach(soundRow);
  }

  /** Throws a DamagedRowError for a stored row that is damaged and has no newer version. */
  page(range: RowRange): Row[] {
    const rows: Row[] = [];
    const newest = this.#newest(range);
    while (rows.length < range.limit) {
      const next = newest.next();
      if (next.done === true) break;
      const { key, value } = next.value;
      if (value !== undefined) rows.push({ key, value });
    }
    return rows;
  }

  /** From now on what came is what is being written; new rows go to an empty memtable. */
  seal(): MemtableColumns {
    assert(this.#sealed === undefined, 'a checkpoint was begun before the last one was written');
    this.#sealed = this.#filling;
    this.#filling = this.#spare;
    return this.#sealed.columns();
  }

  /** What was sealed is in the store. */
  stored(): void {
    const written = this.#sealed;
    assert(written !== undefined, 'no checkpoint was being written');
    this.#store.refresh();
    this.#sealed = undefined;
    written.clear();
    this.#spare = written;
  }

  /** The newest version of each row in the range, in order; deleted ones too. */
  *#newest(range: RowRange): Generator<MemtableRow> {
    const filling = new Ahead(this.#filling.between(range));
    const sealed = new Ahead(this.#sealed?.between(range) ?? [].values());
    const limit = Math.min(range.limit, STORED_PAGE_MAX);
    const stored = new Ahead(walkRows(this.#store, { ...range, limit }));
    const layers = [filling, sealed, stored];
    for (;;) {
      const key = leastKey(layers, range.reverse);
      if (key === undefined) return;
      const newest = filling.take(key);
      const newer = sealed.take(key);
      const old = stored.take(key);
      const known = newest ?? newer;
      if (known !== undefined) yield known;
      else if (old !== undefined) yield soundRow(old);
    }
  }
}

/** An iterator that shows what comes next. */
class Ahead<Item extends { readonly key: Uint8Array }> {
  readonly #items: Iterator<Item>;
  #next: Item | undefined;

  constructor(items: Iterator<Item>) {
    this.#items = items;
    this.#advance();
  }

  get key(): Uint8Array | undefined {
    return this.#next?.key;
  }

  /** The next item, if it has this key. */
  take(key: Uint8Array): Item | undefined {
    const next = this.#next;
    if (next === undefined || Buffer.compare(next.key, key) !== 0) return undefined;
    this.#advance();
    return next;
  }

  #advance(): void {
    const { done, value } = this.#items.next();
    this.#next = done === true ? undefined : value;
  }
}

/** The least of the next keys, or the greatest where the walk goes back. */
function leastKey(
  layers: readonly { readonly key: Uint8Array | undefined }[],
  reverse: boolean,
): Uint8Array | undefined {
  let least: Uint8Array | undefined;
  for (const { key } of layers) {
    if (key === undefined) continue;
    const order = least === undefined ? -1 : Buffer.compare(key, least) * (reverse ? -1 : 1);
    if (order < 0) least = key;
  }
  return least;
}
