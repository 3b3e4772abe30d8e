/** Points that arrive from an order, and points that pay for one elsewhere. */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { POINTS_MOVED_MAX, type PointsHundredths } from '../../src/kernel/points.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import type { CreditPoints } from '../mail/mail.ts';
import { isOrderNumber } from '../order/order-number.ts';
import { staffRefusal } from '../player/decide-identity.ts';
import type { Account } from '../wallet/account.ts';
import { clientEntryId } from '../wallet/ledger-entry.ts';
import { BALANCE_MAX } from '../wallet/surplus.ts';
import type { PointsAccount } from './points-account.ts';
import type { PointsCredited, PointsForfeited, PointsWithdrawn } from './points-events.ts';

/** Withdrawals of one account: its list is always given whole. */
export const WITHDRAWALS_PER_ACCOUNT_MAX = 10_000;

export interface WithdrawPoints {
  readonly player: PlayerKey;
  /** The order that the points pay for. It belongs to nobody yet and need not be known here. */
  readonly order: string;
  readonly sumHundredths: PointsHundredths;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
}

/** A repeat is told from a new withdrawal before this is called (wallet/decide-payment.ts). */
export function decideWithdrawPoints(
  { account, points }: { account: Account | undefined; points: PointsAccount | undefined },
  command: WithdrawPoints,
  { nowMs }: Stamp,
): Decision<PointsWithdrawn> {
  if (account === undefined) return reject('playerNotFound');
  const barred = staffRefusal(account);
  if (barred !== undefined) return barred;
  const { player, order, sumHundredths, idempotencyKey, fingerprint } = command;
  if (!isOrderNumber(order)) return reject('orderNumberInvalid');
  if (!Number.isSafeInteger(sumHundredths) || sumHundredths <= 0) return reject('sumInvalid');
  if (sumHundredths > POINTS_MOVED_MAX) return reject('sumInvalid');
  const { pointsHundredths } = account;
  if (sumHundredths > pointsHundredths) return reject('pointsTooLow', { pointsHundredths });
  const number = (points?.withdrawalCount ?? 0) + 1;
  if (number > WITHDRAWALS_PER_ACCOUNT_MAX) {
    return reject('withdrawalsTooMany', { withdrawalsMax: WITHDRAWALS_PER_ACCOUNT_MAX });
  }
  const withdrawnHundredths = (points?.withdrawnHundredths ?? 0) + sumHundredths;
  if (withdrawnHundredths > BALANCE_MAX) return reject('numbersUsedUp', { of: 'withdrawnPoints' });
  const entryId = clientEntryId(idempotencyKey);
  const withdrawn = { player, number, entryId, fingerprint, order, sumHundredths, atMs: nowMs };
  return accept([{ type: 'PointsWithdrawn', ...withdrawn }]);
}

/**
 * The mail is taken once, so the points arrive once. Of an account that has become staff's since
 * the order was registered they are nobody's: whoever changes roles asks the player's shard, which
 * does not know of orders on their way, so it is decided here, where they arrive.
 */
export function decideCreditPoints(
  account: Account | undefined,
  { player, order, accrualHundredths }: CreditPoints,
  from: number,
  { nowMs }: Stamp,
): Decision<PointsCredited | PointsForfeited> {
  const isStaffs = account !== undefined && staffRefusal(account) !== undefined;
  const arrived = { player, order, amountHundredths: accrualHundredths, from, atMs: nowMs };
  return accept([{ type: isStaffs ? 'PointsForfeited' : 'PointsCredited', ...arrived }]);
}
