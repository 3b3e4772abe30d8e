/** Bets and accumulators: what they hold, and what becomes of them. */
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import type { Outcome } from '../line/line.ts';
import { combinedPrice, payoutAt, payoutOf } from '../line/odds.ts';

/** Legs of an accumulator: enough for a weekend's fixtures. */
export const ACCUMULATOR_LEGS_MAX = 16;

export const BET_STATES = ['accepted', 'won', 'lost', 'void'] as const;
export type BetState = (typeof BET_STATES)[number];

/** A bet on one selection of one fixture. Never changes once it is placed. */
export interface Bet {
  readonly player: PlayerKey;
  readonly selection: number;
  readonly stakeMinor: Minor;
  readonly oddsHundredths: number;
  readonly acceptedAtMs: number;
  /** What its stake earned; left out where that is nothing. */
  readonly rewardHundredths?: PointsHundredths;
}

export interface Leg {
  readonly fixture: FixtureNo;
  readonly selection: number;
  readonly oddsHundredths: number;
}

export interface BetResult {
  readonly state: Outcome;
  readonly payoutMinor: Minor;
}

/** A bet over several fixtures. What was placed never changes; what becomes of its legs does. */
export interface Accumulator {
  readonly ordinal: number;
  readonly player: PlayerKey;
  readonly stakeMinor: Minor;
  readonly legs: readonly Leg[];
  readonly acceptedAtMs: number;
  /** By leg; null while its fixture has no result. */
  outcomes: (Outcome | null)[];
  /** What was paid last; null while it is open. */
  result: BetResult | null;
  /** How often it has been settled or re-opened: part of the names of its entries. */
  revision: number;
  /** What its stake earned. */
  rewardHundredths: PointsHundredths;
}

/** The outcome of a bet in a result; a bet that came after the first result is void. */
export function outcomeOf(
  outcomes: readonly Outcome[],
  { selection, acceptedAtMs }: Pick<Bet, 'selection' | 'acceptedAtMs'>,
  lateFromMs: number | null,
): Outcome {
  if (lateFromMs !== null && acceptedAtMs >= lateFromMs) return 'void';
  return outcomes[selection] ?? 'void';
}

export function paidFor({ stakeMinor, oddsHundredths }: Bet, outcome: Outcome): Minor {
  if (outcome === 'lost') return ZERO_MINOR;
  return outcome === 'void' ? stakeMinor : payoutOf(stakeMinor, oddsHundredths);
}

/**
 * What an accumulator has come to: lost with its first lost leg, open while a leg is, and else the
 * product of the legs that were won. A void leg counts as odds of 1.00.
 */
export function resultOf({
  stakeMinor,
  legs,
  outcomes,
}: Pick<Accumulator, 'stakeMinor' | 'legs' | 'outcomes'>): BetResult | null {
  if (outcomes.includes('lost')) return { state: 'lost', payoutMinor: ZERO_MINOR };
  if (outcomes.includes(null)) return null;
  const won = legs.filter((_, index) => outcomes[index] === 'won');
  if (won.length === 0) return { state: 'void', payoutMinor: stakeMinor };
  const price = combinedPrice(won.map(({ oddsHundredths }) => oddsHundredths));
  return { state: 'won', payoutMinor: payoutAt(stakeMinor, price) };
}

export function isSameResult(one: BetResult | null, other: BetResult | null): boolean {
  return one?.state === other?.state && one?.payoutMinor === other?.payoutMinor;
}

/**
 * The odds at which an accumulator pays most: without the legs below evens, which may turn void.
 * What it may pay and what the house may lose is calculated from these.
 */
export function dearestOdds(legs: readonly Pick<Leg, 'oddsHundredths'>[]): number[] {
  return legs.map(({ oddsHundredths }) => Math.max(100, oddsHundredths));
}
