/**
 * Where the frames of one segment begin: four bytes for each record.
 *
 * Frames follow one another from block 1 on; block 0 is the header.
 */
import { assert } from '../../kernel/assert.ts';

const FIRST_BLOCK = 1;
const CAPACITY_MIN = 256;

export class FrameIndex {
  /** Of frame `index` the first block; at `count`, the block behind the last frame. */
  #starts = new Uint32Array(CAPACITY_MIN).fill(FIRST_BLOCK, 0, 1);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The block behind the last frame. */
  get end(): number {
    return this.startOf(this.#count);
  }

  /** The first block of the frame at `index`, from 0; at `count` the end. */
  startOf(index: number): number {
    const start = this.#starts[index];
    assert(start !== undefined && index <= this.#count, 'a segment has no such frame');
    return start;
  }

  add(blockCount: number): void {
    const end = this.end + blockCount;
    this.#count += 1;
    if (this.#count === this.#starts.length) {
      const longer = new Uint32Array(2 * this.#starts.length);
      longer.set(this.#starts);
      this.#starts = longer;
    }
    this.#starts[this.#count] = end;
  }
}
