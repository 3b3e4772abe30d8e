/**
 * A run: the hashes of a window of keys, in blocks by their first bits.
 *
 * Each block is a row. A look-up reads at most one of them; from then on that block's hashes are
 * known, and it is not read again when there is nothing to find in it.
 */
import type { RowWrite } from '../../journal/journal.ts';
import type { EntryPlace } from '../../kernel/entry-place.ts';
import { HASHES_PER_LINE, HashFilter, type HashPrefix } from '../../structures/hash-filter.ts';
import { ENTRY_ROWS } from '../tables/entry-tables.ts';
import type { RowReader } from '../tables/table.ts';
import { encodeIndexBlock, IndexBlock, type IndexEntries } from './index-block.ts';

/** Hashes for which a block's filter has room: a few less than it has on average. */
const HASHES_PER_BLOCK = 256;

export interface RunName {
  readonly generation: number;
  readonly level: number;
  /** Among the runs of its level, from 0, oldest first. */
  readonly number: number;
}

export class IndexRun {
  readonly #name: RunName;
  readonly #journal: RowReader;
  /** Its segments are the run's blocks. */
  readonly #filter: HashFilter;

  constructor(name: RunName, blockBits: number, journal: RowReader) {
    this.#name = name;
    this.#journal = journal;
    const lineCount = HASHES_PER_BLOCK / HASHES_PER_LINE;
    this.#filter = new HashFilter({ segmentBits: blockBits, lineCount });
  }

  get blockCount(): number {
    return this.#filter.segmentCount;
  }

  blockOf(hash: number): number {
    return this.#filter.segmentOf(hash);
  }

  /** Adds the places that are stored under a hash. */
  collect(hash: number, found: EntryPlace[]): void {
    const at = this.blockOf(hash);
    if (!this.#filter.mayHold(hash)) return;
    const block = this.read(at);
    if (!this.#filter.isKnown(at)) {
      const hashes: number[] = [];
      block?.collectHashes(hashes);
      this.#filter.learn(at, hashes);
    }
    if (block === undefined) return;
    for (let i = 0; i < block.count; i += 1) {
      if (block.hashAt(i) === hash) found.push(block.placeAt(i));
    }
  }

  /** Adds the hashes that begin with these bits; others may be among them. */
  collectHashes({ value, bits }: HashPrefix, found: number[]): void {
    const blocksPerPrefix = this.blockCount / 2 ** bits;
    const first = Math.floor(value * blocksPerPrefix);
    for (let block = first; block < (value + 1) * blocksPerPrefix; block += 1) {
      this.read(block)?.collectHashes(found);
    }
  }

  /** Reads the stored block; undefined where it holds nothing. */
  read(block: number): IndexBlock | undefined {
    const row = this.#journal.readRow(this.#keyOf(block));
    return row === undefined ? undefined : new IndexBlock(row);
  }

  write(block: number, entries: IndexEntries, writes: RowWrite[]): void {
    if (entries.hashes.length === 0) return;
    writes.push({ key: this.#keyOf(block), value: encodeIndexBlock(entries) });
  }

  remove(block: number, writes: RowWrite[]): void {
    writes.push({ key: this.#keyOf(block), value: undefined });
  }

  #keyOf(block: number): Uint8Array {
    const { generation, level, number: run } = this.#name;
    return ENTRY_ROWS.entryRuns.key.encode({ generation, level, run, block });
  }
}
