/**
 * A game of the family "k of n", as data.
 *
 * Why data: the rules of a game must be readable by an auditor, identical for every shard, and
 * addable without new code. A player picks `pickCount` distinct numbers out of `numberCount`; the
 * draw produces as many; the count of matches alone decides the tier.
 * Not here: the games themselves (game-table.ts), what they pay back in theory (game-odds.ts).
 */
import type { Minor } from '../../src/kernel/money.ts';

export interface Game {
  /** Goes on the wire and into journals: never renamed, never reused. */
  readonly gameId: string;
  readonly title: string;
  /** Numbers on a ticket, and numbers drawn: the k of "k of n". */
  readonly pickCount: number;
  /** Numbers run from 1 to this one: the n of "k of n". */
  readonly numberCount: number;
  /** Price of one pick in one draw. */
  readonly priceMinor: Minor;
  /** Highest first. Tier t stands at index t - 1. */
  readonly tiers: readonly Tier[];
}

export type Tier = FixedTier | PariMutuelTier;

/** Pays every winner the same sum, whatever was sold. The house tops up what sales do not cover. */
export interface FixedTier {
  readonly kind: 'fixed';
  readonly tier: number;
  readonly matches: number;
  readonly prizeMinor: Minor;
}

/** Splits a share of the sales evenly between its winners. */
export interface PariMutuelTier {
  readonly kind: 'pariMutuel';
  readonly tier: number;
  readonly matches: number;
  /** Share of the sales in ten-thousandths: 1,800 is 18 %. */
  readonly sharePermyriad: number;
  /** The one tier of a game that also receives what earlier draws rolled over. */
  readonly jackpot: boolean;
  /** Where the pool goes when nobody wins it: the next draw's jackpot, or the house. */
  readonly ifUnwon: 'rollover' | 'house';
}

/** A pick is a mask of 64 bits (pick.ts), one bit per number. */
export const NUMBER_COUNT_MAX = 64;

/** The whole of the sales, in ten-thousandths. */
export const PERMYRIAD = 10_000;
