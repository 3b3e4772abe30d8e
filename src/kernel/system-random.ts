import { randomFillSync } from 'node:crypto';
import { assert } from './assert.ts';
import type { RandomSource } from './random.ts';

const BUFFER_BYTES = 16_384;

/** The operating system's generator, read in blocks because a call costs more than its bytes. */
export class SystemRandom implements RandomSource {
  readonly #buffer = Buffer.alloc(BUFFER_BYTES);
  #offset = BUFFER_BYTES;

  uint32(): number {
    const at = this.#take(4);
    return this.#buffer.readUInt32LE(at);
  }

  bytes(count: number): Uint8Array {
    assert(Number.isInteger(count) && count >= 0, 'a count of bytes is not a whole number');
    assert(count <= BUFFER_BYTES, 'more bytes were asked for than a block holds');
    const at = this.#take(count);
    return Uint8Array.from(this.#buffer.subarray(at, at + count));
  }

  #take(count: number): number {
    if (this.#offset + count > BUFFER_BYTES) {
      randomFillSync(this.#buffer);
      this.#offset = 0;
    }
    const at = this.#offset;
    this.#offset += count;
    return at;
  }
}
