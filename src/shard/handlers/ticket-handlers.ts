import { reject } from '../../../actors/decider.ts';
import { type BuyTickets, decideBuyTickets } from '../../../actors/draw/decide-purchase.ts';
import { decideReturnTicket } from '../../../actors/draw/decide-return.ts';
import type { DrawInstance } from '../../../actors/draw/instance.ts';
import { PICKS_PER_PURCHASE_MAX } from '../../../actors/draw/sale.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { isSoldOnce } from '../../../actors/games/sold-once.ts';
import { decideAskForPicks } from '../../../actors/pick-limit/decide-pick-book.ts';
import type { PickHeadroom } from '../../../actors/pick-limit/pick-headroom.ts';
import type { PickRefused } from '../../../actors/pick-limit/weigh-picks.ts';
import type { PlacedPointsPurchase } from '../../../actors/points/points-account.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo, PlayerKey, TicketPlace } from '../../kernel/ids.ts';
import type { TicketReceipt } from '../../protocol/sealed-ticket-requests.ts';
import type {
  Keyed,
  ListTickets,
  Purchase,
  TicketPage,
  TicketView,
} from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import { keyElsewhere } from './elsewhere.ts';
import { commit, type Handler, type LongHandler, reply } from './handler.ts';
import { sellNumbers } from './number-sale.ts';
import { declareOperations } from './operation.ts';
import { earlierPurchase, purchaseAmong } from './purchase-replies.ts';
import { pickHeadroomOf } from './quote-handlers.ts';
import { receiptSteps } from './receipt.ts';
import { listTickets } from './ticket-lists.ts';
import { isReturned, viewOfTicket } from './ticket-view.ts';

const buyTickets: Handler<'buyTickets'> = (context, request) => {
  const { state, stamp } = context;
  const { player, draw } = request;
  const earlier = earlierPurchase(context, request);
  if (earlier !== undefined) return earlier;
  const account = state.accounts.get(player);
  const elsewhere = keyElsewhere(state, account, request, stamp);
  if (elsewhere !== undefined) return elsewhere;
  const instance = state.instances.get(draw);
  if (instance !== undefined && isSoldOnce(instance.terms.game)) {
    return sellNumbers(context, request);
  }
  const headroom = pickHeadroomOf(state, instance);
  const hints = headroom && state.quickPicks.hints(request, stamp.nowMs);
  const sources = { account, instance, identity: state.identity, headroom, hints };
  const decision = decideBuyTickets(sources, request, stamp);
  if (decision.kind === 'rejected' && 'shortage' in decision) {
    // Other shards may have some of the picks: we ask for it now, so that a second try may succeed.
    context.apply(askForShortage(instance, headroom, decision));
    state.quickPicks.note(request, decision.tried, stamp.nowMs);
    const { code, facts } = decision;
    return reject(code, facts);
  }
  return commit(context, decision, (events) => reply(purchaseAmong(state, events)));
};

function askForShortage(
  instance: DrawInstance | undefined,
  headroom: PickHeadroom | undefined,
  { shortage }: PickRefused,
): readonly ShardEvent[] {
  return decideAskForPicks(
    must(headroom, 'a game without a limit refused a pick'),
    must(instance, 'a draw that is not known refused a pick'),
    shortage,
  );
}

/** Somebody else's ticket is "not found", so that its existence is not revealed. */
const getTicket: Handler<'getTicket'> = ({ state }, { player, place }) => {
  const view = viewOfTicket(state, place);
  if (view === undefined || view.player !== player) return reject('ticketNotFound');
  return reply(view.ticket);
};

/** Asked of the shard that sold the ticket, wherever its holder lives by now. */
const returnTicket: Handler<'returnTicket'> = (context, { player, place }) => {
  const { state, stamp } = context;
  const { draw, shard, ordinal } = place;
  if (shard !== state.identity.shard) return reject('ticketNotFound');
  const instance = state.instances.get(draw);
  const sources = {
    instance,
    ticket: state.tickets.find(draw, ordinal),
    isReturned: instance !== undefined && isReturned(state, instance, ordinal),
    columns: state.tickets.columns(draw),
    purchase: pointsPurchaseOf(state, draw, ordinal),
  };
  // Read before anything is changed: if its row is damaged, nothing has happened yet.
  state.accounts.get(player);
  const decision = decideReturnTicket(sources, { player, draw, ordinal }, stamp);
  return commit(context, decision, () => {
    const view = must(viewOfTicket(state, place), 'a ticket that came back is missing');
    return reply(view.ticket);
  });
};

/** The purchase that the ticket is of, if points play a part in it. */
function pointsPurchaseOf(
  { pointsPurchases }: ShardState,
  draw: DrawNo,
  ordinal: number,
): PlacedPointsPurchase | undefined {
  const from = Math.max(0, ordinal - PICKS_PER_PURCHASE_MAX + 1);
  const near = { from: { draw, firstOrdinal: from }, before: { draw, firstOrdinal: ordinal + 1 } };
  for (const { key, value } of pointsPurchases.all(near)) {
    const { firstOrdinal } = key;
    if (ordinal < firstOrdinal + value.ticketCount) return { ...value, firstOrdinal };
  }
  return undefined;
}

/** Hashing goes in steps: a receipt of a sealed draw hashes the tickets around its own. */
const getReceipt: LongHandler<'getReceipt'> = function* ({ state, journal }, request) {
  const { player, place } = request;
  const view = viewOfTicket(state, place);
  if (view === undefined || view.player !== player) return reject('ticketNotFound');
  const receipt = yield* receiptSteps(state, journal, view);
  return receipt === undefined ? reject('ticketNotFound') : reply(receipt);
};

interface TicketRequests {
  getReceipt: { request: { player: PlayerKey; place: TicketPlace }; reply: TicketReceipt };
  buyTickets: { request: BuyTickets & Keyed; reply: Purchase };
  getTicket: { request: { player: PlayerKey; place: TicketPlace }; reply: TicketView };
  returnTicket: { request: { player: PlayerKey; place: TicketPlace }; reply: TicketView };
  listTickets: { request: ListTickets; reply: TicketPage };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends TicketRequests {}
}

export const TICKET_OPERATIONS = declareOperations<keyof TicketRequests>({
  buyTickets: ['purchase', buyTickets],
  getTicket: ['read', getTicket],
  getReceipt: ['read', getReceipt],
  returnTicket: ['owed', returnTicket],
  listTickets: ['read', listTickets],
});
