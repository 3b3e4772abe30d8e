import type { SortedPlaces, Sought } from '../../../src/structures/sorted-places.ts';

/** The twin of sorted places: one list, of which all is looked at. */
export class ListedPlaces implements Pick<SortedPlaces, keyof SortedPlaces> {
  #places: number[] = [];

  add(place: number, { against }: Sought): void {
    const next = this.#places.findIndex((one) => against(one) >= 0);
    this.#places.splice(next < 0 ? this.#places.length : next, 0, place);
  }

  *from({ against }: Sought): Generator<number> {
    yield* this.#places.filter((place) => against(place) >= 0);
  }

  *backFrom({ against }: Sought): Generator<number> {
    yield* this.#places.filter((place) => against(place) < 0).reverse();
  }

  copyTo(target: Uint32Array): void {
    target.set(this.#places);
  }

  clear(): void {
    this.#places = [];
  }
}
