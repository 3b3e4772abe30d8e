/**
 * A reservation: tickets of stock that one player may pay for until it expires.
 *
 * asking → reserved → paid, expired or released; or asking → refused, when another player has one
 * of the tickets, and then everything that came together goes back. It lives on its player's shard:
 * what it holds of other shards was lent by them, so that to pay, or to let go, is one decision.
 *
 * Whatever lets tickets go names the reservation that held them. Somebody whose time is over can
 * therefore not touch what the next one holds, however late they are.
 */
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { PICKS_PER_PURCHASE_MAX } from '../draw/sale.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import type { States } from '../states.ts';

/** Tickets of one reservation: it is paid by one purchase. */
export const STOCK_PER_RESERVATION_MAX = PICKS_PER_PURCHASE_MAX;
/** Tickets that one player holds at once, so that nobody keeps a stock from the others. */
export const STOCK_PER_PLAYER_MAX = 100;

/** A storage format: a state is stored by its name. */
export type ReservationState = 'asking' | 'reserved' | 'paid' | 'expired' | 'released' | 'refused';

export interface Reservation {
  readonly ordinal: number;
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly state: ReservationState;
  /** The tickets that were named, in their order; empty where any would do. */
  readonly wanted: readonly number[];
  /** How many tickets it counts for its player while it is under way. */
  readonly wantedCount: number;
  /** The tickets that it holds, or held at its end. */
  readonly indexes: readonly number[];
  /** Shards that have been asked and have not answered. */
  readonly awaited: readonly number[];
  /** Where any tickets will do: how many of the other shards have answered. */
  readonly answeredCount: number;
  readonly priceMinor: Minor;
  readonly reservedAtMs: number;
  readonly expiresAtMs: number;
  /** Of the tickets that were bought, once it is paid. */
  readonly firstOrdinal: number | null;
  /** Why it was refused, and whether to try again in a moment; null otherwise. */
  readonly refusal: RejectionCode | null;
  readonly moreMayCome: boolean;
}

/** Which reservation of another shard has a ticket that was dealt to this one. */
export interface StockLoan {
  /** Where the reservation lives. */
  readonly shard: number;
  readonly reservation: number;
  /** When it expires. */
  readonly untilMs: number;
}

export interface StockKey {
  readonly draw: DrawNo;
  readonly index: number;
}

/** Whether it holds tickets, or may still come to hold some. */
export function isUnderWay(state: ReservationState): boolean {
  return state === 'asking' || state === 'reserved';
}

/** Whether any tickets will do. */
export function isForAny({ wanted }: Pick<Reservation, 'wanted'>): boolean {
  return wanted.length === 0;
}

/** Its tickets, in the order in which they were named. */
export function ticketsReserved({ wanted, indexes }: Reservation): readonly number[] {
  return wanted.length === 0 ? indexes : wanted;
}

export function reservationOf(
  { reservations }: Pick<States, 'reservations'>,
  ordinal: number,
): Reservation {
  return must(reservations.get(ordinal), 'a reservation is spoken of that is not here');
}
