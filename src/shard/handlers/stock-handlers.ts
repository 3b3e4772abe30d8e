/** Tickets made in advance: made, listed, reserved, paid, let go. */

import { COUNTERS } from '../../../actors/counters.ts';
import { hasCome, reject, type Stamp } from '../../../actors/decider.ts';
import { familyOf } from '../../../actors/games/families.ts';
import { decidePayReservation, type PayReservation } from '../../../actors/stock/decide-pay.ts';
import {
  decideLetGo,
  decideReserve,
  isOf,
  type ReservationAsked,
  type ReserveStock,
  sameReservation,
} from '../../../actors/stock/decide-reservation.ts';
import {
  decideMakeStock,
  type MakeStock,
  stockCountMax,
} from '../../../actors/stock/decide-stock.ts';
import {
  type Reservation,
  type ReservationState,
  reservationOf,
  ticketsReserved,
} from '../../../actors/stock/reservation.ts';
import {
  blockOf,
  freeInBlock,
  lastBlockOf,
  STOCK_SEED_BYTES,
} from '../../../actors/stock/stock.ts';
import { isResidual } from '../../../actors/wallet/account.ts';
import { repeatOrReuse } from '../../../actors/wallet/decide-payment.ts';
import { keysSinceMs } from '../../../actors/wallet/key-term.ts';
import { clientEntryId } from '../../../actors/wallet/ledger-entry.ts';
import { stockCommitmentOf, stockSelection } from '../../fairness/stock-picks.ts';
import { must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { type DrawNo, formatDrawId } from '../../kernel/ids.ts';
import { multiplyMinor } from '../../kernel/money.ts';
import type { Keyed, Purchase } from '../../protocol/shard-requests.ts';
import type { ListStock, ReservationView, StockPage } from '../../protocol/stock-requests.ts';
import { ROW_COST } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import { atHome, keyElsewhere } from './elsewhere.ts';
import { commit, type Handler, type LongHandler, repeatedReply, reply } from './handler.ts';
import { declareOperations } from './operation.ts';
import { sweepReservations } from './stock-duties.ts';
import { purchaseOf } from './ticket-handlers.ts';

const makeStock: Handler<'makeStock'> = (context, request) => {
  const { state, stamp } = context;
  const { draw, count } = request;
  const coordinator = state.coordinators.get(draw);
  if (coordinator === undefined) return reject('drawNotFound');
  const { game } = coordinator.terms;
  const countMax = stockCountMax(familyOf(game).space?.pickCount(game));
  if (count > countMax) return reject('stockTooLarge', { countMax });
  const seed = stamp.random.bytes(STOCK_SEED_BYTES);
  const drawId = formatDrawId(draw);
  const promise = {
    stockSeedHex: hexOf(seed),
    commitmentHex: stockCommitmentOf({ stockSeed: seed, drawId, count, game }),
  };
  const sources = { coordinator, stock: state.stocks.get(draw) };
  const { founderCount } = state.identity;
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
  if (isOver || part.freeCount === 0) return reply({ tickets, next: null, isDealt: true });
  const from = after === null ? 0 : after + 1;
  const last = lastBlockOf(state, part);
  for (let block = Math.max(part.firstBlock, blockOf(from)); block <= last; block += 1) {
    yield ROW_COST;
    for (const index of freeInBlock(state, part, block, from)) {
      if (tickets.length === limit) {
        const { index: next } = must(tickets.at(-1), 'a full page is empty');
        return reply({ tickets, next, isDealt: true });
      }
      tickets.push({ index, numbers: stockSelection(game, part.stockSeedHex, index) });
      yield ROW_COST;
    }
  }
  return reply({ tickets, next: null, isDealt: true });
};

const reserveStock: Handler<'reserveStock'> = (context, request) => {
  const { state, stamp } = context;
  const account = state.accounts.get(request.player);
  if (account !== undefined && isResidual(account)) {
    return atHome(state, request.player, { asked: 0 });
  }
  sweepReservations(context);
  const same = sameReservation(state, request, stamp);
  if (same !== undefined) return repeatedReply(viewOf(state, same, stamp));
  return commit(context, decideReserve(state, request, stamp), () => {
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
  const { player, idempotencyKey, fingerprint, ordinal } = request;
  const entryKey = { player, entryId: clientEntryId(idempotencyKey) };
  const earlier = state.entries.find(entryKey, keysSinceMs(state, stamp));
  if (earlier !== undefined) {
    const repeat = repeatOrReuse(earlier, { kind: 'purchase', fingerprint });
    return repeat.kind === 'rejected' ? repeat : repeatedReply(purchaseOf(state, repeat.earlier));
  }
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
  const picks = picksOf(state, reservation);
  const decision = decidePayReservation(
    { account, instance, reservation, part },
    { ...request, picks },
    state,
    stamp,
  );
  return commit(context, decision, () => {
    const entry = must(state.entries.find(entryKey, 0), 'a purchase has no entry');
    const repeat = repeatOrReuse(entry, { kind: 'purchase', fingerprint });
    return repeat.kind === 'rejected' ? repeat : reply(purchaseOf(state, repeat.earlier));
  });
};

function picksOf(state: ShardState, reservation: Reservation): number[][] {
  const { draw } = reservation;
  const { terms } = must(state.instances.get(draw), 'a reservation is of a draw that is not here');
  const part = must(state.stockParts.get(draw), 'a reservation is of a stock that is not here');
  return ticketsReserved(reservation).map((index) =>
    stockSelection(terms.game, part.stockSeedHex, index),
  );
}

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

function stateOf(
  { instances, accounts }: ShardState,
  { state, draw, player, expiresAtMs }: Reservation,
  stamp: Stamp,
): ReservationState {
  if (state !== 'reserved') return state;
  const account = accounts.get(player);
  const hasMoved = account !== undefined && isResidual(account);
  const isOver = hasCome(expiresAtMs, stamp) === 'yes' || instances.get(draw)?.phase !== 'open';
  return isOver || hasMoved ? 'expired' : state;
}

interface StockRequests {
  makeStock: { request: MakeStock; reply: { draw: DrawNo; count: number } };
  listStock: { request: ListStock; reply: StockPage };
  reserveStock: { request: ReserveStock; reply: ReservationView };
  getReservation: { request: ReservationAsked; reply: ReservationView };
  releaseReservation: { request: ReservationAsked; reply: ReservationView };
  payReservation: {
    request: Omit<PayReservation, 'picks'> & { readonly shard: number } & Keyed;
    reply: Purchase;
  };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends StockRequests {}
}

export const STOCK_OPERATIONS = declareOperations<keyof StockRequests>({
  makeStock: ['write', makeStock],
  listStock: ['read', listStock],
  reserveStock: ['purchase', reserveStock],
  getReservation: ['read', getReservation],
  releaseReservation: ['write', releaseReservation],
  payReservation: ['purchase', payReservation],
});
