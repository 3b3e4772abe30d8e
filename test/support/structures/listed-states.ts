/** A shared table's twin, for one thread: a list of places, each with its key and its state. */
import type { Worth } from '../../../src/structures/shared-table.ts';

interface ListedState {
  key: string;
  state: number;
}

export class ListedStates {
  readonly #placeCount: number;
  readonly #places: ListedState[] = [];

  constructor(placeCount: number) {
    this.#placeCount = placeCount;
  }

  /** The index of a key's state. If several are worth least, the first of them gives way. */
  place(key: string, space: number, worth: Worth): number {
    const name = `${space} ${key}`;
    const known = this.#places.findIndex((one) => one.key === name);
    if (known >= 0) return known;
    if (this.#places.length < this.#placeCount) {
      return this.#places.push({ key: name, state: 0 }) - 1;
    }
    const worths = this.#places.map(({ state }) => worth(state));
    const least = worths.indexOf(Math.min(...worths));
    this.#places[least] = { key: name, state: 0 };
    return least;
  }

  read(place: number): number {
    return this.#places[place]?.state ?? 0;
  }

  exchange(place: number, expected: number, next: number): boolean {
    const found = this.#places[place];
    if (found?.state !== expected) return false;
    found.state = next;
    return true;
  }
}
