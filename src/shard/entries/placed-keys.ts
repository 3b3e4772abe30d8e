import type { EntryPlace } from '../../kernel/entry-place.ts';
import { KeyWindow } from '../../structures/key-window.ts';

/** A key and its hash. */
export interface IndexKey {
  readonly bytes: Uint8Array;
  readonly hash: number;
}

/** A window of keys, each with the place of its newest entry. */
export class PlacedKeys {
  readonly #keys = new KeyWindow();
  #places: EntryPlace[] = [];

  get count(): number {
    return this.#keys.count;
  }

  /** In the order in which the keys came; a view, valid until the window is cleared or grows. */
  get hashes(): Uint32Array {
    return this.#keys.hashes;
  }

  /** In the same order. */
  get places(): readonly EntryPlace[] {
    return this.#places;
  }

  find({ bytes, hash }: IndexKey): EntryPlace | undefined {
    const at = this.#keys.find(bytes, hash);
    return at === undefined ? undefined : this.#places[at];
  }

  /** A key that is there already was forgotten by its age, and used again. */
  put(key: IndexKey, place: EntryPlace): void {
    const at = this.#keys.find(key.bytes, key.hash);
    if (at === undefined) {
      this.#keys.add(key.bytes, key.hash);
      this.#places.push(place);
    } else {
      this.#places[at] = place;
    }
  }

  clear(): void {
    this.#keys.clear();
    this.#places = [];
  }
}
