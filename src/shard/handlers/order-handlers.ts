import { decideRegisterOrder } from '../../../actors/order/decide-order.ts';
import { ORDER_COUNT_KEY, type OrderPlace, shownStatus } from '../../../actors/order/order.ts';
import { must } from '../../kernel/assert.ts';
import { slotOfPlayer } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { OrderView } from '../../protocol/order-requests.ts';
import { keyOfNumbers } from '../row-key.ts';
import type { ShardState } from '../shard-state.ts';
import { TABLES } from '../table-formats.ts';
import { type Handler, reply } from './handler.ts';

/** Asked of the shard that the number falls to: so of two who race for it one has it. */
export const registerOrder: Handler<'registerOrder'> = (context, request) => {
  const { state, stamp } = context;
  const owner = state.orderNumbers.get(request.number);
  const orderCount = state.orderCount.get(ORDER_COUNT_KEY) ?? 0;
  const decision = decideRegisterOrder({ owner, orderCount }, request, stamp);
  if (decision.kind === 'rejected') return decision;
  context.apply(decision.events);
  for (const { ordinal } of decision.events) state.questions.add(ordinal);
  return reply({ isNew: decision.events.length > 0 });
};

export const isOrderKnown: Handler<'isOrderKnown'> = ({ state }, { number }) => {
  return reply(state.orderNumbers.get(number) !== undefined);
};

/** The player's orders whose numbers fall to this shard; other shards have others. */
export const listOrders: Handler<'listOrders'> = ({ state }, { player, limit, before }) => {
  const start = keyOfNumbers(TABLES.orders, player, 0);
  const end = keyOfNumbers(TABLES.orders, player, before ?? UINT32_MAX);
  const page = state.orders.page({ start, end, limit, reverse: true });
  const orders = page.map(({ key }) => viewOfOrder(state, key));
  const next = page.length < limit ? null : must(page.at(-1), 'a full page').key.ordinal;
  return reply({ orders, next });
};

const UINT32_MAX = 2 ** 32 - 1;

function viewOfOrder(state: ShardState, place: OrderPlace): OrderView {
  const order = must(state.orders.get(place), 'a listed order is kept');
  const { number, accrualHundredths, uploadedAtMs } = order;
  const playerShard = shardOfSlot(slotOfPlayer(place.player), state.identity.shardCount);
  const status = shownStatus(order, state.mailLines.get(playerShard));
  const shownHundredths = status === 'PROCESSED' ? accrualHundredths : 0;
  return { number, status, accrualHundredths: shownHundredths, uploadedAtMs };
}
