/**
 * Tickets of a draw that was postponed, given back by their holders until the promised close.
 *
 * Such a ticket stays where it is: its row, its ordinal and its leaf of the sealed tree are those
 * of a ticket that was sold, so nothing that was hashed or shown before changes. Beside the columns
 * stands which ordinals were given back (`TicketColumnsView.returned`), and whatever counts tickets
 * leaves these out. `ticketCount` of an instance or a seal counts rows, and `stakeMinor` is what
 * is at stake, without what was paid back; a draw of which nothing came back has nothing of this.
 */
import type { Minor } from '../../src/kernel/money.ts';
import { formOf } from '../stored-form.ts';

/** The tickets that were given back, together. */
export interface ReturnedTickets {
  readonly ticketCount: number;
  /** What they had cost. */
  readonly stakeMinor: Minor;
}

/** The same of a shard that is sealed, and which they are (fairness/returned-leaf.ts). */
export interface SealedReturns extends ReturnedTickets {
  readonly digestHex: string;
}

export const RETURNED_FORM = formOf<ReturnedTickets>()(['ticketCount', 'stakeMinor']);

export const SEALED_RETURNS_FORM = formOf<SealedReturns>()([
  'ticketCount',
  'stakeMinor',
  'digestHex',
]);

/** How many tickets take part: those that were sold without those that were given back. */
export function countedTickets({
  ticketCount,
  returned,
}: {
  readonly ticketCount: number;
  readonly returned?: ReturnedTickets | undefined;
}): number {
  return ticketCount - (returned?.ticketCount ?? 0);
}

/** The ordinal of the ticket at a place among those that take part. `returned` ascends. */
export function ordinalAtPlace(returned: Iterable<number>, place: number): number {
  let ordinal = place;
  for (const one of returned) {
    if (one > ordinal) break;
    ordinal += 1;
  }
  return ordinal;
}

/** The ordinals as they are sealed. */
export function ascending(ordinals: ReadonlySet<number>): number[] {
  return [...ordinals].sort((one, other) => one - other);
}
