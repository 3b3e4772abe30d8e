/**
 * One filter over all runs, which grows with them: a new operation asks this filter, which waits
 * for memory once, and hardly ever asks a run.
 *
 * It grows by learning a filter of twice the size beside the one that answers. The filter after a
 * restart is built the same way; where it has not learned yet, the runs are asked. Learning keeps
 * pace with the entries, so that it takes a small share of a shard's time, and no larger one when
 * most entries come. It takes two to four bytes for each entry on disk, and six while it grows.
 */
import { HASHES_PER_LINE, HashFilter, type HashPrefix } from './hash-filter.ts';

const LINES_PER_SEGMENT = 32;
const HASHES_PER_SEGMENT = LINES_PER_SEGMENT * HASHES_PER_LINE;
const SEGMENT_BITS_AT_FIRST = 1;
/** New entries per segment learned: a filter that grows is ready after a quarter more entries. */
const ENTRIES_PER_SEGMENT = HASHES_PER_SEGMENT / 8;

/** The hashes that begin with these bits; the result may include others. */
export type ReadHashes = (prefix: HashPrefix) => readonly number[];

export class GrowingFilter {
  #segmentBits = SEGMENT_BITS_AT_FIRST;
  #filter = filterOf(this.#segmentBits);
  /** Takes the filter's place once all of it is learned. */
  #successor: HashFilter | undefined;
  #learnedCount = 0;
  /** New entries that have not yet been spent on learning. */
  #unusedEntries = 0;

  /** False means that it is in no run. */
  mayHold(hash: number): boolean {
    return this.#filter.mayHold(hash) && this.#successor?.mayHold(hash) !== false;
  }

  add(hash: number): void {
    this.#filter.add(hash);
    this.#successor?.add(hash);
  }

  /** Makes room for this many hashes in all. */
  reserve(hashCount: number): void {
    const before = this.#segmentBits;
    while (hashCount > HASHES_PER_SEGMENT * 2 ** this.#segmentBits) this.#segmentBits += 1;
    if (this.#segmentBits === before) return;
    this.#successor = filterOf(this.#segmentBits);
    this.#learnedCount = 0;
  }

  /** Continues learning, for that many new entries: 0.1 ms per segment of some 1,024 hashes. */
  learnOn(entryCount: number, read: ReadHashes): void {
    this.#unusedEntries += entryCount;
    while (this.#unusedEntries >= ENTRIES_PER_SEGMENT) {
      this.#unusedEntries -= ENTRIES_PER_SEGMENT;
      this.#learnSegment(read);
    }
  }

  #learnSegment(read: ReadHashes): void {
    const learning = this.#successor ?? this.#filter;
    if (this.#learnedCount === learning.segmentCount) return;
    const hashes = read({ value: this.#learnedCount, bits: this.#segmentBits });
    learning.learn(this.#learnedCount, hashes);
    this.#learnedCount += 1;
    if (this.#learnedCount < learning.segmentCount) return;
    this.#filter = learning;
    this.#successor = undefined;
  }
}

function filterOf(segmentBits: number): HashFilter {
  return new HashFilter({ segmentBits, lineCount: LINES_PER_SEGMENT });
}
