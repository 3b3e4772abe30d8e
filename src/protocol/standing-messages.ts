/** What standing tickets look like on the wire. */
import {
  PREPAID_DRAWS_MAX,
  PREPAID_DRAWS_MIN,
  RECURRING_DRAWS_MAX,
} from '../../actors/standing/standing-ticket.ts';
import { ShownSelection } from './game-forms.ts';
import { Instant, PositiveMinor, SignedMinor, strictObject, Type } from './schema.ts';
import { BuyBody, PurchaseReply } from './ticket-messages.ts';

/** A purchase over HTTP: over a socket each is of one draw. */
export const BuyForDrawsBody = strictObject(
  {
    ...BuyBody.properties,
    draws: Type.Optional(
      Type.Integer({
        minimum: PREPAID_DRAWS_MIN,
        maximum: PREPAID_DRAWS_MAX,
        description:
          'The same picks in this draw and in the next draws of its series, as they open: so ' +
          'many in all, paid at once. Not with `payWith` points.',
      }),
    ),
  },
  { description: 'Own selections, systems, tickets picked at random, or all of them.' },
);

const OrderId = Type.String({ description: 'Of the standing ticket that enters the next draws.' });

export const PurchaseForDrawsReply = strictObject({
  ...PurchaseReply.properties,
  order: Type.Optional(
    strictObject(
      {
        orderId: OrderId,
        drawsLeft: Type.Integer({ description: 'It enters the next draws as they open.' }),
        prepaidMinor: PositiveMinor,
      },
      { description: 'Of a purchase of several draws: the draws after this one.' },
    ),
  ),
});

const { payWith: _, stock: __, stockIds: ___, ...PICKS } = BuyBody.properties;

export const StandingBody = strictObject(
  {
    series: Type.String({ minLength: 1, maxLength: 64 }),
    ...PICKS,
    draws: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: RECURRING_DRAWS_MAX,
        description: 'It ends after so many draws; until it is stopped if left out.',
      }),
    ),
  },
  { description: 'Picks as in a purchase; those at random are made once, and stay.' },
);

export const StandingReply = strictObject(
  {
    orderId: OrderId,
    kind: Type.Union([Type.Literal('prepaid'), Type.Literal('recurring')], {
      description: '`prepaid`: by a purchase of several draws. `recurring`: pays from the balance.',
    }),
    series: Type.String(),
    game: Type.String(),
    selections: Type.Array(ShownSelection),
    stakeMinor: Type.Integer({ minimum: 1, description: 'In each draw.' }),
    state: Type.Union([Type.Literal('active'), Type.Literal('ended')]),
    reason: Type.Union([Type.String(), Type.Null()], {
      description:
        'Why it ended: `completed`, `stopped`, `termsChanged` (a draw has another price or ' +
        'other rules), or the refusal of its purchase, such as `balanceTooLow`.',
    }),
    drawsLeft: Type.Union([Type.Integer(), Type.Null()]),
    drawsEntered: Type.Integer({ description: 'Without the draw that a prepaid one began with.' }),
    prepaidMinor: SignedMinor,
    refundMinor: Type.Integer({ description: 'What came back when it ended.' }),
    madeAt: Instant,
    endedAt: Type.Union([Instant, Type.Null()]),
  },
  { title: 'StandingTicket' },
);

export const StandingListReply = strictObject({ standingTickets: Type.Array(StandingReply) });
