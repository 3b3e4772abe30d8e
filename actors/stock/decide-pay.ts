/**
 * The payment of a reservation: a purchase of its tickets like any other, and its end.
 *
 * The tickets become tickets of the draw by `TicketsBought`, so sealing, settlement and proofs need
 * not know that they were made in advance. With money only: points are not taken here.
 */
import { accept, type Decision, hasCome, reject, type Stamp } from '../decider.ts';
import { type PurchaseEvent, sellPicks } from '../draw/decide-purchase.ts';
import type { DrawInstance } from '../draw/instance.ts';
import type { Purchaser } from '../draw/purchaser.ts';
import { isCancelled, onSale } from '../draw/sale.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import { betRefusal } from '../player/decide-identity.ts';
import type { States } from '../states.ts';
import type { Account } from '../wallet/account.ts';
import type { StockPicks } from './decide-buy-stock.ts';
import { isOf, lentOf } from './decide-reservation.ts';
import { type Reservation, ticketsReserved } from './reservation.ts';
import type { StockPart } from './stock.ts';
import type { StockEvent } from './stock-events.ts';

/** The purchase without what the reservation says of it. */
export type PayReservation = Omit<Purchaser, 'draw'> & { readonly ordinal: number };

export interface PaySources {
  readonly account: Account | undefined;
  readonly instance: DrawInstance | undefined;
  readonly reservation: Reservation | undefined;
  readonly part: StockPart | undefined;
  readonly picks: StockPicks;
}

/** A repeat under the same key is told before this is called. */
export function decidePayReservation(
  { account, instance, reservation, part, picks }: PaySources,
  order: PayReservation,
  states: Pick<States, 'identity'>,
  stamp: Stamp,
): Decision<PurchaseEvent | StockEvent | MailPosted> {
  const { player, ordinal } = order;
  const isTheirs = isOf(reservation, { player }) && reservation.state !== 'asking';
  if (!isTheirs || part === undefined) return reject('reservationNotFound');
  const { state, draw, expiresAtMs, indexes } = reservation;
  if (state === 'paid') return reject('reservationPaid');
  if (isCancelled(instance, stamp)) return reject('drawCancelled');
  if (state !== 'reserved') return reject('reservationExpired');
  const isOver = hasCome(expiresAtMs, stamp);
  if (isOver !== 'no') return reject(isOver === 'yes' ? 'reservationExpired' : 'clockUnsure');
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const sale = onSale(instance, order, stamp);
  if ('kind' in sale) return sale;
  const masks = picks.wordsOf(sale.terms.game, part, ticketsReserved(reservation));
  const bought = sellPicks(
    { account, sale, masks, identity: states.identity },
    { ...order, draw },
    stamp,
  );
  if (bought.kind === 'rejected') return bought;
  const firstOrdinal = sale.ticketCount;
  return accept([
    ...bought.events,
    { type: 'ReservationPaid', reservation: ordinal, firstOrdinal, atMs: stamp.nowMs },
    ...lentOf(part, indexes, states).map(({ shard, indexes: lent }) =>
      postMail(shard, { message: 'ReportStockSold', draw, reservation: ordinal, indexes: lent }),
    ),
  ]);
}
