/** Loyalty points as integer hundredths: 42.50 points are 4250. Safe integers only, like money. */
import { assert } from './assert.ts';

export type PointsHundredths = number & { readonly unit: 'pointsHundredths' };

export function pointsHundredths(value: number): PointsHundredths {
  assert(Number.isSafeInteger(value), () => `not a safe count of hundredths: ${value}`);
  return (value + 0) as PointsHundredths; // Nothing has one form: adding 0 turns -0 into 0.
}

export function addPoints(left: PointsHundredths, right: PointsHundredths): PointsHundredths {
  return pointsHundredths(left + right);
}
