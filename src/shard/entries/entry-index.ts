/**
 * Finds the place of an entry in the log by its key: exactly, even for the very newest.
 *
 * Keys of the newest entries are in memory, in two windows: one is being filled, and the full one
 * before it is being written, a few blocks with each batch, as a run of hashes (run-tiers.ts). A
 * run only says where an entry may be; the entry itself says whether it is the wanted one.
 *
 * Why not a row for each key in the store's one B-tree: writing those rows, and finding out for
 * each new operation that there was none, cost a quarter of a shard's throughput.
 *
 * Invariant: every key is in one of the two windows, or in the durable runs. What is written, and
 * when, follows from the entries alone. Threading: the shard's own thread only.
 */
import type { RowWrite } from '../../journal/journal.ts';
import { KeyWindow } from '../../structures/key-window.ts';
import type { RowReader } from '../tables/table.ts';
import { RunTiers } from './run-tiers.ts';

export interface IndexShape {
  /** Keys in each of the two windows in memory, at least. */
  readonly windowEntries: number;
  /** A window's run has `2 ** blockBits` blocks. */
  readonly blockBits: number;
}

/** Some 16 MB of keys in memory, and 128 of them in a block, which is a third of a page. */
export const INDEX_SHAPE: IndexShape = { windowEntries: 131_072, blockBits: 10 };

/** A key and its hash. */
export interface IndexKey {
  readonly bytes: Uint8Array;
  readonly hash: number;
}

/** How much faster a window is written than the next one is filled. */
const WRITTEN_PER_ENTRY = 2;

/** Where the windows stand, as it is stored. Ordinals count from 1. */
export interface IndexPosition {
  /** The first entry of the window that is being filled. */
  readonly fillingFirst: number;
  /** The first entry of the window that is being written. */
  readonly owingFirst: number;
  /** How many windows were ever filled. */
  readonly windowCount: number;
  /** How many blocks of the newest of them are written. */
  readonly blockCount: number;
}

export class EntryIndex {
  readonly #shape: IndexShape;
  readonly #runs: RunTiers;
  #filling = new KeyWindow();
  #owing = new KeyWindow();
  #fillingFirst = 1;
  #owingFirst = 1;
  #windowCount = 0;

  constructor(journal: RowReader, shape: IndexShape) {
    this.#shape = shape;
    this.#runs = new RunTiers(shape.blockBits, journal);
  }

  get position(): IndexPosition {
    return {
      fillingFirst: this.#fillingFirst,
      owingFirst: this.#owingFirst,
      windowCount: this.#windowCount,
      blockCount: this.#runs.writtenCount,
    };
  }

  /** The ordinal of a key that is in memory. */
  recent({ bytes, hash }: IndexKey): number | undefined {
    const place = this.#filling.find(bytes, hash);
    if (place !== undefined) return this.#fillingFirst + place;
    const owingPlace = this.#owing.find(bytes, hash);
    return owingPlace === undefined ? undefined : this.#owingFirst + owingPlace;
  }

  /** The ordinals stored under the hash of a key that is not in memory. */
  stored(hash: number): readonly number[] {
    return this.#runs.ordinalsOf(hash);
  }

  /** Adds the key of the next entry, which must not be in the index yet. */
  add({ bytes, hash }: IndexKey): void {
    this.#filling.add(bytes, hash);
  }

  /** Continues writing, in a batch that adds `addedCount` keys, once the last batch is durable. */
  takeWrites(addedCount: number, writes: RowWrite[]): void {
    this.#runs.learn(addedCount);
    // Asked before this batch writes: its rows cannot be read until it is durable.
    const isWritten = this.#runs.isWritten;
    const { windowEntries, blockBits } = this.#shape;
    const share = (this.#filling.count * WRITTEN_PER_ENTRY) / windowEntries;
    this.#runs.write(Math.ceil(share * 2 ** blockBits), writes);
    if (isWritten && this.#filling.count >= windowEntries) this.#turn();
  }

  flushed(): void {
    this.#runs.flushed();
  }

  /**
   * Continues where it stood; `keys` are those of the entries from `owingFirst` on. Returns the
   * ordinal of the last one.
   */
  recover(position: IndexPosition, keys: Iterable<IndexKey>): number {
    const { fillingFirst, owingFirst, windowCount, blockCount } = position;
    let ordinal = owingFirst;
    for (const { bytes, hash } of keys) {
      const window = ordinal < fillingFirst ? this.#owing : this.#filling;
      window.add(bytes, hash);
      ordinal += 1;
    }
    this.#fillingFirst = fillingFirst;
    this.#owingFirst = owingFirst;
    this.#windowCount = windowCount;
    if (windowCount > 0) {
      const { hashes } = this.#owing;
      const owed = { hashes, firstOrdinal: owingFirst, writtenCount: blockCount };
      this.#runs.resume(windowCount - 1, owed);
    }
    return ordinal - 1;
  }

  /** From now on the full window is written, and the written one is filled again. */
  #turn(): void {
    const written = this.#owing;
    this.#owing = this.#filling;
    this.#owingFirst = this.#fillingFirst;
    this.#fillingFirst += this.#filling.count;
    written.clear();
    this.#filling = written;
    this.#windowCount += 1;
    this.#runs.begin(this.#owing.hashes, this.#owingFirst);
  }
}
