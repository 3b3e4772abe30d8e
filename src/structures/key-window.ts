/**
 * Keys of bytes, in the order in which they came, found without an object or a string for any.
 *
 * A window holds tens of thousands of keys for seconds or minutes: as strings in a Map they would
 * be half of what the collector has to look at. Here they are bytes, one after the other, with a
 * hash table of their places: open addressing, with a step chosen by other bits of the hash, so
 * that keys which somebody made to collide only slow down their own look-ups. The memory is reused
 * for the next window: megabytes that come and go trigger the collector.
 *
 * Threading: the shard's own thread only.
 */
import { assert, must } from '../kernel/assert.ts';
import { copiedInto, sharedBytes, sharedWords } from './shared-memory.ts';

const KEYS_AT_FIRST = 1_024;
const KEY_BYTES_AT_FIRST = 48;
/** How full the table may get: a look-up then takes two steps on average. */
const LOAD_MAX = 0.5;

export class KeyWindow {
  #count = 0;
  /** Key by key; the key at `place` ends at `#ends[place]`. */
  #bytes = sharedBytes(KEYS_AT_FIRST * KEY_BYTES_AT_FIRST);
  #ends = sharedWords(KEYS_AT_FIRST);
  #hashes = new Uint32Array(KEYS_AT_FIRST);
  /** Places counted from 1; 0 is free. */
  #table = new Uint32Array(KEYS_AT_FIRST / LOAD_MAX);

  get count(): number {
    return this.#count;
  }

  /** By place; a view, valid until the window is cleared or grows. */
  get hashes(): Uint32Array {
    return this.#hashes.subarray(0, this.#count);
  }

  /** Key by key, in shared memory; the key at `place` ends at `ends[place]`. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get ends(): Uint32Array {
    return this.#ends;
  }

  /** The place of a key, counted from 0 in the order of adding. */
  find(key: Uint8Array, hash: number): number | undefined {
    const mask = this.#table.length - 1;
    const step = stepOf(hash);
    for (let at = hash & mask; ; at = (at + step) & mask) {
      const place = (this.#table[at] as number) - 1;
      if (place < 0) return undefined;
      if (this.#hashes[place] === hash && this.#isAt(place, key)) return place;
    }
  }

  /** Adds a key that is not in the window. */
  add(key: Uint8Array, hash: number): void {
    if (this.#count === this.#ends.length) this.#growKeys();
    const place = this.#count;
    const start = this.#startOf(place);
    if (start + key.length > this.#bytes.length) {
      this.#bytes = copiedInto(sharedBytes(2 * this.#bytes.length + key.length), this.#bytes);
    }
    this.#bytes.set(key, start);
    this.#ends[place] = start + key.length;
    this.#hashes[place] = hash;
    this.#count += 1;
    this.#enter(place);
  }

  /** The key's bytes, in memory of their own. */
  keyAt(place: number): Uint8Array {
    assert(place < this.#count, 'no such place in a window');
    return this.#bytes.slice(this.#startOf(place), this.#ends[place]);
  }

  /** By bytes: less than 0 where the key at the place comes before `key`. */
  compareAt(place: number, key: Uint8Array): number {
    const start = this.#startOf(place);
    const length = (this.#ends[place] as number) - start;
    const shorter = Math.min(length, key.length);
    for (let i = 0; i < shorter; i += 1) {
      const difference = (this.#bytes[start + i] as number) - (key[i] as number);
      if (difference !== 0) return difference;
    }
    return length - key.length;
  }

  /** Forgets all keys and keeps the memory, for the keys of another window. */
  clear(): void {
    this.#count = 0;
    this.#table.fill(0);
  }

  #startOf(place: number): number {
    return place === 0 ? 0 : must(this.#ends[place - 1], 'the end of the key before is missing');
  }

  #isAt(place: number, key: Uint8Array): boolean {
    const start = this.#startOf(place);
    if ((this.#ends[place] as number) - start !== key.length) return false;
    for (let i = 0; i < key.length; i += 1) {
      if (this.#bytes[start + i] !== key[i]) return false;
    }
    return true;
  }

  #enter(place: number): void {
    const hash = this.#hashes[place] as number;
    const mask = this.#table.length - 1;
    const step = stepOf(hash);
    let at = hash & mask;
    while (this.#table[at] !== 0) at = (at + step) & mask;
    this.#table[at] = place + 1;
  }

  #growKeys(): void {
    const keyCount = 2 * this.#ends.length;
    this.#ends = copiedInto(sharedWords(keyCount), this.#ends);
    this.#hashes = copiedInto(new Uint32Array(keyCount), this.#hashes);
    this.#table = new Uint32Array(keyCount / LOAD_MAX);
    for (let place = 0; place < this.#count; place += 1) this.#enter(place);
  }
}

/** Odd, so that it reaches every place of a table whose size is a power of two. */
function stepOf(hash: number): number {
  return (hash >>> 15) | 1;
}
