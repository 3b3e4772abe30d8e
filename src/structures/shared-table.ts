/**
 * A bounded table of small states, shared by the gateway threads without a lock.
 *
 * A key is hashed, with a secret of the process, to a set of eight entries. Each entry is two
 * 32-bit words: a tag that tells keys apart, and a state that its owner reads and changes by
 * compare-and-exchange. A key without an entry takes an empty one of its set, or evicts the entry
 * that its owner finds least worth keeping: the table never grows, and what is forgotten is the
 * owner's choice. Two keys of one set with equal tags (one pair in 2^32) share a state. Two threads
 * that claim an entry at once may both miscount once. Neither affects money: only limits rely on
 * this table.
 */

import { randomInt } from 'node:crypto';
import { assert } from '../kernel/assert.ts';
import { hash53 } from './cyrb53.ts';

const ENTRIES_PER_SET = 8;
const WORDS_PER_ENTRY = 2;
const HEADER_WORDS = 2;
const SEED_WORD = 0;

/** 65,536 entries are half a mebibyte. */
export const SHARED_TABLE_ENTRIES_DEFAULT = 65_536;

/** The memory of a table. Made once by the main thread, handed to each gateway thread. */
export function createSharedTable(entryCount: number): SharedArrayBuffer {
  assert(entryCount >= ENTRIES_PER_SET, 'a table holds less than one set');
  assert(entryCount % ENTRIES_PER_SET === 0, 'a table does not hold whole sets');
  const buffer = new SharedArrayBuffer(4 * (HEADER_WORDS + entryCount * WORDS_PER_ENTRY));
  new Int32Array(buffer)[SEED_WORD] = randomInt(2 ** 31);
  return buffer;
}

/** How much a state is worth keeping: the least is evicted. Zero or less: it is no loss. */
export type Worth = (state: number) => number;

export class SharedTable {
  readonly #words: Int32Array;
  readonly #setCount: number;
  readonly #seed: number;

  constructor(buffer: SharedArrayBuffer) {
    this.#words = new Int32Array(buffer);
    this.#seed = this.#words[SEED_WORD] ?? 0;
    const entryCount = (this.#words.length - HEADER_WORDS) / WORDS_PER_ENTRY;
    assert(entryCount % ENTRIES_PER_SET === 0, 'not the memory of a shared table');
    this.#setCount = entryCount / ENTRIES_PER_SET;
  }

  /** The place of a key's state. A key without one gets one with state 0. `space`: which use. */
  place(key: string, space: number, worth: Worth): number {
    const hash = hash53(key, this.#seed + space);
    const tag = hash | 0 || 1;
    const set = Math.floor(hash / 2 ** 32) % this.#setCount;
    const first = HEADER_WORDS + set * ENTRIES_PER_SET * WORDS_PER_ENTRY;
    let victim = first;
    let victimWorth = Number.POSITIVE_INFINITY;
    for (let i = 0; i < ENTRIES_PER_SET; i += 1) {
      const at = first + i * WORDS_PER_ENTRY;
      const found = Atomics.load(this.#words, at);
      if (found === tag) return at + 1;
      const value = found === 0 ? Number.NEGATIVE_INFINITY : worth(this.read(at + 1));
      if (value < victimWorth) {
        victim = at;
        victimWorth = value;
      }
    }
    Atomics.store(this.#words, victim + 1, 0);
    Atomics.store(this.#words, victim, tag);
    return victim + 1;
  }

  read(place: number): number {
    return Atomics.load(this.#words, place);
  }

  /** Whether the state was still `expected` and is now `next`. */
  exchange(place: number, expected: number, next: number): boolean {
    return Atomics.compareExchange(this.#words, place, expected, next) === expected;
  }
}
