import { assert } from '../../../src/kernel/assert.ts';

/** More than any family has numbers. */
const TOTAL_MAX = 255;

/** Ways to choose `chosen` of `total` things, exact. */
export function combinationCount(total: number, chosen: number): bigint {
  assert(Number.isInteger(total) && total >= 0 && total <= TOTAL_MAX, 'total out of range');
  assert(Number.isInteger(chosen) && chosen >= 0, 'chosen is not a count');
  if (chosen > total) return 0n;

  let count = 1n;
  for (let i = 1; i <= chosen; i++) {
    // Whole at each step: after step i the count is C(total - chosen + i, i).
    count = (count * BigInt(total - chosen + i)) / BigInt(i);
  }
  return count;
}
