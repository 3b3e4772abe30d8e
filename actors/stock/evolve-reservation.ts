/** What becomes of a reservation, and of the tickets that it holds. */
import { assert } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { COUNTERS } from '../counters.ts';
import type { States } from '../states.ts';
import { countSold, giveBack, holdStock, partOf, takeFree } from './evolve-stock.ts';
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
  const holder = { shard: states.identity.shard, reservation: ordinal, untilMs: expiresAtMs };
  holdStock(states, { draw, indexes: wanted.length === 0 ? indexes : wanted, holder });
  countHeld(states, player, wantedCount);
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
  const { draw, ordinal, expiresAtMs: untilMs } = reservation;
  holdStock(states, {
    draw,
    indexes,
    holder: { shard: states.identity.shard, reservation: ordinal, untilMs },
  });
  const others = reservation.awaited.filter((shard) => shard !== from);
  const awaited = next === null ? others : [...others, next];
  states.reservations.put(ordinal, {
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
  letGo(states, reservation);
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
  letGo(states, reservation);
  countSold(states, reservation.draw, ownOf(states, reservation).length);
  states.reservations.put(reservation.ordinal, { ...reservation, state: 'paid', firstOrdinal });
}

/** Those of its tickets that were dealt to this shard. */
function ownOf(states: States, { draw, indexes }: Reservation): number[] {
  const part = partOf(states, draw);
  const { shard } = states.identity;
  return indexes.filter((index) => shardOfStock(part, index) === shard);
}

/** What stands under its name; another may hold by now what it has only asked for. */
function letGo(states: States, { ordinal, player, draw, ...of }: Reservation): void {
  const { shard } = states.identity;
  for (const index of new Set([...of.wanted, ...of.indexes])) {
    const holder = states.stockHolders.get({ draw, index });
    if (holder?.shard === shard && holder.reservation === ordinal) {
      states.stockHolders.delete({ draw, index });
    }
  }
  countHeld(states, player, -of.wantedCount);
}

function underWay(states: States, ordinal: number): Reservation {
  const reservation = reservationOf(states, ordinal);
  assert(isUnderWay(reservation.state), 'a reservation that was over changed');
  return reservation;
}

function countHeld({ stockHeldBy }: States, player: PlayerKey, change: number): void {
  const count = (stockHeldBy.get(player) ?? 0) + change;
  assert(count >= 0, 'a player let more tickets go than they held');
  if (count === 0) stockHeldBy.delete(player);
  else stockHeldBy.put(player, count);
}
