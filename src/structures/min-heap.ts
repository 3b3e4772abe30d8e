/**
 * A binary heap: the item with the least key comes first. Equal keys come in any order.
 *
 * Keys and items stand in two columns, so that sifting compares numbers and reads no item.
 * Source: Williams, "Algorithm 232: Heapsort" (1964).
 */
export class MinHeap<Item> {
  readonly #keys: number[] = [];
  readonly #items: Item[] = [];

  get size(): number {
    return this.#keys.length;
  }

  /** The least key; infinite while there is none. */
  get firstKey(): number {
    return this.#keys[0] ?? Number.POSITIVE_INFINITY;
  }

  /** The item with the least key; it stays. */
  get first(): Item | undefined {
    return this.#items[0];
  }

  push(key: number, item: Item): void {
    const [keys, items] = [this.#keys, this.#items];
    let index = keys.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((keys[parent] as number) <= key) break;
      keys[index] = keys[parent] as number;
      items[index] = items[parent] as Item;
      index = parent;
    }
    keys[index] = key;
    items[index] = item;
  }

  /** Removes the item with the least key. */
  pop(): Item | undefined {
    const [keys, items] = [this.#keys, this.#items];
    const first = items[0];
    const key = keys.pop();
    const item = items.pop() as Item;
    if (key === undefined || keys.length === 0) return first;
    this.#sink(key, item);
    return first;
  }

  /** Puts an item in the first one's place, and lets it sink to where it belongs. */
  #sink(key: number, item: Item): void {
    const [keys, items] = [this.#keys, this.#items];
    const count = keys.length;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= count) break;
      if (child + 1 < count && (keys[child + 1] as number) < (keys[child] as number)) child += 1;
      if ((keys[child] as number) >= key) break;
      keys[index] = keys[child] as number;
      items[index] = items[child] as Item;
      index = child;
    }
    keys[index] = key;
    items[index] = item;
  }
}
