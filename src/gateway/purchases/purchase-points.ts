/** The part that points play in a purchase or a bet, by the operator's rates. */
import type { PurchasePoints } from '../../../actors/points/points-rates.ts';
import type { Settings } from '../../config/settings.ts';

export type PointsRates = Pick<Settings, 'pointsRateHundredths' | 'pointsEarnedHundredths'>;

/** `undefined` where they play none: what most purchases do not need they do not carry. */
export function purchasePoints(
  { pointsRateHundredths: rateHundredths, pointsEarnedHundredths: earnsHundredths }: PointsRates,
  payWith: 'money' | 'points' | undefined,
): PurchasePoints | undefined {
  if (payWith === 'points') return { pays: true, rateHundredths };
  return earnsHundredths === 0 ? undefined : { pays: false, earnsHundredths };
}

/** The member of a bet that says what its stake earns; none where that is nothing. */
export function betPoints({ pointsEarnedHundredths: earnsHundredths }: PointsRates): {
  readonly earnsHundredths?: number;
} {
  return earnsHundredths === 0 ? {} : { earnsHundredths };
}
