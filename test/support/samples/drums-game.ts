import type { TwoDrumsGame } from '../../../actors/games/two-drums/two-drums-game.ts';
import { minor } from '../../../src/kernel/money.ts';

/** 5 of 50 and 2 of 12, with the four tiers of a known case last: not on offer. */
export const DRUMS_GAME: TwoDrumsGame = {
  gameId: '5of50p2of12',
  family: 'twoDrums',
  title: '5 of 50 and 2 of 12',
  pickCount: 5,
  numberCount: 50,
  bonusPickCount: 2,
  bonusNumberCount: 12,
  priceMinor: minor(200),
  tiers: [
    {
      kind: 'pariMutuel',
      tier: 1,
      matches: 5,
      bonusMatches: 2,
      sharePermyriad: 2_000,
      jackpot: true,
      ifUnwon: 'rollover',
    },
    {
      kind: 'pariMutuel',
      tier: 2,
      matches: 4,
      bonusMatches: 1,
      sharePermyriad: 1_000,
      jackpot: false,
      ifUnwon: 'house',
    },
    { kind: 'fixed', tier: 3, matches: 4, bonusMatches: 0, prizeMinor: minor(5_000) },
    { kind: 'fixed', tier: 4, matches: 3, bonusMatches: 1, prizeMinor: minor(1_500) },
    { kind: 'fixed', tier: 5, matches: 3, bonusMatches: 0, prizeMinor: minor(1_000) },
  ],
};
