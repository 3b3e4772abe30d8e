/** What purchases and tickets look like on the wire. */
import { PICKS_PER_PURCHASE_MAX } from '../../actors/draw/sale.ts';
import {
  Numbers,
  PickBody,
  PlayBody,
  RaffleNumberBody,
  ShownSelection,
  SystemBody,
} from './game-forms.ts';
import {
  Instant,
  Nullable,
  PositiveMinor,
  SignedMinor,
  StockId,
  strictObject,
  Type,
} from './schema.ts';

/** Of any game: a sealed leaf counts the numbers of a ticket in one byte. */
const SPOTS_MAX = 255;

export const BuyBody = strictObject(
  {
    selections: Type.Optional(
      Type.Array(PickBody, { minItems: 1, maxItems: PICKS_PER_PURCHASE_MAX }),
    ),
    system: Type.Optional(
      Type.Array(SystemBody, {
        minItems: 1,
        maxItems: PICKS_PER_PURCHASE_MAX,
        description:
          'Each is one ticket of all combinations of its numbers, and costs the price for each.',
      }),
    ),
    plays: Type.Optional(
      Type.Array(PlayBody, {
        minItems: 1,
        maxItems: PICKS_PER_PURCHASE_MAX,
        description: 'In games of digits.',
      }),
    ),
    numbers: Type.Optional(
      Type.Array(RaffleNumberBody, {
        minItems: 1,
        maxItems: PICKS_PER_PURCHASE_MAX,
        description: 'In number raffles.',
      }),
    ),
    quickPick: Type.Optional(Type.Integer({ minimum: 1, maximum: PICKS_PER_PURCHASE_MAX })),
    spots: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: SPOTS_MAX,
        description:
          'In keno, beside `quickPick`: how many numbers each of these has; as the game says if ' +
          'left out.',
      }),
    ),
    stock: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: PICKS_PER_PURCHASE_MAX,
        description: 'So many of the tickets made in advance, whichever are free: all, or none.',
      }),
    ),
    stockIds: Type.Optional(
      Type.Array(StockId, {
        minItems: 1,
        maxItems: PICKS_PER_PURCHASE_MAX,
        uniqueItems: true,
        description: 'These tickets made in advance: all of them, or none.',
      }),
    ),
    payWith: Type.Optional(
      Type.Union([Type.Literal('money'), Type.Literal('points')], {
        description: 'Money if left out.',
      }),
    ),
  },
  {
    description:
      'Own selections, systems, plays, numbers, tickets picked at random, or all of them; or ' +
      'tickets made in advance, by `stock` or by `stockIds` alone.',
  },
);

export const TicketStateName = Type.Union([
  Type.Literal('accepted'),
  Type.Literal('won'),
  Type.Literal('lost'),
  Type.Literal('refunded'),
  Type.Literal('returned', { description: 'Given back by its holder.' }),
]);

export const BoughtTicket = strictObject(
  {
    ticketId: Type.String(),
    drawId: Type.String(),
    selection: ShownSelection,
    stakeMinor: PositiveMinor,
    state: Type.Literal('accepted'),
    acceptedAt: Instant,
  },
  { title: 'BoughtTicket' },
);
export const PurchaseReply = strictObject({
  tickets: Type.Array(BoughtTicket),
  balanceMinor: SignedMinor,
});

export const QuoteReply = strictObject(
  {
    priceMinor: PositiveMinor,
    lines: Type.Array(
      strictObject({
        kind: Type.Union([
          Type.Literal('selection'),
          Type.Literal('system'),
          Type.Literal('play'),
          Type.Literal('number'),
          Type.Literal('quickPick'),
          Type.Literal('stock'),
        ]),
        combinations: Type.Integer({ minimum: 1 }),
        priceMinor: PositiveMinor,
      }),
      { description: 'One for each ticket, in the order in which a purchase numbers them.' },
    ),
  },
  { title: 'Quote' },
);

export const TicketReply = strictObject(
  {
    ticketId: Type.String(),
    drawId: Type.String(),
    selection: ShownSelection,
    stakeMinor: PositiveMinor,
    state: TicketStateName,
    acceptedAt: Instant,
    tier: Nullable(Type.Integer({ description: 'The best that one of its combinations won.' })),
    prizeMinor: SignedMinor,
    awaitsApproval: Type.Boolean(),
  },
  { title: 'Ticket' },
);
export const TicketsReply = strictObject({
  tickets: Type.Array(TicketReply),
  next: Type.Optional(Type.String()),
});

export const ReceiptReply = strictObject(
  {
    ticketId: Type.String(),
    playerId: Type.String(),
    ticketKey: Type.String({
      description: 'Shows that the sealed leaf is yours. Keep it to yourself.',
    }),
    drawId: Type.String(),
    numbers: Numbers,
    acceptedAtMs: Type.Integer(),
    shard: Type.Integer(),
    sealed: Type.Boolean(),
    journal: Type.Optional(
      strictObject(
        { sequence: Type.Integer(), hash: Type.String() },
        { description: 'Until the draw is sealed; then, the members below.' },
      ),
    ),
    index: Type.Optional(Type.Integer()),
    count: Type.Optional(Type.Integer()),
    path: Type.Optional(Type.Array(Type.String())),
    returned: Type.Optional(
      Type.Literal(true, { description: 'The ticket was given back: it takes part no more.' }),
    ),
  },
  { title: 'Receipt' },
);
