import { assert, must } from '../../../src/kernel/assert.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';
import type { Words } from '../family.ts';

/** `count` distinct numbers out of 1 … `range`. */
export interface NumberSpace {
  readonly count: number;
  readonly range: number;
}

/** A drawn number fits in the 16 bits that a ticket's leaf gives it. */
const RANGE_MAX = 65_535;

/**
 * Distinct numbers by a partial Fisher-Yates shuffle, ascending. Every subset is equally likely.
 *
 *   list = 1, 2, …, n
 *   for i = 0 … k - 1:
 *     do word = next word while word >= 2^32 - (2^32 mod (n - i))
 *     swap list[i] with list[i + (word mod (n - i))]
 *
 * The numbers are the first k of the list, in ascending order.
 */
export function drawNumbers(random: Words, { count, range }: NumberSpace): number[] {
  assert(range >= 1 && range <= RANGE_MAX, 'a range is outside 1 … 65,535');
  assert(count >= 1 && count <= range, 'more numbers drawn than there are');
  const list = Array.from({ length: range }, (_, index) => index + 1);
  for (let i = 0; i < count; i += 1) {
    const j = i + uniformBelow(random, range - i);
    const drawn = must(list[j], 'the generator left its bound');
    list[j] = must(list[i], 'the shuffle left its list');
    list[i] = drawn;
  }
  return list.slice(0, count).sort((left, right) => left - right);
}
