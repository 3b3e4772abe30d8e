/**
 * Which hashes may be present: it saves nearly every new operation its look-ups.
 *
 * A Bloom filter (Bloom, 1970) in blocks of one cache line (Putze, Sanders, Singler, 2007): a hash
 * sets six of the 512 bits in its block, so a query waits for memory once. At the 16 bits per hash
 * that its owners give it, two in a thousand absent hashes seem to be present.
 *
 * The filter is divided, by the first bits of the hashes, into segments that are learned one by
 * one. A hash whose segment has not been learned may be present, so nothing has to be read at a
 * restart.
 */

/** The number of hashes that a block is made for. */
export const HASHES_PER_LINE = 32;
const WORDS_PER_LINE = 16;
const BIT_MASK = 32 * WORDS_PER_LINE - 1;
const LINE_SHIFT = 9;
const BITS_PER_HASH = 6;

/** The first bits of some hashes, as a number. */
export interface HashPrefix {
  readonly value: number;
  readonly bits: number;
}

export interface FilterShape {
  /** There are `2 ** segmentBits` segments. */
  readonly segmentBits: number;
  /** Lines per segment: a power of two. */
  readonly lineCount: number;
}

export class HashFilter {
  readonly #shape: FilterShape;
  // Allocated with the first segment: most filters never learn anything.
  #words = new Uint32Array(0);
  #known = new Uint8Array(0);

  constructor(shape: FilterShape) {
    this.#shape = shape;
  }

  get segmentCount(): number {
    return 2 ** this.#shape.segmentBits;
  }

  segmentOf(hash: number): number {
    return hash >>> (32 - this.#shape.segmentBits);
  }

  isKnown(segment: number): boolean {
    return this.#known[segment] === 1;
  }

  /** From now on the segment is known, and holds these hashes. */
  learn(segment: number, hashes: readonly number[]): void {
    if (this.#known.length === 0) {
      const { segmentCount } = this;
      this.#words = new Uint32Array(segmentCount * this.#shape.lineCount * WORDS_PER_LINE);
      this.#known = new Uint8Array(segmentCount);
    }
    this.#known[segment] = 1;
    for (const hash of hashes) this.add(hash);
  }

  /** Adds one hash, if its segment is known. */
  add(hash: number): void {
    const segment = this.segmentOf(hash);
    if (!this.isKnown(segment)) return;
    const block = this.#blockOf(segment, hash);
    const step = stepOf(hash);
    for (let i = 0, bit = hash; i < BITS_PER_HASH; i += 1, bit += step) {
      const at = block + ((bit & BIT_MASK) >>> 5);
      this.#words[at] = (this.#words[at] as number) | (1 << (bit & 31));
    }
  }

  /** False means that it is not there. */
  mayHold(hash: number): boolean {
    const segment = this.segmentOf(hash);
    if (!this.isKnown(segment)) return true;
    const block = this.#blockOf(segment, hash);
    const step = stepOf(hash);
    for (let i = 0, bit = hash; i < BITS_PER_HASH; i += 1, bit += step) {
      const word = this.#words[block + ((bit & BIT_MASK) >>> 5)] as number;
      if (((word >>> (bit & 31)) & 1) === 0) return false;
    }
    return true;
  }

  #blockOf(segment: number, hash: number): number {
    const { lineCount } = this.#shape;
    return (segment * lineCount + ((hash >>> LINE_SHIFT) & (lineCount - 1))) * WORDS_PER_LINE;
  }
}

/**
 * The step from one bit of a hash to its next (double hashing: Kirsch and Mitzenmacher, 2006). The
 * bits are mixed again first, because the first ones of a hash are the same all over its segment.
 */
function stepOf(hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 23) | 1;
}
