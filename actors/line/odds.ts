/**
 * Decimal odds as whole hundredths: 1.85 is 185. No float touches a price.
 *
 * The odds of an accumulator are a product, kept as an exact fraction and rounded down once, when
 * it is multiplied with the stake.
 */
import { assert } from '../../src/kernel/assert.ts';
import { type Minor, minor, shareMinor } from '../../src/kernel/money.ts';

/** Odds of 10,000.00: a higher price is a typing error. */
export const ODDS_HUNDREDTHS_MAX = 1_000_000;
/** An accumulator pays at most what a single at these odds would. */
export const ACCUMULATOR_ODDS_HUNDREDTHS_MAX = 1_000_000;
const HUNDRED = 100n;

export function isOdds(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= ODDS_HUNDREDTHS_MAX;
}

/** Reads "1.85", "2" or "2.5"; anything else is no odds: signs, exponents, a third decimal. */
export function parseOdds(text: string): number | undefined {
  const match = /^(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '', decimals = ''] = match;
  const value = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return isOdds(value) ? value : undefined;
}

/** Always with two places: the form on the wire. */
export function formatOdds(oddsHundredths: number): string {
  const whole = Math.floor(oddsHundredths / 100);
  return `${whole}.${String(oddsHundredths % 100).padStart(2, '0')}`;
}

/** ⌊stake × odds / 100⌋. */
export function payoutOf(stakeMinor: Minor, oddsHundredths: number): Minor {
  return shareMinor(stakeMinor, oddsHundredths, 100);
}

/** A price as a fraction: a stake wins ⌊stake × numerator / denominator⌋. */
export interface Price {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The product of the legs' odds, exact, and never above the cap. No legs: the stake comes back. */
export function combinedPrice(legsOddsHundredths: readonly number[]): Price {
  let numerator = 1n;
  let denominator = 1n;
  for (const oddsHundredths of legsOddsHundredths) {
    assert(isOdds(oddsHundredths), 'a leg has no odds');
    numerator *= BigInt(oddsHundredths);
    denominator *= HUNDRED;
  }
  const cap = { numerator: BigInt(ACCUMULATOR_ODDS_HUNDREDTHS_MAX), denominator: HUNDRED };
  const isAbove = numerator * cap.denominator > cap.numerator * denominator;
  return isAbove ? cap : { numerator, denominator };
}

export function payoutAt(stakeMinor: Minor, { numerator, denominator }: Price): Minor {
  return minor(Number((BigInt(stakeMinor) * numerator) / denominator));
}

/** For display: rounded down to hundredths. Payment uses the exact price. */
export function shownOdds({ numerator, denominator }: Price): number {
  return Number((numerator * HUNDRED) / denominator);
}

/** The largest stake that pays at most `payoutMinorMax`. */
export function stakeForPayout(price: Price, payoutMinorMax: number): number {
  const { numerator, denominator } = price;
  return Number(((BigInt(payoutMinorMax) + 1n) * denominator - 1n) / numerator);
}

/** The largest stake that wins at most `winMinorMax` beyond itself; no bound below evens. */
export function stakeForWin({ numerator, denominator }: Price, winMinorMax: number): number {
  const beyond = numerator - denominator;
  if (beyond <= 0n) return Number.MAX_SAFE_INTEGER;
  return Number(((BigInt(winMinorMax) + 1n) * denominator - 1n) / beyond);
}
