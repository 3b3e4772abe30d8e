/** What a game of k of n says beside what every game does. */
import type { FixedTier, Game, PariMutuelTier } from '../game.ts';

export interface KOfNGame extends Game {
  /** k of n was there first: its games go without the name of their family. */
  readonly family?: never;
  /** Numbers on a ticket, and numbers drawn: the k of "k of n". */
  readonly pickCount: number;
  /** Numbers run from 1 to this one: the n of "k of n". */
  readonly numberCount: number;
  readonly tiers: readonly KOfNTier[];
}

/** Won by the tickets that have exactly so many of the numbers drawn. */
export type KOfNTier = (FixedTier | PariMutuelTier) & { readonly matches: number };

/** A pick is a mask of 64 bits (pick.ts), one bit per number. */
export const NUMBER_COUNT_MAX = 64;
