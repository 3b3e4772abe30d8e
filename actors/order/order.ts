/**
 * A purchase order that earns points: NEW → PROCESSING → PROCESSED or INVALID.
 *
 * It lives on the shard that its number falls to, which therefore decides alone who has the number.
 * While it is not final an external accrual system is asked about it; `openOrders` holds what is
 * still to be asked, so that a restart forgets nothing. What it earned goes to its player by mail.
 */

import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import type { MailChannel } from '../mail/mail.ts';
import { formOf } from '../stored-form.ts';

export type OrderStatus = 'NEW' | 'PROCESSING' | 'INVALID' | 'PROCESSED';

/** The place of an order on its shard: orders of all players are counted together, from 1. */
export interface OrderPlace {
  readonly player: PlayerKey;
  readonly ordinal: number;
}

export interface Order {
  readonly number: string;
  readonly uploadedAtMs: number;
  status: OrderStatus;
  accrualHundredths: PointsHundredths;
  /** The mail that carries the points to their player; null where there is none. */
  credit: CreditMail | null;
  settledAtMs: number | null;
}

export interface CreditMail {
  readonly to: number;
  readonly number: number;
}

/** What is stored of it within facts and rows. */
export const CREDIT_FORM = formOf<CreditMail>()(['to', 'number']);

/** The key of the one row that counts a shard's orders. */
export const ORDER_COUNT_KEY = 0;

export function isFinal(status: OrderStatus): boolean {
  return status === 'PROCESSED' || status === 'INVALID';
}

/**
 * What the player is told: an order is not called processed before its points are in their balance.
 * `channel` is this shard's correspondence with the one that the mail went to.
 */
export function shownStatus(
  { status, credit }: Order,
  channel: MailChannel | undefined,
): OrderStatus {
  if (status !== 'PROCESSED' || credit === null) return status;
  const isCredited = channel !== undefined && channel.confirmedNumber >= credit.number;
  return isCredited ? 'PROCESSED' : 'PROCESSING';
}
