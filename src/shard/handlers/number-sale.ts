/** Sells picks of a game each of whose picks is sold once in a draw, from the draw's stock. */
import type { Rejected } from '../../../actors/decider.ts';
import type { BuyTickets } from '../../../actors/draw/decide-purchase.ts';
import type { PickOrder } from '../../../actors/games/pick-order.ts';
import { decideBuyNumbers, numbersWanted } from '../../../actors/stock/decide-buy-numbers.ts';
import type { ReserveStock } from '../../../actors/stock/decide-reservation.ts';
import { STOCK_PICKS } from '../../fairness/stock-picks.ts';
import type { Purchase } from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import { commit, type HandlerContext, type Reply, reply } from './handler.ts';
import { purchaseAmong } from './purchase-replies.ts';
import { sweepReservations } from './stock-duties.ts';

/** A repeat is told from a new purchase before this is called. */
export function sellNumbers(
  context: HandlerContext,
  request: BuyTickets,
): Reply<Purchase> | Rejected {
  const { state, stamp } = context;
  sweepReservations(context);
  const sources = {
    account: state.accounts.get(request.player),
    instance: state.instances.get(request.draw),
    part: state.stockParts.get(request.draw),
    picks: STOCK_PICKS,
  };
  const decision = decideBuyNumbers(sources, request, state, stamp);
  return commit(context, decision, (events) => reply(purchaseAmong(state, events)));
}

/** The reservation of tickets that are named by their picks. */
export function withNumbers(
  { instances, stockParts }: Pick<ShardState, 'instances' | 'stockParts'>,
  { picks, ...command }: ReserveStock & { readonly picks?: readonly PickOrder[] },
): ReserveStock | Rejected {
  const instance = instances.get(command.draw);
  const part = stockParts.get(command.draw);
  // Without them it is refused, whatever it wants.
  if (picks === undefined || instance?.phase !== 'open' || part === undefined) return command;
  const order = { picks, quickPick: command.anyCount };
  const wanted = numbersWanted(instance, part, order, STOCK_PICKS);
  return 'kind' in wanted ? wanted : { ...command, ...wanted };
}
