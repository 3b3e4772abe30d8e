/** The part that points play in a purchase or a bet, by the operator's rates. */
import type { PurchasePoints } from '../../../actors/points/points-rates.ts';
import type { Settings } from '../../config/settings.ts';

export type PointsRates = Pick<Settings, 'pointsRateHundredths' | 'pointsEarnedHundredths'>;

/** What the operator has set for all purchases and bets. */
export type SaleSettings = PointsRates & Pick<Settings, 'reservationSeconds'>;

/**
 * `undefined` where points play no part: most purchases have no use for them, so they carry none.
 */
export function purchasePoints(
  { pointsRateHundredths: rateHundredths, pointsEarnedHundredths: earnsHundredths }: PointsRates,
  payWith: 'money' | 'points' | undefined,
): PurchasePoints | undefined {
  if (payWith === 'points') return { pays: true, rateHundredths };
  return earnsHundredths === 0 ? undefined : { pays: false, earnsHundredths };
}

/** The member of a bet that says what its stake earns; left out where it earns nothing. */
export function betPoints({ pointsEarnedHundredths: earnsHundredths }: PointsRates): {
  readonly earnsHundredths?: number;
} {
  return earnsHundredths === 0 ? {} : { earnsHundredths };
}
