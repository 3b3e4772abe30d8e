import type { MinHeap } from '../../../src/structures/min-heap.ts';

/** A heap's twin: a list that is sorted whenever something is pushed. */
export class SortedList<Item> implements Pick<MinHeap<Item>, keyof MinHeap<Item>> {
  readonly #entries: { readonly key: number; readonly item: Item }[] = [];

  get size(): number {
    return this.#entries.length;
  }

  get firstKey(): number {
    return this.#entries[0]?.key ?? Number.POSITIVE_INFINITY;
  }

  get first(): Item | undefined {
    return this.#entries[0]?.item;
  }

  push(key: number, item: Item): void {
    this.#entries.push({ key, item });
    this.#entries.sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)));
  }

  pop(): Item | undefined {
    return this.#entries.shift()?.item;
  }
}
