/**
 * The pick at a place in the order of all picks of k of n: the combinatorial number system.
 *
 * A pick of the numbers c1 < c2 < … < ck has the rank
 *
 *   C(c1 - 1, 1) + C(c2 - 1, 2) + … + C(ck - 1, k)
 *
 * where C(a, b) is the count of ways to choose b of a things. Each rank below C(n, k) is that of
 * one pick. So the highest number comes first: it is the largest whose C(ck - 1, k) is not above
 * the rank, and so on with what is left.
 */
import { assert } from '../../../src/kernel/assert.ts';
import { combinationCount } from './combination-count.ts';
import { type KOfNGame, NUMBER_COUNT_MAX } from './k-of-n-game.ts';
import type { PickMask } from './pick.ts';

/** Pascal's triangle, by what is chosen. Beyond the safe integers the values are rounded. */
const WAYS = Array.from({ length: NUMBER_COUNT_MAX + 1 }, (_, chosen) =>
  Float64Array.from({ length: NUMBER_COUNT_MAX + 1 }, (__, total) =>
    Number(combinationCount(total, chosen)),
  ),
);

/** `rank` is a safe integer below the count of picks, and so are all that it is compared with. */
export function unrankPick({ pickCount, numberCount }: KOfNGame, rank: number): PickMask {
  let rest = rank;
  let low = 0;
  let high = 0;
  let place = numberCount - 1;
  for (let chosen = pickCount; chosen > 0; chosen -= 1) {
    const ways = WAYS[chosen] as Float64Array;
    while ((ways[place] as number) > rest) place -= 1;
    rest -= ways[place] as number;
    if (place < 32) low |= 1 << place;
    else high |= 1 << place;
    place -= 1;
  }
  assert(rest === 0, 'a pick has a rank that no pick has');
  return { low: low >>> 0, high: high >>> 0 };
}
