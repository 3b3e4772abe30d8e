/**
 * The runs of the index, merged four at a time: a log-structured merge tree with tiers (O'Neil et
 * al., 1996), so that a key is written once for each level, of which there are few, and looked up
 * in few runs, however many keys there are.
 *
 * Level 0 gets a run for each window of keys. Four runs of a level become one of the next, whose
 * blocks are divided once more by two bits, so a block has the same size on every level. Merging is
 * spread over the writing: with every fourth block of the run that is being written, each level
 * merges one block of its four runs. By the time the next four runs have come, four windows later,
 * or sixteen, or sixty-four, the merge is done. So at no moment does much have to be written at
 * once.
 *
 * How far the merging has got follows from the windows and the blocks written alone: a restart and
 * a replay arrive at the same rows. A merged block is looked up in the new run once that is
 * durable, and in the old ones until then.
 *
 * Threading: the shard's own thread only.
 */
import type { RowWrite } from '../../journal/journal.ts';
import { assert } from '../../kernel/assert.ts';
import type { EntryPlace } from '../../kernel/entry-place.ts';
import { GrowingFilter } from '../../structures/growing-filter.ts';
import type { HashPrefix } from '../../structures/hash-filter.ts';
import type { RowReader } from '../tables/table.ts';
import type { IndexBlock, IndexEntries } from './index-block.ts';
import { IndexRun } from './index-run.ts';

const NONE: readonly EntryPlace[] = [];
const MERGE_BITS = 2;
const MERGED_RUNS = 2 ** MERGE_BITS;

interface Merge {
  readonly inputs: readonly IndexRun[];
  readonly output: IndexRun;
  /** Blocks of each input: how many are merged, and how many of these durably. */
  mergedCount: number;
  durableCount: number;
}

interface Level {
  /** Oldest first. */
  readonly waiting: IndexRun[];
  merge: Merge | undefined;
  /** How many runs it ever had. */
  runCount: number;
}

/** The keys of a full window: two parallel lists. */
export interface WindowKeys {
  readonly hashes: Uint32Array;
  readonly places: readonly EntryPlace[];
}

/** The keys of a window, by the blocks of their run. */
interface OwedRun extends WindowKeys {
  readonly run: IndexRun;
  readonly order: Uint32Array;
  /** Where the keys of each block begin in that order, and where those of the last one end. */
  readonly starts: Uint32Array;
}

export class RunTiers {
  readonly #generation: number;
  readonly #blockBits: number;
  readonly #journal: RowReader;
  readonly #levels: Level[] = [];
  readonly #filter = new GrowingFilter();
  #owed: OwedRun | undefined;
  #writtenCount = 0;
  #keyCount = 0;

  /** A run of a window has `2 ** blockBits` blocks. */
  constructor(generation: number, blockBits: number, journal: RowReader) {
    this.#generation = generation;
    assert(blockBits >= MERGE_BITS, 'a merge does not take whole blocks');
    this.#blockBits = blockBits;
    this.#journal = journal;
  }

  /** Blocks of the owed run that are written. */
  get writtenCount(): number {
    return this.#writtenCount;
  }

  /** Whether nothing is owed. */
  get isWritten(): boolean {
    return this.#owed === undefined || this.#writtenCount === this.#owed.run.blockCount;
  }

  /**
   * Begins to owe the next run: that of a full window. The run before it is durable, and is found
   * here from now on.
   */
  begin({ hashes, places }: WindowKeys): void {
    assert(this.isWritten, 'a run was begun before the last one was written');
    this.finish();
    const run = this.#newRun(0);
    this.#owed = { run, hashes, places, ...orderByBlock(hashes, run) };
    this.#writtenCount = 0;
    this.#keyCount += hashes.length;
    this.#filter.reserve(this.#keyCount);
  }

  /** Nothing more is to come: what is written is durable, and is found here from now on. */
  finish(): void {
    if (this.#owed !== undefined) this.#finish(this.#owed.run);
    this.#owed = undefined;
  }

  /**
   * Call for `keyCount` new keys before anything is written with them: that cannot be read yet.
   */
  learn(keyCount: number): void {
    this.#filter.learnOn(keyCount, (prefix) => this.#hashesOf(prefix));
  }

  /** Continues until `untilBlock` blocks of the owed run are written, merging along the way. */
  write(untilBlock: number, writes: RowWrite[]): void {
    const owed = this.#owed;
    if (owed === undefined) return;
    while (this.#writtenCount < Math.min(untilBlock, owed.run.blockCount)) {
      const entries = entriesOf(owed, this.#writtenCount);
      owed.run.write(this.#writtenCount, entries, writes);
      for (const hash of entries.hashes) this.#filter.add(hash);
      this.#writtenCount += 1;
      if (this.#writtenCount % MERGED_RUNS !== 0) continue;
      for (const { merge } of this.#levels) if (merge !== undefined) mergeNext(merge, writes);
    }
  }

  /** Call when what was written is durable. */
  flushed(): void {
    for (const { merge } of this.#levels) {
      if (merge !== undefined) merge.durableCount = merge.mergedCount;
    }
  }

  /**
   * The places in the durable runs under this hash: those of its key, and of any other keys that
   * share the hash.
   */
  placesOf(hash: number): readonly EntryPlace[] {
    if (!this.#filter.mayHold(hash)) return NONE;
    const found: EntryPlace[] = [];
    for (const { waiting, merge } of this.#levels) {
      for (const run of waiting) run.collect(hash, found);
      if (merge === undefined) continue;
      const { inputs, output, durableCount } = merge;
      const first = inputs[0] as IndexRun;
      if (first.blockOf(hash) < durableCount) output.collect(hash, found);
      else for (const run of inputs) run.collect(hash, found);
    }
    return found;
  }

  /** Restores the state after so many runs, of so many keys, were written. */
  resume(runCount: number, keyCount: number): void {
    for (let i = 0; i < runCount; i += 1) {
      this.#skip(2 ** this.#blockBits);
      this.#finish(this.#newRun(0));
    }
    this.#keyCount = keyCount;
    this.#filter.reserve(keyCount);
  }

  /** After `resume`: so many blocks of the next run were written as well. */
  resumeOwed(keys: WindowKeys, writtenCount: number): void {
    this.begin(keys);
    this.#skip(writtenCount);
    this.#writtenCount = writtenCount;
  }

  /** The hashes of all that is durable; some may come twice. */
  #hashesOf(prefix: HashPrefix): readonly number[] {
    const found: number[] = [];
    this.#owed?.run.collectHashes(prefix, found);
    for (const { waiting, merge } of this.#levels) {
      for (const run of waiting) run.collectHashes(prefix, found);
      for (const run of merge?.inputs ?? []) run.collectHashes(prefix, found);
      merge?.output.collectHashes(prefix, found);
    }
    return found;
  }

  #skip(blockCount: number): void {
    for (const { merge } of this.#levels) {
      if (merge !== undefined) merge.mergedCount += Math.floor(blockCount / MERGED_RUNS);
    }
    this.flushed();
  }

  /** A run joins level 0; finished merges make way for the next ones, level by level. */
  #finish(run: IndexRun): void {
    let joining: IndexRun | undefined = run;
    for (let index = 0; joining !== undefined || index < this.#levels.length; index += 1) {
      const level = this.#levelAt(index);
      if (joining !== undefined) level.waiting.push(joining);
      joining = undefined;
      if (level.merge !== undefined && isDone(level.merge)) {
        joining = level.merge.output;
        level.merge = undefined;
      }
      if (level.merge === undefined && level.waiting.length >= MERGED_RUNS) {
        const inputs = level.waiting.splice(0, MERGED_RUNS);
        const output = this.#newRun(index + 1);
        level.merge = { inputs, output, mergedCount: 0, durableCount: 0 };
      }
    }
  }

  #newRun(index: number): IndexRun {
    const level = this.#levelAt(index);
    const number = level.runCount;
    level.runCount += 1;
    const blockBits = this.#blockBits + index * MERGE_BITS;
    const name = { generation: this.#generation, level: index, number };
    return new IndexRun(name, blockBits, this.#journal);
  }

  #levelAt(index: number): Level {
    const level = this.#levels[index] ?? { waiting: [], merge: undefined, runCount: 0 };
    this.#levels[index] = level;
    return level;
  }
}

function isDone({ output, durableCount }: Merge): boolean {
  return durableCount * MERGED_RUNS === output.blockCount;
}

/** One block of each input becomes four of the output. */
function mergeNext(merge: Merge, writes: RowWrite[]): void {
  const { inputs, output, mergedCount: at } = merge;
  const parts = Array.from({ length: MERGED_RUNS }, emptyEntries);
  for (const input of inputs) {
    const block = input.read(at);
    if (block === undefined) continue;
    distribute(block, output, parts);
    input.remove(at, writes);
  }
  for (const [index, part] of parts.entries()) {
    output.write(at * MERGED_RUNS + index, part, writes);
  }
  merge.mergedCount += 1;
}

function distribute(block: IndexBlock, output: IndexRun, parts: readonly IndexEntries[]): void {
  for (let i = 0; i < block.count; i += 1) {
    const hash = block.hashAt(i);
    const part = parts[output.blockOf(hash) % MERGED_RUNS] as IndexEntries;
    part.hashes.push(hash);
    part.places.push(block.placeAt(i));
  }
}

/** A counting sort: within a block the keys stay in order. */
function orderByBlock(hashes: Uint32Array, run: IndexRun): Pick<OwedRun, 'order' | 'starts'> {
  const starts = new Uint32Array(run.blockCount + 1);
  for (const hash of hashes) {
    const next = run.blockOf(hash) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let block = 0; block < run.blockCount; block += 1) {
    starts[block + 1] = (starts[block + 1] as number) + (starts[block] as number);
  }
  const order = new Uint32Array(hashes.length);
  const free = starts.slice();
  for (let key = 0; key < hashes.length; key += 1) {
    const block = run.blockOf(hashes[key] as number);
    order[free[block] as number] = key;
    free[block] = (free[block] as number) + 1;
  }
  return { order, starts };
}

function entriesOf({ hashes, places, order, starts }: OwedRun, block: number): IndexEntries {
  const entries = emptyEntries();
  const end = starts[block + 1] as number;
  for (let i = starts[block] as number; i < end; i += 1) {
    const key = order[i] as number;
    entries.hashes.push(hashes[key] as number);
    entries.places.push(places[key] as EntryPlace);
  }
  return entries;
}

function emptyEntries(): IndexEntries {
  return { hashes: [], places: [] };
}
