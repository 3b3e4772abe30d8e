/**
 * A game as data: what every game has, whatever a pick of it is.
 *
 * Why data: the rules of a game must be readable by an auditor, identical for every shard, and
 * addable without new code. What a pick is, what is drawn and when a ticket wins are members that
 * the game's family adds (family.ts), and that nobody else reads.
 * Not here: the games themselves (game-table.ts), what they pay back in theory (game-odds.ts).
 */
import type { Minor } from '../../src/kernel/money.ts';

export interface Game {
  /** Goes on the wire and into journals: never renamed, never reused. */
  readonly gameId: string;
  /** Whose rules it has. Left out by k of n, whose games are in journals without it. */
  readonly family?: string;
  readonly title: string;
  /** Price of one pick in one draw. */
  readonly priceMinor: Minor;
  /** Highest first. Tier t stands at index t - 1. When a ticket wins it is the family's to say. */
  readonly tiers: readonly Tier[];
}

export type Tier = FixedTier | PariMutuelTier;

/** Pays every winner the same sum, whatever was sold. The house tops up what sales do not cover. */
export interface FixedTier {
  readonly kind: 'fixed';
  readonly tier: number;
  readonly prizeMinor: Minor;
}

/** Splits a share of the sales evenly between its winners. */
export interface PariMutuelTier {
  readonly kind: 'pariMutuel';
  readonly tier: number;
  /** Share of the sales in ten-thousandths: 1,800 is 18 %. */
  readonly sharePermyriad: number;
  /** The one tier of a game that also receives what earlier draws rolled over. */
  readonly jackpot: boolean;
  /** Where the pool goes when nobody wins it: the next draw's jackpot, or the house. */
  readonly ifUnwon: 'rollover' | 'house';
}

/** The whole of the sales, in ten-thousandths. */
export const PERMYRIAD = 10_000;
