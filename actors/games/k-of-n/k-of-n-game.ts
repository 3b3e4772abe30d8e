/** What a game of k of n has besides what every game has. */
import type { FixedTier, Game, PariMutuelTier } from '../game.ts';

export interface KOfNGame extends Game {
  /** k of n was the first family: its games do without the family's name. */
  readonly family?: never;
  /** Numbers on a ticket, and numbers drawn: the k of "k of n". */
  readonly pickCount: number;
  /** Numbers run from 1 to this one: the n of "k of n". */
  readonly numberCount: number;
  readonly tiers: readonly KOfNTier[];
}

/** Won by tickets that have exactly this many of the numbers drawn. */
export type KOfNTier = (FixedTier | PariMutuelTier) & { readonly matches: number };

/** A pick is a mask of 64 bits (pick.ts), one bit per number. */
export const NUMBER_COUNT_MAX = 64;
