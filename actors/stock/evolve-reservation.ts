/** What becomes of a reservation, and of the tickets that it holds. */
import { assert } from '../../src/kernel/assert.ts';
import { COUNTERS } from '../counters.ts';
import type { States } from '../states.ts';
import { countSold, giveBack, partOf, takeFree } from './evolve-stock.ts';
import { isUnderWay, type Reservation, reservationOf } from './reservation.ts';
import { shardOfStock } from './stock.ts';
import type {
  ReservationPaid,
  ReservationReleased,
  StockArrived,
  StockReserved,
} from './stock-events.ts';

export function evolveStockReserved(states: States, event: StockReserved): void {
  const { reservation: ordinal, player, draw, wanted, wantedCount, indexes, awaited } = event;
  const { priceMinor, expiresAtMs, atMs } = event;
  const count = states.counters.get(COUNTERS.reservations) ?? 0;
  assert(ordinal === count + 1, 'the ordinals of reservations have a gap');
  states.counters.put(COUNTERS.reservations, ordinal);
  takeFree(states, draw, indexes);
  states.reservations.put(ordinal, {
    ordinal,
    player,
    draw,
    state: awaited.length === 0 ? 'reserved' : 'asking',
    wanted,
    wantedCount,
    indexes,
    awaited,
    answeredCount: 0,
    priceMinor,
    reservedAtMs: atMs,
    expiresAtMs,
    firstOrdinal: null,
    refusal: null,
    moreMayCome: false,
  });
}

export function evolveStockArrived(states: States, event: StockArrived): void {
  const { from, indexes, next } = event;
  const reservation = underWay(states, event.reservation);
  assert(reservation.awaited.includes(from), 'tickets came that were not asked for');
  const others = reservation.awaited.filter((shard) => shard !== from);
  const awaited = next === null ? others : [...others, next];
  states.reservations.put(reservation.ordinal, {
    ...reservation,
    state: awaited.length === 0 ? 'reserved' : 'asking',
    indexes: [...reservation.indexes, ...indexes],
    awaited,
    answeredCount: reservation.answeredCount + 1,
    moreMayCome: reservation.moreMayCome || event.moreMayCome,
  });
}

export function evolveReservationReleased(states: States, event: ReservationReleased): void {
  const { state, refusal, moreMayCome } = event;
  const reservation = underWay(states, event.reservation);
  assert(!isUnderWay(state), 'a reservation was released and goes on');
  giveBack(states, reservation.draw, ownOf(states, reservation));
  states.reservations.put(reservation.ordinal, { ...reservation, state, refusal, moreMayCome });
  if (refusal !== 'stockEmpty' || moreMayCome) return;
  const part = partOf(states, reservation.draw);
  states.stockParts.put(reservation.draw, { ...part, isSoldOut: true });
}

export function evolveReservationPaid(states: States, event: ReservationPaid): void {
  const { firstOrdinal } = event;
  const reservation = underWay(states, event.reservation);
  assert(reservation.state === 'reserved', 'a reservation was paid that is not complete');
  countSold(states, reservation.draw, ownOf(states, reservation).length);
  states.reservations.put(reservation.ordinal, { ...reservation, state: 'paid', firstOrdinal });
}

/** Those of its tickets that were dealt to this shard. */
function ownOf(states: States, { draw, indexes }: Reservation): number[] {
  const part = partOf(states, draw);
  const { shard } = states.identity;
  return indexes.filter((index) => shardOfStock(part, index) === shard);
}

function underWay(states: States, ordinal: number): Reservation {
  const reservation = reservationOf(states, ordinal);
  assert(isUnderWay(reservation.state), 'a reservation that was over changed');
  return reservation;
}
