/** A reservation as the wire shows it. */
import { formatDrawId, formatTicketId } from '../../kernel/ids.ts';
import { formatReservationId, formatStockId } from '../../kernel/stock-ids.ts';
import type { ReservationView } from '../../protocol/stock-requests.ts';
import { instantText } from './services.ts';

export function reservationJson(view: ReservationView) {
  const { ordinal, shard, draw, state, indexes, priceMinor, reservedAtMs, expiresAtMs } = view;
  return {
    reservationId: formatReservationId({ shard, ordinal }),
    drawId: formatDrawId(draw),
    // The gateway alone sees the others.
    state: state as 'reserved' | 'paid' | 'expired' | 'released',
    stockIds: indexes.map((index) => formatStockId({ draw, index })),
    priceMinor,
    reservedAt: instantText(reservedAtMs),
    expiresAt: instantText(expiresAtMs),
    ticketIds: view.tickets.map(formatTicketId),
  };
}
