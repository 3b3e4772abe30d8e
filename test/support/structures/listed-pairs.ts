import { assert } from '../../../src/kernel/assert.ts';
import type { BoundedMap } from '../../../src/structures/bounded-map.ts';

/** A bounded map's twin: a list of pairs, oldest first. */
export class ListedPairs<Key, Value>
  implements Pick<BoundedMap<Key, Value>, keyof BoundedMap<Key, Value>>
{
  readonly #sizeMax: number;
  #pairs: { readonly key: Key; value: Value }[] = [];

  constructor(sizeMax: number) {
    assert(sizeMax >= 1, 'a list has room for a pair');
    this.#sizeMax = sizeMax;
  }

  get size(): number {
    return this.#pairs.length;
  }

  has(key: Key): boolean {
    return this.#find(key) !== undefined;
  }

  get(key: Key): Value | undefined {
    return this.#find(key)?.value;
  }

  set(key: Key, value: Value): void {
    const known = this.#find(key);
    if (known !== undefined) known.value = value;
    else this.#pairs = [...this.#pairs, { key, value }].slice(-this.#sizeMax);
  }

  delete(key: Key): boolean {
    const wasThere = this.has(key);
    this.#pairs = this.#pairs.filter((pair) => pair.key !== key);
    return wasThere;
  }

  #find(key: Key): { value: Value } | undefined {
    return this.#pairs.find((pair) => pair.key === key);
  }
}
