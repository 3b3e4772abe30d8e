/** Choices that one seed decides. */
import { assert } from '../../src/kernel/assert.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

export class Dice {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  /** An integer in 0 … count - 1. The bias of the remainder does not matter here. */
  below(count: number): number {
    return this.#random.uint32() % count;
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.#random.uint32() < probability * 2 ** 32;
  }

  pick<Item>(items: readonly Item[]): Item {
    assert(items.length > 0, 'there is nothing to pick from');
    return items[this.below(items.length)] as Item;
  }

  /** A key of `weights`, by its share of their sum. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    let left = this.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [name, weight] of entries) {
      if (left < weight) return name;
      left -= weight;
    }
    throw new Error('the weights do not add up');
  }
}
