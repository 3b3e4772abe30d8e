/**
 * A game as data: what every game has, whatever its picks are.
 *
 * Why data: the rules of a game must be readable by an auditor, identical for every shard, and
 * addable without new code. What a pick is, what is drawn and when a ticket wins are members that
 * the game's family adds (family.ts), and that nobody else reads.
 * Not here: the games themselves (game-table.ts, or an operator's file), what they pay back in
 * theory (game-odds.ts).
 */
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { JackpotRules } from './jackpot-rules.ts';

export interface Game {
  /** Goes on the wire and into journals: never renamed, never reused. */
  readonly gameId: string;
  /** The family whose rules it has. Left out by k of n, whose games are in journals without it. */
  readonly family?: string;
  /**
   * Which rules of that id these are, counted from 1. Left out of the first, as from journals in
   * which no game had another.
   */
  readonly version?: number;
  readonly title: string;
  /** Price of one pick in one draw. */
  readonly priceMinor: Minor;
  /** Highest first. Tier t is at index t - 1. The family decides when a ticket wins a tier. */
  readonly tiers: readonly Tier[];
  /** Left out by games that promise nothing of their jackpot but its share of the sales. */
  readonly jackpot?: JackpotRules;
  /** Left out by games that sell as many tickets of a pick as anybody wants. */
  readonly pickLimit?: PickLimit;
}

/** What one result may cost the house in fixed prizes, over all tickets (pick-limit/). */
export interface PickLimit {
  readonly liabilityMinorMax: Minor;
  /** An alarm is raised when this share of it has been dealt out, in ten-thousandths. */
  readonly alarmPermyriad: number;
}

/** 0 where no tier is fixed. */
export function largestFixedPrize({ tiers }: Pick<Game, 'tiers'>): Minor {
  let largest = ZERO_MINOR;
  for (const tier of tiers) {
    if (tier.kind === 'fixed' && tier.prizeMinor > largest) largest = tier.prizeMinor;
  }
  return largest;
}

export function versionOf({ version }: Pick<Game, 'version'>): number {
  return version ?? 1;
}

export type Tier = FixedTier | PariMutuelTier;

/** Pays every winner the same sum, whatever was sold. The house covers what sales do not. */
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
