import { assert } from '../../../src/kernel/assert.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';
import type { Words } from '../family.ts';

/**
 * Distinct places of 0 … n - 1 in the order in which they are drawn, by a partial Fisher-Yates
 * shuffle. Every sequence is equally likely.
 *
 *   list = 0, 1, …, n - 1
 *   for i = 0 … k - 1:
 *     do word = next word while word >= 2^32 - (2^32 mod (n - i))
 *     swap list[i] with list[i + (word mod (n - i))]
 *
 * The places are the first k of the list. Of a list of millions only what has moved is kept.
 */
export function drawPlaces(random: Words, count: number, range: number): number[] {
  assert(count >= 0 && count <= range, 'more places drawn than there are');
  const moved = new Map<number, number>();
  const places: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const j = i + uniformBelow(random, range - i);
    places.push(moved.get(j) ?? j);
    moved.set(j, moved.get(i) ?? i);
  }
  return places;
}
