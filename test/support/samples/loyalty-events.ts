/** Orders and points of a test, in brief. Ada's order is on the stage's shard 0. */
import type { ShardEvent } from '../../../actors/events.ts';
import type { CreditMail, Order } from '../../../actors/order/order.ts';
import type { States } from '../../../actors/states.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { ADA } from './actor-events.ts';

export const ORDER_NUMBER = '79927398713';
export const OTHER_NUMBER = '9278923470';

export function ordered(number = ORDER_NUMBER, ordinal = 1, player: PlayerKey = ADA): ShardEvent {
  return { type: 'OrderRegistered', player, ordinal, number, atMs: 1_000 };
}

export function credited(player: PlayerKey, hundredths: number, from = 1): ShardEvent {
  const amountHundredths = pointsHundredths(hundredths);
  return { type: 'PointsCredited', player, order: ORDER_NUMBER, amountHundredths, from, atMs: 2 };
}

export function orderProcessed(hundredths: number, credit: CreditMail | null): ShardEvent {
  const accrualHundredths = pointsHundredths(hundredths);
  const fact = { player: ADA, ordinal: 1, number: ORDER_NUMBER, atMs: 3_000 };
  return { type: 'OrderProcessed', ...fact, accrualHundredths, credit };
}

export function orderOf(states: States, ordinal = 1): Order {
  return must(states.orders.get({ player: ADA, ordinal }), 'the order was registered');
}

/** What the stake of a purchase or a bet earned. */
export function pointsEarnedBy(staked: ShardEvent, hundredths: number): ShardEvent {
  assert('entryId' in staked, 'nothing is staked');
  const { player, entryId } = staked;
  const amountHundredths = pointsHundredths(hundredths);
  return { type: 'PointsEarned', player, entryId, amountHundredths, atMs: 2_000 };
}
