import { assert, must } from '../../src/kernel/assert.ts';
import { ZERO_POINTS } from '../../src/kernel/points.ts';
import { POINTS_ACCOUNTS, pointsTransitTo, transferPoints } from '../points/points-ledger.ts';
import type { States } from '../states.ts';
import { isFinal, ORDER_COUNT_KEY, type Order } from './order.ts';
import type {
  OrderInvalidated,
  OrderProcessed,
  OrderRegistered,
  OrderStarted,
} from './order-events.ts';

export function evolveOrderRegistered(states: States, event: OrderRegistered): void {
  const { player, ordinal, number, atMs } = event;
  const orderCount = states.orderCount.get(ORDER_COUNT_KEY) ?? 0;
  assert(ordinal === orderCount + 1, 'the numbers of orders have a gap');
  states.ordersOf.put(player, (states.ordersOf.get(player) ?? 0) + 1);
  assert(states.orderNumbers.get(number) === undefined, 'an order number was registered twice');
  states.orderNumbers.put(number, { player, ordinal });
  states.orders.put(
    { player, ordinal },
    {
      number,
      uploadedAtMs: atMs,
      status: 'NEW',
      accrualHundredths: ZERO_POINTS,
      credit: null,
      settledAtMs: null,
    },
  );
  states.openOrders.put(ordinal, player);
  states.orderCount.put(ORDER_COUNT_KEY, ordinal);
}

export function evolveOrderStarted(states: States, event: OrderStarted): void {
  const order = openOrder(states, event);
  assert(order.status === 'NEW', 'an order was started twice');
  order.status = 'PROCESSING';
  const { player, ordinal } = event;
  states.orders.put({ player, ordinal }, order);
}

export function evolveOrderInvalidated(states: States, event: OrderInvalidated): void {
  close(states, event, openOrder(states, event), 'INVALID');
}

export function evolveOrderProcessed(states: States, event: OrderProcessed): void {
  const { accrualHundredths, credit } = event;
  const order = openOrder(states, event);
  order.accrualHundredths = accrualHundredths;
  order.credit = credit;
  close(states, event, order, 'PROCESSED');
  assert(
    (credit === null) === (accrualHundredths === 0),
    'points were earned without a credit, or the reverse',
  );
  if (credit === null) return;
  const sentNumber = states.mailChannels.get(credit.to)?.sentNumber ?? 0;
  assert(credit.number === sentNumber + 1, 'the next mail does not carry the points');
  transferPoints(states.ledger, {
    from: POINTS_ACCOUNTS.issued,
    to: pointsTransitTo(credit.to),
    amountHundredths: accrualHundredths,
  });
}

function close(
  states: States,
  { player, ordinal, atMs }: OrderProcessed | OrderInvalidated,
  order: Order,
  status: 'PROCESSED' | 'INVALID',
): void {
  order.status = status;
  order.settledAtMs = atMs;
  states.orders.put({ player, ordinal }, order);
  states.openOrders.delete(ordinal);
}

function openOrder(
  states: States,
  { player, ordinal }: { player: OrderProcessed['player']; ordinal: number },
): Order {
  const order = must(states.orders.get({ player, ordinal }), 'an event speaks of an unknown order');
  assert(!isFinal(order.status), 'a final order was changed');
  return order;
}
