/** What tickets made in advance, and their reservations, look like on the wire. */
import { STOCK_PER_PLAYER_MAX, STOCK_PER_RESERVATION_MAX } from '../../actors/stock/reservation.ts';
import { STOCK_COUNT_MAX } from '../../actors/stock/stock.ts';
import { ShownSelection } from './game-forms.ts';
import { Instant, PositiveMinor, StockId, strictObject, Type } from './schema.ts';

export const StockBody = strictObject({
  count: Type.Integer({ minimum: 1, maximum: STOCK_COUNT_MAX }),
});
export const StockReply = strictObject(
  { drawId: Type.String(), count: Type.Integer() },
  { title: 'Stock' },
);

export const StockPageReply = strictObject({
  tickets: Type.Array(
    strictObject({ stockId: Type.String(), selection: ShownSelection }, { title: 'StockTicket' }),
  ),
  next: Type.Optional(Type.String()),
});

export const ReserveBody = strictObject(
  {
    stockIds: Type.Optional(
      Type.Array(StockId, {
        minItems: 1,
        maxItems: STOCK_PER_RESERVATION_MAX,
        uniqueItems: true,
        description: 'These: all of them, or none.',
      }),
    ),
    count: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: STOCK_PER_RESERVATION_MAX,
        description: 'Any tickets that are free, as many as there are up to this.',
      }),
    ),
  },
  {
    description: `One of the two. A player holds ${STOCK_PER_PLAYER_MAX} tickets at most.`,
  },
);

export const ReservedReply = strictObject(
  {
    reservationId: Type.String(),
    expiresAt: Instant,
    priceMinor: PositiveMinor,
    stockIds: Type.Array(Type.String()),
  },
  { title: 'Reserved' },
);

export const ReservationReply = strictObject(
  {
    reservationId: Type.String(),
    drawId: Type.String(),
    state: Type.Union([
      Type.Literal('reserved'),
      Type.Literal('paid'),
      Type.Literal('expired'),
      Type.Literal('released'),
    ]),
    stockIds: Type.Array(Type.String()),
    priceMinor: PositiveMinor,
    reservedAt: Instant,
    expiresAt: Instant,
    ticketIds: Type.Array(Type.String(), { description: 'What was bought, once it is paid.' }),
  },
  { title: 'Reservation' },
);
