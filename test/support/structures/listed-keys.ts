import { assert, must } from '../../../src/kernel/assert.ts';
import type { KeyWindow } from '../../../src/structures/key-window.ts';

/** A key window's twin: a list of keys with their hashes. */
export class ListedKeys implements Pick<KeyWindow, keyof KeyWindow> {
  #keys: { readonly key: Uint8Array; readonly hash: number }[] = [];

  get count(): number {
    return this.#keys.length;
  }

  get hashes(): Uint32Array {
    return Uint32Array.from(this.#keys, ({ hash }) => hash);
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(Buffer.concat(this.#keys.map(({ key }) => key)));
  }

  get ends(): Uint32Array {
    let end = 0;
    return Uint32Array.from(this.#keys, ({ key }) => {
      end += key.length;
      return end;
    });
  }

  find(key: Uint8Array, hash: number): number | undefined {
    const place = this.#keys.findIndex((one) => {
      return one.hash === hash && Buffer.compare(one.key, key) === 0;
    });
    return place < 0 ? undefined : place;
  }

  add(key: Uint8Array, hash: number): void {
    this.#keys.push({ key: key.slice(), hash });
  }

  keyAt(place: number): Uint8Array {
    assert(place < this.#keys.length, 'no such key is listed');
    return this.#at(place).slice();
  }

  compareAt(place: number, key: Uint8Array): number {
    return Buffer.compare(this.#at(place), key);
  }

  clear(): void {
    this.#keys = [];
  }

  #at(place: number): Uint8Array {
    return must(this.#keys[place], 'no such key is listed').key;
  }
}
