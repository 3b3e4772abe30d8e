/**
 * Finds the entry of a client's operation by its key: exactly, even the very newest.
 *
 * Keys of the newest entries are in memory, in two windows: one is being filled, and the full one
 * before it is being written, a few blocks with each batch, as a run of hashes (run-tiers.ts). A
 * run only says where an entry may be; the entry itself says whether it is the wanted one.
 *
 * Keys are forgotten by generations: runs go to one generation for as long as keys are kept, and
 * then to the next. The one before it is still asked, those before that are removed. So a key is
 * there for as long as it is kept, and for twice as long at most.
 *
 * Why not a row for each key in the store's one B-tree: writing those rows, and finding out for
 * each new operation that there was none, cost a quarter of a shard's throughput.
 *
 * What is written, and when, follows from the entries alone. Threading: the shard's own thread.
 */
import type { RowWrite } from '../../journal/journal.ts';
import { type EntryPlace, entryPlace } from '../../kernel/entry-place.ts';
import { ENTRY_ROWS } from '../tables/entry-tables.ts';
import type { RowReader } from '../tables/table.ts';
import { type IndexKey, PlacedKeys } from './placed-keys.ts';
import { RunTiers } from './run-tiers.ts';

export interface IndexShape {
  /** Keys in each of the two windows in memory, at least. */
  readonly windowKeys: number;
  /** A window's run has `2 ** blockBits` blocks. */
  readonly blockBits: number;
}

/**
 * A start reads the keys of up to three windows back from their records, 3 µs each. In a block are
 * 305 of them, give or take 17, so that nearly all blocks fit into a page (`ROW_VALUE_BYTES_PAGE`).
 */
export const INDEX_SHAPE: IndexShape = { windowKeys: 9_760, blockBits: 5 };

/** How much faster a window is written than the next one is filled. */
const WRITTEN_PER_KEY = 2;
/** Removed with each batch that adds keys, while there is something to remove. */
const BLOCKS_REMOVED = 32;

/** Runs that were written to the end. */
interface RunsWritten {
  readonly runCount: number;
  readonly keyCount: number;
}

/** Where the windows stand, as it is stored. */
export interface IndexPosition {
  /** The first record of the window that is being filled. */
  readonly fillingFrom: number;
  /** The first record of the window that is being written; the same while none is. */
  readonly owingFrom: number;
  /** How many blocks of it are written. */
  readonly blockCount: number;
  readonly generation: number;
  /** When its first window was full. */
  readonly beganMs: number;
  readonly written: RunsWritten;
  readonly earlier: RunsWritten;
}

/** The journal has come to this record, at this time; keys are kept for `termMs`. */
export interface IndexMoment {
  readonly sequence: number;
  readonly atMs: number;
  /** Undefined: for ever. */
  readonly termMs: number | undefined;
}

const NO_RUNS: RunsWritten = { runCount: 0, keyCount: 0 };
const RUN_KEY = ENTRY_ROWS.entryRuns.key;

export class KeyIndex {
  readonly #shape: IndexShape;
  readonly #journal: RowReader;
  #position: IndexPosition = {
    fillingFrom: 1,
    owingFrom: 1,
    blockCount: 0,
    generation: 1,
    beganMs: 0,
    written: NO_RUNS,
    earlier: NO_RUNS,
  };
  #runs: RunTiers;
  #earlier: RunTiers;
  #filling = new PlacedKeys();
  #owing = new PlacedKeys();
  #addedCount = 0;
  /** From where on rows of forgotten generations may be left; undefined where none is. */
  #removing: Uint8Array | undefined;

  constructor(journal: RowReader, shape: IndexShape) {
    this.#shape = shape;
    this.#journal = journal;
    this.#earlier = this.#tiersOf(0);
    this.#runs = this.#tiersOf(1);
  }

  get position(): IndexPosition {
    return { ...this.#position, blockCount: this.#runs.writtenCount };
  }

  /** The newest place of a key that is in memory. */
  recent(key: IndexKey): EntryPlace | undefined {
    return this.#filling.find(key) ?? this.#owing.find(key);
  }

  /** The places stored under the hash of a key that is not in memory. */
  stored(hash: number): readonly EntryPlace[] {
    const places = this.#runs.placesOf(hash);
    const earlier = this.#earlier.placesOf(hash);
    return earlier.length === 0 ? places : [...earlier, ...places];
  }

  /** Adds the key of the next entry. */
  add(key: IndexKey, place: EntryPlace): void {
    this.#filling.put(key, place);
    this.#addedCount += 1;
  }

  /**
   * Continues writing, in a batch, once the last batch is durable. False if it has added no keys:
   * then the index stands where it stood.
   */
  takeWrites(moment: IndexMoment, writes: RowWrite[]): boolean {
    const addedCount = this.#addedCount;
    if (addedCount === 0) return false;
    this.#addedCount = 0;
    this.#runs.learn(addedCount);
    this.#earlier.learn(addedCount);
    this.#removeForgotten(writes);
    // Asked before this batch writes: its rows cannot be read until it is durable.
    const isWritten = this.#runs.isWritten;
    const { windowKeys, blockBits } = this.#shape;
    const share = (this.#filling.count * WRITTEN_PER_KEY) / windowKeys;
    this.#runs.write(Math.ceil(share * 2 ** blockBits), writes);
    if (isWritten && this.#filling.count >= windowKeys) this.#turn(moment);
    return true;
  }

  flushed(): void {
    this.#runs.flushed();
  }

  /** Continues where it stood; `keys` are those of the records from `owingFrom` on. */
  recover(
    position: IndexPosition,
    keys: Iterable<{ readonly key: IndexKey; readonly place: EntryPlace }>,
  ): void {
    this.#position = position;
    const { fillingFrom, owingFrom, generation, written, earlier } = position;
    const fillingPlace = entryPlace(fillingFrom, 0);
    for (const { key, place } of keys) {
      const window = place < fillingPlace ? this.#owing : this.#filling;
      window.put(key, place);
    }
    this.#earlier = this.#tiersOf(generation - 1);
    this.#earlier.resume(earlier.runCount, earlier.keyCount);
    this.#runs = this.#tiersOf(generation);
    this.#runs.resume(written.runCount, written.keyCount);
    if (owingFrom < fillingFrom) this.#runs.resumeOwed(this.#owing, position.blockCount);
    this.#removing = RUN_KEY.prefix(undefined);
  }

  /** From now on the full window is written, and the written one is filled again. */
  #turn({ sequence, atMs, termMs }: IndexMoment): void {
    const { fillingFrom, owingFrom, written, generation, beganMs } = this.#position;
    const done = this.#owing;
    this.#position = {
      ...this.#position,
      fillingFrom: sequence + 1,
      owingFrom: fillingFrom,
      beganMs: owingFrom < fillingFrom || generation > 1 ? beganMs : atMs,
      written: {
        runCount: written.runCount + (owingFrom < fillingFrom ? 1 : 0),
        keyCount: written.keyCount + done.count,
      },
    };
    this.#owing = this.#filling;
    done.clear();
    this.#filling = done;
    if (termMs !== undefined && atMs >= this.#position.beganMs + termMs) this.#renew(atMs);
    this.#runs.begin(this.#owing);
  }

  /** The next generation begins: nobody asks for keys of the one before the last any more. */
  #renew(atMs: number): void {
    const { generation, written } = this.#position;
    this.#runs.finish();
    this.#earlier = this.#runs;
    this.#runs = this.#tiersOf(generation + 1);
    this.#position = {
      ...this.#position,
      generation: generation + 1,
      beganMs: atMs,
      written: NO_RUNS,
      earlier: written,
    };
    this.#removing = RUN_KEY.prefix(undefined);
  }

  #removeForgotten(writes: RowWrite[]): void {
    if (this.#removing === undefined) return;
    const kept = { generation: this.#position.generation - 1 };
    const end = RUN_KEY.prefix(kept);
    const range = { start: this.#removing, end, limit: BLOCKS_REMOVED, reverse: false };
    const rows = this.#journal.readRows(range);
    for (const { key } of rows) writes.push({ key, value: undefined });
    this.#removing = rows.at(-1)?.key;
  }

  #tiersOf(generation: number): RunTiers {
    return new RunTiers(generation, this.#shape.blockBits, this.#journal);
  }
}
