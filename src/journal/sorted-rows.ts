/** Rows in the order of their keys: a map for the values, a sorted list for the ranges. */
import { must } from '../kernel/assert.ts';

export class SortedRows {
  readonly #values = new Map<string, Uint8Array>();
  readonly #keys: string[] = [];

  copy(): SortedRows {
    const copy = new SortedRows();
    for (const key of this.#keys) copy.set(key, this.#values.get(key));
    return copy;
  }

  get(key: string): Uint8Array | undefined {
    return this.#values.get(key);
  }

  /** Puts the row, or deletes it where `value` is undefined. */
  set(key: string, value: Uint8Array | undefined): void {
    const known = this.#values.has(key);
    if (value !== undefined) {
      this.#values.set(key, value);
      if (!known) this.#keys.splice(this.#indexOf(key), 0, key);
    } else if (known) {
      this.#values.delete(key);
      this.#keys.splice(this.#indexOf(key), 1);
    }
  }

  /** The keys with start <= key < end, ascending, in a list that the caller may change. */
  keysBetween(start: string, end: string): string[] {
    return start < end ? this.#keys.slice(this.#indexOf(start), this.#indexOf(end)) : [];
  }

  /** The index of the first key that is not less than `key`. */
  #indexOf(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (must(this.#keys[middle], 'the middle is not in the list') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
