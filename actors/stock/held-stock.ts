/**
 * What the reservations of a shard's players hold while they are under way, by ticket and by
 * player. It follows from the reservations, so nothing is stored of it.
 *
 * A ticket of another shard that was only asked for is under its reservation's name, too, so that
 * the next player is refused at once; whoever it is lent to has it, whatever was asked.
 */
import { assert } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { isUnderWay, type Reservation } from './reservation.ts';

export class HeldStock {
  readonly #underWay = new Map<number, Reservation>();
  readonly #byTicket = new Map<DrawNo, Map<number, number>>();
  readonly #counts = new Map<PlayerKey, number>();

  /** How many are under way. */
  get size(): number {
    return this.#underWay.size;
  }

  /** One that is under way. */
  get(ordinal: number): Reservation | undefined {
    return this.#underWay.get(ordinal);
  }

  all(): Iterable<Reservation> {
    return this.#underWay.values();
  }

  /** The reservation that has the ticket, or asks for it. */
  holderOf(draw: DrawNo, index: number): Reservation | undefined {
    const ordinal = this.#byTicket.get(draw)?.get(index);
    return ordinal === undefined ? undefined : this.#underWay.get(ordinal);
  }

  /** For how many tickets the reservations of a player count. */
  countOf(player: PlayerKey): number {
    return this.#counts.get(player) ?? 0;
  }

  /** As it is from now on. */
  set(reservation: Reservation): void {
    const { ordinal, player, wantedCount } = reservation;
    const known = this.#underWay.get(ordinal);
    if (!isUnderWay(reservation.state)) {
      if (known === undefined) return;
      this.#underWay.delete(ordinal);
      this.#release(known);
      this.#count(player, -known.wantedCount);
      return;
    }
    this.#underWay.set(ordinal, reservation);
    this.#hold(reservation);
    if (known === undefined) this.#count(player, wantedCount);
  }

  #hold({ ordinal, draw, wanted, indexes }: Reservation): void {
    let tickets = this.#byTicket.get(draw);
    if (tickets === undefined) {
      tickets = new Map();
      this.#byTicket.set(draw, tickets);
    }
    for (const index of indexes) tickets.set(index, ordinal);
    // As a rule it has just what was named, in the same list.
    if (wanted === indexes) return;
    for (const index of wanted) {
      if (this.holderOf(draw, index)?.indexes.includes(index) !== true) tickets.set(index, ordinal);
    }
  }

  #release({ ordinal, draw, wanted, indexes }: Reservation): void {
    const tickets = this.#byTicket.get(draw);
    for (const list of wanted === indexes ? [indexes] : [wanted, indexes]) {
      for (const index of list) if (tickets?.get(index) === ordinal) tickets.delete(index);
    }
    if (tickets?.size === 0) this.#byTicket.delete(draw);
  }

  #count(player: PlayerKey, change: number): void {
    const count = this.countOf(player) + change;
    assert(count >= 0, 'a player let more tickets go than they held');
    if (count === 0) this.#counts.delete(player);
    else this.#counts.set(player, count);
  }
}
