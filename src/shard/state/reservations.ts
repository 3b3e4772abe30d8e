/**
 * Reservations of a shard's players: those under way in memory, all of them as rows.
 *
 * A reservation is made and paid within minutes, by two commands, and each writes its row and
 * nothing else: who holds what, for how many tickets a player counts, and when a reservation ends
 * follow from those under way. After a start they are read again, from the first one that may still
 * be (`COUNTERS.reservationsOver`), however many there have been before.
 *
 * Threading: the shard's own thread only.
 */
import { COUNTERS } from '../../../actors/counters.ts';
import type { ReservationStore, Store } from '../../../actors/states.ts';
import { HeldStock } from '../../../actors/stock/held-stock.ts';
import { isUnderWay, type Reservation } from '../../../actors/stock/reservation.ts';
import { MinHeap } from '../../structures/min-heap.ts';
import type { Table } from '../tables/table.ts';

const PAGE_ROWS = 1_000;
/** Ends of reservations that are over stay queued: as many as of those under way, and these. */
const IDLE_ENDS_MAX = 1_024;

type Rows = Pick<Table<number, Reservation>, 'get' | 'put' | 'soundPages'>;
type Counters = Store<number, number>;

export class Reservations implements ReservationStore {
  readonly held = new HeldStock();
  readonly #rows: Rows;
  #ends = new MinHeap<number>();

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** Throws a DamagedRowError. */
  get(ordinal: number): Reservation | undefined {
    return this.held.get(ordinal) ?? this.#rows.get(ordinal);
  }

  put(ordinal: number, reservation: Reservation): void {
    this.#rows.put(ordinal, reservation);
    this.#keep(reservation);
  }

  /** Those whose time has come, up to so many. Each is named again until it is over. */
  due(nowMs: number, countMax = Number.POSITIVE_INFINITY): number[] {
    const due: Reservation[] = [];
    while (due.length < countMax) {
      const first = this.#first();
      if (first === undefined || first.expiresAtMs > nowMs) break;
      due.push(first);
      this.#ends.pop();
    }
    for (const { ordinal, expiresAtMs } of due) this.#ends.push(expiresAtMs, ordinal);
    return due.map(({ ordinal }) => ordinal);
  }

  /** When the first one ends; undefined while none is under way. */
  nextAtMs(): number | undefined {
    return this.#first()?.expiresAtMs;
  }

  /** In the queue, with those that are over. */
  get endCount(): number {
    return this.#ends.size;
  }

  /** Remembers from where on a start has to look. Call before the rows of a batch are taken. */
  noteOver(counters: Counters): void {
    const known = counters.get(COUNTERS.reservationsOver) ?? 0;
    const madeCount = counters.get(COUNTERS.reservations) ?? 0;
    let overCount = known;
    while (overCount < madeCount && this.held.get(overCount + 1) === undefined) overCount += 1;
    if (overCount > known) counters.put(COUNTERS.reservationsOver, overCount);
  }

  /** Reads those that are under way. A damaged row costs itself. */
  recover(counters: Pick<Counters, 'get'>): void {
    const after = counters.get(COUNTERS.reservationsOver) ?? 0;
    for (const page of this.#rows.soundPages({ after, limit: PAGE_ROWS, reverse: false })) {
      for (const { value } of page) this.#keep(value);
    }
  }

  #keep(reservation: Reservation): void {
    const { ordinal, expiresAtMs, state } = reservation;
    if (isUnderWay(state) && this.held.get(ordinal) === undefined) {
      this.#ends.push(expiresAtMs, ordinal);
    }
    this.held.set(reservation);
    if (this.#ends.size > 2 * this.held.size + IDLE_ENDS_MAX) this.#dropIdleEnds();
  }

  #first(): Reservation | undefined {
    for (;;) {
      const ordinal = this.#ends.first;
      if (ordinal === undefined) return undefined;
      const reservation = this.held.get(ordinal);
      if (reservation !== undefined) return reservation;
      this.#ends.pop();
    }
  }

  #dropIdleEnds(): void {
    this.#ends = new MinHeap();
    for (const { expiresAtMs, ordinal } of this.held.all()) this.#ends.push(expiresAtMs, ordinal);
  }
}

/** A reservation as an actor that is due. */
export function reservationActor(ordinal: number): string {
  return `reservation:${ordinal}`;
}
