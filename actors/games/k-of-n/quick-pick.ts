/**
 * A pick that the engine makes for a player: each possible pick is equally likely.
 *
 * Robert Floyd's sampling: exactly `pickCount` draws from ranges that grow by one, each uniform by
 * rejection (kernel/uniform.ts). Redrawing repeats would be as fair, but takes an unknown number of
 * draws and throws good values away, which testing laboratories want justified.
 */
import { assert } from '../../../src/kernel/assert.ts';
import type { RandomSource } from '../../../src/kernel/random.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';
import type { KOfNGame } from './k-of-n-game.ts';
import { type PickMask, popCount32 } from './pick.ts';

/** One uniform pick. Allocates nothing but its result. */
export function quickPick(
  { pickCount, numberCount }: Pick<KOfNGame, 'pickCount' | 'numberCount'>,
  random: Pick<RandomSource, 'uint32'>,
): PickMask {
  let low = 0;
  let high = 0;
  for (let top = numberCount - pickCount; top < numberCount; top++) {
    // A position in 0 … top. If it is taken, `top` itself is free: no earlier step reached it.
    const drawn = uniformBelow(random, top + 1);
    const word = drawn < 32 ? low : high;
    const position = (word & (1 << drawn)) === 0 ? drawn : top;
    if (position < 32) low |= 1 << position;
    else high |= 1 << position;
  }
  assert(
    popCount32(low) + popCount32(high) === pickCount,
    'a quick pick does not have distinct numbers',
  );
  return { low: low >>> 0, high: high >>> 0 };
}
