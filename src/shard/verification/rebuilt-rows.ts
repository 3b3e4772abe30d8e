/**
 * The rows that a journal's records lead to, beside the rows that are stored.
 *
 * Why not simply both in memory: rows grow with history. Nearly all of them are written once and
 * are right, so if a rebuilt row equals the stored one, only its key is kept, and the stored bytes
 * stand in for it. Whole values are held only while the two differ.
 */
import { sameBytes } from '../../journal/hash-chain.ts';
import type { Row, RowRange, RowWrite } from '../../journal/journal.ts';
import { SortedRows } from '../../journal/sorted-rows.ts';
import { must } from '../../kernel/assert.ts';
import type { EntrySource } from '../entries/entry-log.ts';
import { compareBytes } from '../tables/row-key.ts';
import { allRows } from '../tables/row-pages.ts';

export interface RowPair {
  readonly key: Uint8Array;
  /** Undefined: no such row. */
  readonly stored: Uint8Array | undefined;
  readonly rebuilt: Uint8Array | undefined;
}

const PAGE_ROWS = 1_000;
const EVERY_KEY = { start: Uint8Array.of(0), end: Uint8Array.of(255) };
/** Sorts after every key, because the characters of keys are bytes. */
const LAST_TEXT = '\u0100';

export class RebuiltRows implements EntrySource {
  readonly #stored: EntrySource;
  readonly #keys = new Set<string>();
  readonly #differing = new SortedRows();

  constructor(stored: EntrySource) {
    this.#stored = stored;
  }

  get count(): number {
    return this.#keys.size;
  }

  readRow(key: Uint8Array): Uint8Array | undefined {
    const text = textOf(key);
    if (!this.#keys.has(text)) return undefined;
    return (
      this.#differing.get(text) ?? must(this.#stored.readRow(key), 'an equal row is not stored')
    );
  }

  /** The rows that the records led to are in memory, where no key is damaged. */
  checkAbsence(): void {}

  readPayload(sequence: number): Uint8Array {
    return this.#stored.readPayload(sequence);
  }

  has(key: Uint8Array): boolean {
    return this.#keys.has(textOf(key));
  }

  /** What the records have led to so far in the range, stored or not. */
  readRows(range: RowRange): readonly Row[] {
    const stored = this.#stored.readRows(range).filter(({ key }) => this.has(key));
    const unequal = this.#differing.keysBetween(textOf(range.start), textOf(range.end));
    if (unequal.length === 0) return stored;
    const rows = new Map(stored.map((row) => [textOf(row.key), row]));
    for (const text of unequal) rows.set(text, { key: keyOf(text), value: this.#unequal(text) });
    const direction = range.reverse ? -1 : 1;
    return [...rows.values()]
      .sort((left, right) => direction * compareBytes(left.key, right.key))
      .slice(0, range.limit);
  }

  /** Rows that are not stored as they are rebuilt. */
  differing(): Row[] {
    return this.#unequalKeys().map((text) => ({ key: keyOf(text), value: this.#unequal(text) }));
  }

  write({ key, value }: RowWrite): void {
    const text = textOf(key);
    if (value === undefined) {
      this.#keys.delete(text);
      this.#differing.set(text, undefined);
      return;
    }
    this.#keys.add(text);
    const stored = this.#stored.readRow(key);
    if (stored !== undefined && sameBytes(stored, value)) this.#differing.set(text, undefined);
    // What a batch writes may be a view of memory that is reused.
    else this.#differing.set(text, value.slice());
  }

  /** The first key whose rows are not equal, and the count of all stored rows. */
  compare(): { readonly storedCount: number; readonly first: RowPair | undefined } {
    let storedCount = 0;
    let first = this.#firstUnstored();
    for (const { key, value: stored } of allRows(this.#stored, EVERY_KEY, PAGE_ROWS)) {
      storedCount += 1;
      const text = textOf(key);
      const rebuilt = this.#differing.get(text);
      if (this.#keys.has(text) && rebuilt === undefined) continue;
      if (first !== undefined && compareBytes(first.key, key) < 0) continue;
      first = { key, stored, rebuilt };
    }
    return { storedCount, first };
  }

  #firstUnstored(): RowPair | undefined {
    for (const text of this.#unequalKeys()) {
      const key = keyOf(text);
      if (this.#stored.readRow(key) !== undefined) continue;
      return { key, stored: undefined, rebuilt: this.#differing.get(text) };
    }
    return undefined;
  }

  /** In the order of the keys. */
  #unequalKeys(): string[] {
    return this.#differing.keysBetween('', LAST_TEXT);
  }

  #unequal(text: string): Uint8Array {
    return must(this.#differing.get(text), 'an unequal row has no value');
  }
}

function keyOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** Latin-1 maps bytes to characters one to one: the order of texts is the order of bytes. */
function textOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1');
}
