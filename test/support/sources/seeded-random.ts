/**
 * Randomness that a seed replays: for tests and simulations, never for a draw.
 *
 * sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state with a counter, so no cycle is shorter
 * than 2^32 values, and no known failure in the usual batteries. Not cryptographic.
 */
import type { RandomSource } from '../../../src/kernel/random.ts';

/** The first values mix a small seed through the whole state; the author's own count. */
const WARM_UP_ROUNDS = 12;

export class SeededRandom implements RandomSource {
  readonly seed: number;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Equal seeds give equal sequences. Only the lowest 53 bits of a whole number count. */
  constructor(seed: number) {
    this.seed = seed;
    this.#a = 0;
    this.#b = seed | 0;
    this.#c = Math.floor(seed / 2 ** 32) | 0;
    for (let i = 0; i < WARM_UP_ROUNDS; i++) this.uint32();
  }

  uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    let word = 0;
    for (let i = 0; i < count; i++) {
      if (i % 4 === 0) word = this.uint32();
      bytes[i] = word & 0xff;
      word >>>= 8;
    }
    return bytes;
  }
}
