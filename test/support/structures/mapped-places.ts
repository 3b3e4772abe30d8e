import { assert } from '../../../src/kernel/assert.ts';
import type { NumberPlaces } from '../../../src/structures/number-places.ts';

/** The twin of the places of numbers: a map. */
export class MappedPlaces implements Pick<NumberPlaces, keyof NumberPlaces> {
  readonly #places = new Map<number, number>();

  get count(): number {
    return this.#places.size;
  }

  find(number: number): number | undefined {
    return this.#places.get(number);
  }

  add(number: number, place: number): void {
    this.#places.set(number, place);
  }

  delete(number: number): void {
    assert(this.#places.delete(number), 'a number was deleted that has no place');
  }
}
