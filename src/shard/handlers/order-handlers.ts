import { decideRegisterOrder, type RegisterOrder } from '../../../actors/order/decide-order.ts';
import { ORDER_COUNT_KEY, type OrderPlace, shownStatus } from '../../../actors/order/order.ts';
import { must } from '../../kernel/assert.ts';
import type { ListOrders, OrderPageView, OrderView } from '../../protocol/order-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import { commit, type Handler, type LongHandler, reply } from './handler.ts';
import { BACKWARD, listRows } from './list-rows.ts';
import { declareOperations } from './operation.ts';

/**
 * Asked of the shard that the number falls to, so if two players race for a number, one gets it.
 */
const registerOrder: Handler<'registerOrder'> = (context, request) => {
  const { state, stamp } = context;
  const owner = state.orderNumbers.get(request.number);
  const orderCount = state.orderCount.get(ORDER_COUNT_KEY) ?? 0;
  const ownCount = state.ordersOf.get(request.player) ?? 0;
  const { founderCount } = state.identity;
  const sources = { owner, orderCount, ownCount, founderCount };
  const decision = decideRegisterOrder(sources, request, stamp);
  return commit(context, decision, (events) => {
    for (const { ordinal, player } of events) state.questions.add(ordinal, player);
    return reply({ isNew: events.length > 0 });
  });
};

const isOrderKnown: Handler<'isOrderKnown'> = ({ state }, { number }) => {
  return reply(state.orderNumbers.get(number) !== undefined);
};

/** The player's orders whose numbers fall to this shard; other shards have others. */
const listOrders: LongHandler<'listOrders'> = function* ({ state }, request) {
  const { player, limit, before } = request;
  const end = before === null ? undefined : { player, ordinal: before };
  const pages = state.orders.pages({ of: { player }, before: end, ...BACKWARD });
  const { views, next } = yield* listRows(pages, {
    limit,
    viewOf: ({ key }) => viewOfOrder(state, key),
  });
  return reply({ orders: views, next: next?.ordinal ?? null });
};

function viewOfOrder(state: ShardState, place: OrderPlace): OrderView {
  const order = must(state.orders.get(place), 'a listed order is missing');
  const { number, accrualHundredths, uploadedAtMs } = order;
  const channel = order.credit === null ? undefined : state.mailChannels.get(order.credit.to);
  const status = shownStatus(order, channel);
  const shownHundredths = status === 'PROCESSED' ? accrualHundredths : 0;
  return { number, status, accrualHundredths: shownHundredths, uploadedAtMs };
}

interface OrderRequests {
  registerOrder: { request: RegisterOrder; reply: { isNew: boolean } };
  isOrderKnown: { request: { number: string }; reply: boolean };
  listOrders: { request: ListOrders; reply: OrderPageView };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends OrderRequests {}
}

export const ORDER_OPERATIONS = declareOperations<keyof OrderRequests>({
  registerOrder: ['write', registerOrder],
  isOrderKnown: ['read', isOrderKnown],
  listOrders: ['read', listOrders],
});
