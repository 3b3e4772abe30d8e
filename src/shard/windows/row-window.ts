/**
 * The newest versions of rows that changed lately, as bytes one after the other.
 *
 * For each key (`KeyWindow`) it notes where the value begins and ends. An older version stays where
 * it is until the window is cleared: a window is short-lived, and nothing is moved.
 *
 * Threading: the shard's own thread only.
 */

import { must } from '../../kernel/assert.ts';
import { hashOfBytes } from '../../kernel/fnv.ts';
import { KeyWindow } from './key-window.ts';

const VALUE_BYTES_AT_FIRST = 65_536;

export class RowWindow {
  readonly #keys = new KeyWindow();
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #bytes = new Uint8Array(VALUE_BYTES_AT_FIRST);
  #byteCount = 0;
  #changeCount = 0;

  /** Versions that were put since the window was empty. */
  get changeCount(): number {
    return this.#changeCount;
  }

  put(key: Uint8Array, value: Uint8Array): void {
    const hash = hashOfBytes(key);
    let place = this.#keys.find(key, hash);
    if (place === undefined) {
      place = this.#keys.count;
      this.#keys.add(key, hash);
    }
    const end = this.#byteCount + value.length;
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(2 * this.#bytes.length, end));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(value, this.#byteCount);
    this.#starts[place] = this.#byteCount;
    this.#ends[place] = end;
    this.#byteCount = end;
    this.#changeCount += 1;
  }

  /** The newest version; a view, valid until the window is cleared. */
  get(key: Uint8Array, hash: number): Uint8Array | undefined {
    const place = this.#keys.find(key, hash);
    return place === undefined ? undefined : this.valueAt(place);
  }

  keyAt(place: number): Uint8Array {
    return this.#keys.keyAt(place);
  }

  /** Also a view. */
  valueAt(place: number): Uint8Array {
    const start = must(this.#starts[place], 'a key has no value');
    return this.#bytes.subarray(start, this.#ends[place]);
  }

  /** See `KeyWindow`. */
  placesByNumber(): Uint32Array {
    return this.#keys.placesByNumber();
  }

  /** Forgets everything and keeps the memory. */
  clear(): void {
    this.#keys.clear();
    this.#byteCount = 0;
    this.#changeCount = 0;
  }
}
