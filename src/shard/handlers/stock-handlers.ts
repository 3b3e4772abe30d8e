/** Tickets made in advance: made, listed, reserved, paid, let go. */

import { COUNTERS } from '../../../actors/counters.ts';
import { reject, type Stamp } from '../../../actors/decider.ts';
import type { PickOrder } from '../../../actors/games/pick-order.ts';
import { type BuyStock, decideBuyStock } from '../../../actors/stock/decide-buy-stock.ts';
import { decidePayReservation, type PayReservation } from '../../../actors/stock/decide-pay.ts';
import {
  decideLetGo,
  decideReserve,
  isOf,
  overAs,
  type ReservationAsked,
  type ReserveStock,
  sameReservation,
} from '../../../actors/stock/decide-reservation.ts';
import { decideMakeStock, type MakeStock } from '../../../actors/stock/decide-stock.ts';
import {
  type Reservation,
  type ReservationState,
  reservationOf,
  ticketsReserved,
} from '../../../actors/stock/reservation.ts';
import { isResidual } from '../../../actors/wallet/account.ts';
import { STOCK_PICKS, shownStock, stockPromiseOf } from '../../fairness/stock-picks.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { multiplyMinor } from '../../kernel/money.ts';
import type { Keyed, Purchase } from '../../protocol/shard-requests.ts';
import type { ListStock, ReservationView, StockPage } from '../../protocol/stock-requests.ts';
import { ROW_COST } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import { atHome, keyElsewhere } from './elsewhere.ts';
import { commit, type Handler, type LongHandler, repeatedReply, reply } from './handler.ts';
import { withNumbers } from './number-sale.ts';
import { declareOperations } from './operation.ts';
import { earlierPurchase, purchaseAmong } from './purchase-replies.ts';
import { sweepReservations } from './stock-duties.ts';

const makeStock: Handler<'makeStock'> = (context, request) => {
  const { state, stamp } = context;
  const { draw, count } = request;
  const sources = { coordinator: state.coordinators.get(draw), stock: state.stocks.get(draw) };
  const { founderCount } = state.identity;
  const promise = stockPromiseOf(draw, stamp);
  const decision = decideMakeStock(sources, request, promise, stamp, { founderCount });
  return commit(context, decision, () => reply({ draw, count }));
};

/** What is free here. Each ticket is worked out as it is shown. */
const listStock: LongHandler<'listStock'> = function* ({ state }, { draw, after, limit }) {
  const part = state.stockParts.get(draw);
  const instance = state.instances.get(draw);
  if (part === undefined || instance === undefined) {
    return reply({ tickets: [], next: null, isDealt: false });
  }
  const { game } = instance.terms;
  const isOver = instance.phase !== 'open' && instance.phase !== 'scheduled';
  const tickets: StockPage['tickets'][number][] = [];
  if (isOver) return reply({ tickets, next: null, isDealt: true });
  let from = after === null ? 0 : after + 1;
  for (;;) {
    // As it is now: somebody may have bought in between.
    const index = state.freeStock.of(part).next(from);
    if (index === undefined) return reply({ tickets, next: null, isDealt: true });
    if (tickets.length === limit) {
      const { index: next } = must(tickets.at(-1), 'a full page is empty');
      return reply({ tickets, next, isDealt: true });
    }
    tickets.push({ index, selection: shownStock(game, part.stockSeedHex, index) });
    from = index + 1;
    yield ROW_COST;
  }
};

const reserveStock: Handler<'reserveStock'> = (context, request) => {
  const { state, stamp } = context;
  const account = state.accounts.get(request.player);
  if (account !== undefined && isResidual(account)) {
    return atHome(state, request.player, { asked: 0 });
  }
  sweepReservations(context);
  const wanted = withNumbers(state, request);
  if ('kind' in wanted) return wanted;
  const same = sameReservation(state, wanted, stamp);
  if (same !== undefined) return repeatedReply(viewOf(state, same, stamp));
  return commit(context, decideReserve(state, wanted, stamp), () => {
    const ordinal = must(state.counters.get(COUNTERS.reservations), 'nothing was reserved');
    return reply(viewOf(state, reservationOf(state, ordinal), stamp));
  });
};

/** One that was refused is shown to the gateway that waits for it. */
const getReservation: Handler<'getReservation'> = ({ state, stamp }, { player, ordinal }) => {
  const reservation = state.reservations.get(ordinal);
  if (reservation?.player !== player) return reject('reservationNotFound');
  return reply(viewOf(state, reservation, stamp));
};

const releaseReservation: Handler<'releaseReservation'> = (context, request) => {
  const { state, stamp } = context;
  return commit(context, decideLetGo(state, request, stamp), () =>
    reply(viewOf(state, reservationOf(state, request.ordinal), stamp)),
  );
};

const payReservation: Handler<'payReservation'> = (context, request) => {
  const { state, stamp } = context;
  const { player, ordinal } = request;
  const earlier = earlierPurchase(context, request);
  if (earlier !== undefined) return earlier;
  const account = state.accounts.get(player);
  const isHere = request.shard === state.identity.shard;
  // Whoever has moved has lost what they had reserved where they lived.
  if (isHere && account !== undefined && isResidual(account)) return reject('reservationExpired');
  const elsewhere = keyElsewhere(state, account, request, stamp);
  if (elsewhere !== undefined) return elsewhere;
  const reservation = isHere ? state.reservations.get(ordinal) : undefined;
  if (!isOf(reservation, request)) return reject('reservationNotFound');
  const instance = state.instances.get(reservation.draw);
  const part = state.stockParts.get(reservation.draw);
  const sources = { account, instance, reservation, part, picks: STOCK_PICKS };
  const decision = decidePayReservation(sources, request, state, stamp);
  return commit(context, decision, (events) => reply(purchaseAmong(state, events)));
};

const buyStock: Handler<'buyStock'> = (context, request) => {
  const { state, stamp } = context;
  const { player, draw } = request;
  const earlier = earlierPurchase(context, request);
  if (earlier !== undefined) return earlier;
  const account = state.accounts.get(player);
  const elsewhere = keyElsewhere(state, account, request, stamp);
  if (elsewhere !== undefined) return elsewhere;
  sweepReservations(context);
  const [instance, part] = [state.instances.get(draw), state.stockParts.get(draw)];
  const sources = { account, instance, part, picks: STOCK_PICKS };
  const decision = decideBuyStock(sources, request, state, stamp);
  return commit(context, decision, (events) => reply(purchaseAmong(state, events)));
};

/** As it is now: one whose time is over is over, whether or not somebody has looked. */
function viewOf(state: ShardState, reservation: Reservation, stamp: Stamp): ReservationView {
  const { ordinal, draw, refusal: code, moreMayCome, reservedAtMs, expiresAtMs } = reservation;
  const indexes = ticketsReserved(reservation);
  const { shard } = state.identity;
  const first = reservation.firstOrdinal;
  const tickets =
    first === null ? [] : indexes.map((_, at) => ({ draw, shard, ordinal: first + at }));
  return {
    ordinal,
    shard,
    player: reservation.player,
    draw,
    state: stateOf(state, reservation, stamp),
    indexes,
    priceMinor: multiplyMinor(reservation.priceMinor, indexes.length),
    reservedAtMs,
    expiresAtMs,
    tickets,
    refusal: code === null ? null : { code, moreMayCome },
  };
}

function stateOf(state: ShardState, reservation: Reservation, stamp: Stamp): ReservationState {
  if (reservation.state !== 'reserved') return reservation.state;
  const over = overAs(state, reservation, stamp);
  if (over !== undefined) return over;
  const account = state.accounts.get(reservation.player);
  const hasMoved = account !== undefined && isResidual(account);
  return hasMoved ? 'expired' : reservation.state;
}

interface StockRequests {
  makeStock: { request: MakeStock; reply: { draw: DrawNo; count: number } };
  listStock: { request: ListStock; reply: StockPage };
  reserveStock: {
    /** `picks`: of a game each of whose picks is sold once, in place of indexes. */
    request: ReserveStock & { readonly picks?: readonly PickOrder[] };
    reply: ReservationView;
  };
  getReservation: { request: ReservationAsked; reply: ReservationView };
  releaseReservation: { request: ReservationAsked; reply: ReservationView };
  payReservation: {
    request: PayReservation & { readonly shard: number } & Keyed;
    reply: Purchase;
  };
  buyStock: { request: BuyStock & Keyed; reply: Purchase };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends StockRequests {}
}

export const STOCK_OPERATIONS = declareOperations<keyof StockRequests>({
  makeStock: ['write', makeStock],
  listStock: ['read', listStock],
  reserveStock: ['purchase', reserveStock],
  getReservation: ['read', getReservation],
  releaseReservation: ['owed', releaseReservation],
  payReservation: ['purchase', payReservation],
  buyStock: ['purchase', buyStock],
});
