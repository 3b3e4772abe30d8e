import { assert, must } from '../../../src/kernel/assert.ts';
import type { RandomSource } from '../../../src/kernel/random.ts';

/** Returns the values of a script, in order, and stops the test when they are used up. */
export class ScriptedRandom implements Pick<RandomSource, 'uint32'> {
  readonly #values: readonly number[];
  #taken = 0;

  constructor(values: readonly number[]) {
    assert(
      values.every((value) => value >>> 0 === value),
      'a script holds a value of more than 32 bits',
    );
    this.#values = values;
  }

  get taken(): number {
    return this.#taken;
  }

  uint32(): number {
    const value = must(this.#values[this.#taken], 'the script is used up');
    this.#taken += 1;
    return value;
  }
}
