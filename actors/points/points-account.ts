/**
 * What a player has done with points; their balance is in wallet/account.ts. Kept apart, because it
 * changes with a withdrawal and not with every purchase.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import { formOf } from '../stored-form.ts';

export interface PointsAccount {
  withdrawnHundredths: PointsHundredths;
  withdrawalCount: number;
}

export const POINTS_ACCOUNT_FORM = formOf<PointsAccount>()([
  'withdrawnHundredths',
  'withdrawalCount',
]);

/** Points that paid for an order elsewhere; counted by player, from 1. */
export interface PointsWithdrawal {
  readonly order: string;
  readonly sumHundredths: PointsHundredths;
  readonly atMs: number;
}

export interface WithdrawalKey {
  readonly player: PlayerKey;
  readonly number: number;
}

/**
 * A purchase of tickets in which points play a part: a refund has to undo it. Either they paid for
 * it, or its stake in money earned some; one of the two is nothing.
 */
export interface PointsPurchase {
  readonly player: PlayerKey;
  readonly ticketCount: number;
  readonly pointsHundredths: PointsHundredths;
  readonly earnedHundredths: PointsHundredths;
  /** What points paid for, in prices; 0 where that is one for each ticket. */
  readonly combinationCount: number;
}

export interface PointsPurchaseKey {
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
}
