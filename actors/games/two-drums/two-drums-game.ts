/** What a game of two drums has besides what every game has. */
import type { FixedTier, Game, PariMutuelTier } from '../game.ts';

export interface TwoDrumsGame extends Game {
  readonly family: 'twoDrums';
  /** Of the first drum: as many numbers as are drawn from it, out of 1 to the second one. */
  readonly pickCount: number;
  readonly numberCount: number;
  /** The same of the second drum. */
  readonly bonusPickCount: number;
  readonly bonusNumberCount: number;
  readonly tiers: readonly TwoDrumsTier[];
}

/** Won by combinations that have exactly so many of the numbers of each drum. */
export type TwoDrumsTier = (FixedTier | PariMutuelTier) & {
  readonly matches: number;
  readonly bonusMatches: number;
};

/** Numbers of both drums together: each is a bit of two words. */
export const DRUMS_NUMBERS_MAX = 64;
