/** What stakes cost and earn in points, by the operator's rates. */
import { assert } from '../../src/kernel/assert.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type PointsHundredths, pointsHundredths } from '../../src/kernel/points.ts';

/** A rate counts hundredths of points for so many minor units. */
export const RATE_MINOR = 100;

/** The part of points in a purchase; rates are hundredths of points for RATE_MINOR of stake. */
export type PurchasePoints =
  | { readonly pays: true; readonly rateHundredths: number }
  | { readonly pays: false; readonly earnsHundredths: number };

/** The points that a stake costs, rounded up: never less than its worth. */
export function pointsFor(stakeMinor: Minor, rateHundredths: number): PointsHundredths {
  const product = productOf(stakeMinor, rateHundredths);
  return pointsHundredths(Number((product + BigInt(RATE_MINOR - 1)) / BigInt(RATE_MINOR)));
}

/** The points that a stake earns, rounded down. */
export function pointsFrom(stakeMinor: Minor, rateHundredths: number): PointsHundredths {
  return pointsHundredths(Number(productOf(stakeMinor, rateHundredths) / BigInt(RATE_MINOR)));
}

function productOf(stakeMinor: Minor, rateHundredths: number): bigint {
  assert(stakeMinor >= 0, 'a stake is negative');
  assert(Number.isSafeInteger(rateHundredths) && rateHundredths >= 0, 'a rate is not a count');
  return BigInt(stakeMinor) * BigInt(rateHundredths);
}
