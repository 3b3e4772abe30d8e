/**
 * Where the frames of one segment begin, and four bytes of each one's hash.
 *
 * Frames follow one another from block 1 on; block 0 is the header. Why the hash: a frame of
 * another history, in a file that was exchanged, may stand at the same place under the same number.
 */
import { assert } from '../../kernel/assert.ts';

const FIRST_BLOCK = 1;
const CAPACITY_MIN = 256;
/** For each frame its first block and its tag; behind the last, the block behind it. */
const WORDS_PER_FRAME = 2;

export class FrameIndex {
  #words: Uint32Array;
  #count: number;

  constructor() {
    this.#words = new Uint32Array(WORDS_PER_FRAME * CAPACITY_MIN).fill(FIRST_BLOCK, 0, 1);
    this.#count = 0;
  }

  /** What `words` of another gave; undefined where it cannot have been. It is this one's then. */
  static of(words: Uint32Array): FrameIndex | undefined {
    const index = new FrameIndex();
    index.#words = words;
    index.#count = (words.length - 1) / WORDS_PER_FRAME;
    return Number.isInteger(index.#count) && isAscending(words) ? index : undefined;
  }

  get count(): number {
    return this.#count;
  }

  /** The block behind the last frame. */
  get end(): number {
    return this.startOf(this.#count);
  }

  /** What it takes of the memory. */
  get bytes(): number {
    return this.#words.byteLength;
  }

  /** All that is known, to be stored; a view. */
  get words(): Uint32Array {
    return this.#words.subarray(0, WORDS_PER_FRAME * this.#count + 1);
  }

  /** The first block of the frame at `index`, from 0; at `count` the end. */
  startOf(index: number): number {
    const start = this.#words[WORDS_PER_FRAME * index];
    assert(start !== undefined && index <= this.#count, 'a segment has no such frame');
    return start;
  }

  /** Whether the frame at `index` may have that hash. */
  isOf(index: number, hash: Uint8Array): boolean {
    assert(index < this.#count, 'a segment has no such frame');
    return this.#words[WORDS_PER_FRAME * index + 1] === tagOf(hash);
  }

  add(blockCount: number, hash: Uint8Array): void {
    const end = this.end + blockCount;
    const at = WORDS_PER_FRAME * this.#count;
    this.#count += 1;
    if (at + WORDS_PER_FRAME >= this.#words.length) {
      const longer = new Uint32Array(2 * this.#words.length + WORDS_PER_FRAME * CAPACITY_MIN);
      longer.set(this.#words);
      this.#words = longer;
    }
    this.#words[at + 1] = tagOf(hash);
    this.#words[at + WORDS_PER_FRAME] = end;
  }

  /** Gives back the memory that was taken for frames to come. */
  trim(): void {
    this.#words = this.words.slice();
  }
}

function tagOf(hash: Uint8Array): number {
  return new DataView(hash.buffer, hash.byteOffset, 4).getUint32(0);
}

function isAscending(words: Uint32Array): boolean {
  let end = FIRST_BLOCK;
  if (words[0] !== end) return false;
  for (let at = WORDS_PER_FRAME; at < words.length; at += WORDS_PER_FRAME) {
    const start = words[at];
    if (start === undefined || start <= end) return false;
    end = start;
  }
  return true;
}
