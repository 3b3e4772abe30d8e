/**
 * A map with a limited number of keys: when it is full, a new key displaces the oldest.
 *
 * For what is remembered to save work, and may be forgotten at the price of doing it again. A key
 * is as old as its first `set`: setting it again changes its value but not its place. A caller who
 * wants it to be young again deletes it first.
 */
import { assert } from '../kernel/assert.ts';

export class BoundedMap<Key, Value> {
  readonly #sizeMax: number;
  /** Oldest first: a Map keeps the order in which its keys came. */
  readonly #values = new Map<Key, Value>();

  constructor(sizeMax: number) {
    assert(sizeMax >= 1, 'a map has no room for a key');
    this.#sizeMax = sizeMax;
  }

  get size(): number {
    return this.#values.size;
  }

  has(key: Key): boolean {
    return this.#values.has(key);
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key);
  }

  set(key: Key, value: Value): void {
    if (this.#values.size === this.#sizeMax && !this.#values.has(key)) {
      const oldest = this.#values.keys().next();
      if (!oldest.done) this.#values.delete(oldest.value);
    }
    this.#values.set(key, value);
  }

  /** Returns whether the key was there. */
  delete(key: Key): boolean {
    return this.#values.delete(key);
  }
}
