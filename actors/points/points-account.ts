/**
 * What a player has done with points; their balance is in wallet/account.ts. Kept apart, because it
 * changes with a withdrawal and not with every purchase.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import {
  addPoints,
  type PointsHundredths,
  pointsHundredths,
  subtractPoints,
  ZERO_POINTS,
} from '../../src/kernel/points.ts';
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
  /** The part of it that was undone already, ticket by ticket (draw/decide-return.ts). */
  readonly returned?: ReturnedPart | undefined;
}

/** Of the tickets of a purchase that were given back. */
export interface ReturnedPart {
  readonly ticketCount: number;
  readonly combinationCount: number;
  readonly hundredths: PointsHundredths;
}

export const RETURNED_PART_FORM = formOf<ReturnedPart>()([
  'ticketCount',
  'combinationCount',
  'hundredths',
]);

const NO_PART: ReturnedPart = { ticketCount: 0, combinationCount: 0, hundredths: ZERO_POINTS };

export function returnedPartOf({ returned }: PointsPurchase): ReturnedPart {
  return returned ?? NO_PART;
}

/** It earned nothing then: what points pay for earns none. */
export function isPaidByPoints({ earnedHundredths }: PointsPurchase): boolean {
  return earnedHundredths === 0;
}

/** What a refund of all that is left has to undo. */
export function pointsLeft(purchase: PointsPurchase): PointsHundredths {
  const { pointsHundredths, earnedHundredths } = purchase;
  const { hundredths } = returnedPartOf(purchase);
  return subtractPoints(addPoints(pointsHundredths, earnedHundredths), hundredths);
}

/**
 * The points of the next ticket that comes back, by its part of the combinations: rounded so that
 * all tickets together have exactly those of the purchase, in whatever order they come.
 */
export function hundredthsBack(
  purchase: PointsPurchase,
  {
    combinationCount,
    combinationsOfAll,
  }: { readonly combinationCount: number; readonly combinationsOfAll: number },
): PointsHundredths {
  const before = returnedPartOf(purchase);
  const whole = BigInt(addPoints(purchase.pointsHundredths, purchase.earnedHundredths));
  const through = BigInt(before.combinationCount + combinationCount);
  const due = pointsHundredths(Number((whole * through) / BigInt(combinationsOfAll)));
  return subtractPoints(due, before.hundredths);
}

export function withPartReturned(
  purchase: PointsPurchase,
  { combinationCount, hundredths }: Omit<ReturnedPart, 'ticketCount'>,
): PointsPurchase {
  const before = returnedPartOf(purchase);
  return {
    ...purchase,
    returned: {
      ticketCount: before.ticketCount + 1,
      combinationCount: before.combinationCount + combinationCount,
      hundredths: addPoints(before.hundredths, hundredths),
    },
  };
}

/** A purchase, and its place. */
export interface PlacedPointsPurchase extends PointsPurchase {
  readonly firstOrdinal: number;
}

export interface PointsPurchaseKey {
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
}
