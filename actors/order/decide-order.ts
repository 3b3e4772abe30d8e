/** Registration of an order, and what the accrual system says about it. */

import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import { type MailChannel, postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import { isFinal, type Order, type OrderPlace } from './order.ts';
import type { OrderEvent, OrderRegistered } from './order-events.ts';
import { isOrderNumber } from './order-number.ts';

/** The last ordinal of a shard's orders: their keys have 32 bits for it. */
const ORDER_ORDINAL_MAX = 2 ** 32 - 1;

/**
 * Orders of one account: its list is always given whole. Each founder holds its share of them, as
 * numbers fall evenly, so an account may be full a little earlier and never later.
 */
export const ORDERS_PER_ACCOUNT_MAX = 10_000;

export interface OrderSources {
  readonly owner: OrderPlace | undefined;
  /** Everybody's orders on this shard, and the player's. */
  readonly orderCount: number;
  readonly ownCount: number;
  readonly founderCount: number;
}

export interface RegisterOrder {
  readonly player: PlayerKey;
  readonly number: string;
}

/** What the accrual system knows. `processed` and `invalid` are its last word. */
export type AccrualFinding =
  | { readonly finding: 'processing' }
  | { readonly finding: 'invalid' }
  | { readonly finding: 'processed'; readonly accrualHundredths: PointsHundredths };

/** An order that the player registered before is no event: they are told so. */
export function decideRegisterOrder(
  { owner, orderCount, ownCount, founderCount }: OrderSources,
  { player, number }: RegisterOrder,
  { nowMs }: Stamp,
): Decision<OrderRegistered> {
  if (!isOrderNumber(number)) return reject('orderNumberInvalid');
  if (owner !== undefined) {
    return owner.player === player ? accept([]) : reject('orderOfAnother');
  }
  const ordinal = orderCount + 1;
  if (ordinal > ORDER_ORDINAL_MAX) return reject('numbersUsedUp', { of: 'orders' });
  if (ownCount >= Math.ceil(ORDERS_PER_ACCOUNT_MAX / founderCount)) {
    return reject('ordersTooMany', { ordersMax: ORDERS_PER_ACCOUNT_MAX });
  }
  return accept([{ type: 'OrderRegistered', player, ordinal, number, atMs: nowMs }]);
}

/** A final order stays as it is, whatever is said later. */
export function decideAccrual(
  { place, order }: { place: OrderPlace; order: Order },
  found: AccrualFinding,
  { playerShard, channel }: { playerShard: number; channel: MailChannel | undefined },
  { nowMs }: Stamp,
): Decision<OrderEvent | MailPosted> {
  const { status, number } = order;
  if (isFinal(status)) return accept([]);
  const fact = { ...place, number, atMs: nowMs };
  if (found.finding === 'processing') {
    return accept(status === 'PROCESSING' ? [] : [{ type: 'OrderStarted', ...fact }]);
  }
  if (found.finding === 'invalid') return accept([{ type: 'OrderInvalidated', ...fact }]);

  const { accrualHundredths } = found;
  if (accrualHundredths === 0) {
    return accept([{ type: 'OrderProcessed', ...fact, accrualHundredths, credit: null }]);
  }
  const credit = { to: playerShard, number: (channel?.sentNumber ?? 0) + 1 };
  const { player } = place;
  const mail = { message: 'CreditPoints', player, order: number, accrualHundredths } as const;
  return accept([
    { type: 'OrderProcessed', ...fact, accrualHundredths, credit },
    postMail(playerShard, mail),
  ]);
}
