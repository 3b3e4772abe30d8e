/**
 * The payment of a reservation: a purchase of its tickets like any other, and its end.
 *
 * The tickets become tickets of the draw by `TicketsBought`, so sealing, settlement and proofs need
 * not know that they were made in advance. With money only: points are not taken here.
 */
import { must } from '../../src/kernel/assert.ts';
import { accept, type Decision, hasCome, reject, type Stamp } from '../decider.ts';
import { type BuyTickets, decideBuyTickets, type PurchaseEvent } from '../draw/decide-purchase.ts';
import type { DrawInstance } from '../draw/instance.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { States } from '../states.ts';
import type { Account } from '../wallet/account.ts';
import { isOf, lentOf } from './decide-reservation.ts';
import type { Reservation } from './reservation.ts';
import type { StockPart } from './stock.ts';
import type { StockEvent } from './stock-events.ts';

/** The purchase without what the reservation says of it. */
export type PayReservation = Omit<BuyTickets, 'draw' | 'quickPick' | 'spots' | 'points'> & {
  readonly ordinal: number;
  /** Where the operator lets stakes earn points. */
  readonly earnsHundredths: number;
};

export interface PaySources {
  readonly account: Account | undefined;
  readonly instance: DrawInstance | undefined;
  readonly reservation: Reservation | undefined;
  readonly part: StockPart | undefined;
}

/** A repeat under the same key is told before this is called; `picks` are those of its tickets. */
export function decidePayReservation(
  { account, instance, reservation, part }: PaySources,
  { ordinal, earnsHundredths, ...order }: PayReservation,
  states: Pick<States, 'identity'>,
  stamp: Stamp,
): Decision<PurchaseEvent | StockEvent | MailPosted> {
  const { player } = order;
  const isTheirs = isOf(reservation, { player }) && reservation.state !== 'asking';
  if (!isTheirs || part === undefined) return reject('reservationNotFound');
  const { state, draw, expiresAtMs, indexes } = reservation;
  if (state === 'paid') return reject('reservationPaid');
  if (state !== 'reserved') return reject('reservationExpired');
  const isOver = hasCome(expiresAtMs, stamp);
  if (isOver !== 'no') return reject(isOver === 'yes' ? 'reservationExpired' : 'clockUnsure');
  const points = earnsHundredths === 0 ? {} : { points: { pays: false as const, earnsHundredths } };
  const bought = decideBuyTickets(
    { account, instance, identity: states.identity },
    { ...order, draw, quickPick: 0, ...points },
    stamp,
  );
  if (bought.kind === 'rejected') return bought;
  const purchase = bought.events.find((event) => event.type === 'TicketsBought');
  const { firstOrdinal, atMs } = must(purchase, 'a reservation was paid by no purchase');
  return accept([
    ...bought.events,
    { type: 'ReservationPaid', reservation: ordinal, firstOrdinal, atMs },
    ...lentOf(part, indexes, states).map(({ shard, indexes: lent }) =>
      postMail(shard, { message: 'ReportStockSold', draw, reservation: ordinal, indexes: lent }),
    ),
  ]);
}
