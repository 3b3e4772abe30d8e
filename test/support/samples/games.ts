/** Games that are not on offer: for tests that need other shapes than the table has. */
import type { KOfNGame, KOfNTier } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import { minor } from '../../../src/kernel/money.ts';

/** A sound game of the given shape: a jackpot for all matches, and nothing else. */
export function gameOfShape(pickCount: number, numberCount: number): KOfNGame {
  return {
    gameId: `${pickCount}of${numberCount}`,
    title: `${pickCount} of ${numberCount}`,
    pickCount,
    numberCount,
    priceMinor: minor(100),
    tiers: [jackpotTier(pickCount)],
  };
}

export function jackpotTier(matches: number): KOfNTier {
  return {
    kind: 'pariMutuel',
    tier: 1,
    matches,
    sharePermyriad: 5_000,
    jackpot: true,
    ifUnwon: 'rollover',
  };
}
