/**
 * What travels over `/v1/socket`, both ways, whatever the sub-protocol.
 *
 * Operations are validated with these schemas; what the server sends is of these types, and the
 * tests check it against them. The AsyncAPI document is generated from the same.
 */
import { BuyBody, DrawReply, PurchaseReply, ResultsReply } from './draw-messages.ts';
import {
  BetBody,
  BetStateName,
  FixtureReply,
  PlacedBetReply,
  SlipBody,
} from './fixture-messages.ts';
import { WalletReply } from './player-messages.ts';
import { Instant, SignedMinor, type Static, strictObject, Type } from './schema.ts';

/** Of the client's making; of a money operation it is the idempotency key, `7` being `"7"`. */
export const OPERATION_ID = /^[\x21-\x7e]{1,64}$/;
export const OperationId = Type.Union([
  Type.String({ pattern: OPERATION_ID.source }),
  Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
]);
export type OperationIdOf = Static<typeof OperationId>;

const Position = {
  epoch: Type.String({ maxLength: 16 }),
  sequence: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
};
const Topic = Type.String({
  maxLength: 32,
  description: '"me", "draw." and the id of a draw, or "event." and the id of an event.',
});

const Authenticate = strictObject({
  id: OperationId,
  op: Type.Literal('authenticate'),
  token: Type.String({ minLength: 1, maxLength: 1_024, description: 'An access token.' }),
});
const BuyTickets = strictObject({
  id: OperationId,
  op: Type.Literal('buyTickets'),
  drawId: Type.String({ maxLength: 32 }),
  ...BuyBody.properties,
});
const PlaceBet = strictObject(
  {
    id: OperationId,
    op: Type.Literal('placeBet'),
    eventId: Type.Optional(Type.String({ maxLength: 32 })),
    ...BetBody.properties,
    legs: Type.Optional(SlipBody.properties.legs),
  },
  { description: 'A single with `eventId`, or an accumulator with `legs`.' },
);
const Subscribe = strictObject({
  id: OperationId,
  op: Type.Literal('subscribe'),
  topic: Topic,
  from: Type.Optional(strictObject(Position)),
});
const Unsubscribe = strictObject({
  id: OperationId,
  op: Type.Literal('unsubscribe'),
  topic: Topic,
});
const Ping = strictObject({ id: OperationId, op: Type.Literal('ping') });

/** The operations by name: the whole of what a client may send. */
export const CLIENT_OPERATIONS = {
  authenticate: Authenticate,
  buyTickets: BuyTickets,
  placeBet: PlaceBet,
  subscribe: Subscribe,
  unsubscribe: Unsubscribe,
  ping: Ping,
} as const;

export type OperationName = keyof typeof CLIENT_OPERATIONS;
export type OperationOf<Name extends OperationName> = Static<(typeof CLIENT_OPERATIONS)[Name]>;

const accepted = { id: OperationId, ok: Type.Literal(true) };
const Replayed = Type.Optional(
  Type.Literal(true, { description: 'The first answer to this id, given again.' }),
);

export const OPERATION_REPLIES = {
  authenticate: strictObject({ ...accepted, playerId: Type.String(), expiresAt: Instant }),
  buyTickets: strictObject({ ...accepted, ...PurchaseReply.properties, replayed: Replayed }),
  placeBet: strictObject({ ...accepted, ...PlacedBetReply.properties, replayed: Replayed }),
  subscribe: strictObject({
    ...accepted,
    topic: Topic,
    ...Position,
    resumed: Type.Boolean({ description: 'True: the missed deltas follow instead of a snapshot.' }),
  }),
  unsubscribe: strictObject({ ...accepted, topic: Topic }),
  ping: strictObject({ ...accepted, serverTime: Instant }),
} as const;

export const Refused = strictObject(
  {
    id: OperationId,
    ok: Type.Literal(false),
    code: Type.String({ description: 'As in the problems of the HTTP calls.' }),
    detail: Type.Optional(Type.String()),
    facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    errors: Type.Optional(
      Type.Array(strictObject({ pointer: Type.String(), message: Type.String() })),
    ),
    retryAfterSeconds: Type.Optional(Type.Integer()),
  },
  { title: 'Refused' },
);

/** A draw as `GET /v1/draws/{id}` shows it, the results once published, and the server's clock. */
const drawState = {
  ...DrawReply.properties,
  results: Type.Union([ResultsReply, Type.Null()]),
  serverTime: Instant,
};
export const DrawSnapshot = strictObject({
  topic: Topic,
  ...Position,
  snapshot: strictObject(drawState),
});
export const DrawDelta = strictObject({
  topic: Topic,
  ...Position,
  delta: Type.Partial(strictObject(drawState)),
});

/** A fixture as `GET /v1/events/{id}` shows it, and the server's clock. */
const eventState = { ...FixtureReply.properties, serverTime: Instant };
export const EventSnapshot = strictObject({
  topic: Topic,
  ...Position,
  snapshot: strictObject(eventState),
});
export const EventDelta = strictObject({
  topic: Topic,
  ...Position,
  delta: Type.Partial(strictObject(eventState)),
});

export const MeSnapshot = strictObject({
  topic: Type.Literal('me'),
  ...Position,
  snapshot: strictObject({
    playerId: Type.String(),
    ...WalletReply.properties,
    tokenExpiresAt: Instant,
    serverTime: Instant,
  }),
});

const holding = { drawId: Type.String(), ticketCount: Type.Integer(), balanceMinor: SignedMinor };
const Win = strictObject({
  ticketId: Type.String(),
  tier: Type.Integer(),
  prizeMinor: SignedMinor,
  awaitsApproval: Type.Boolean(),
});

/** What can happen to a player: the deltas of `me`. */
export const MeDelta = strictObject({
  topic: Type.Literal('me'),
  ...Position,
  delta: Type.Union([
    strictObject({
      type: Type.Literal('ticketsAccepted'),
      ...holding,
      operationId: Type.String({ description: 'The id, or idempotency key, of the purchase.' }),
      ticketIds: Type.Array(Type.String()),
      stakeMinor: SignedMinor,
      acceptedAt: Instant,
    }),
    strictObject({
      type: Type.Literal('drawSettled'),
      ...holding,
      winCount: Type.Integer({ description: '0: all of the tickets lost.' }),
      prizeMinor: SignedMinor,
      heldMinor: Type.Integer({ description: 'The part that waits for approval.' }),
      wins: Type.Array(Win, { description: 'The first of them.' }),
    }),
    strictObject({ type: Type.Literal('drawRefunded'), ...holding, refundMinor: SignedMinor }),
    strictObject({
      type: Type.Literal('awardPaid'),
      drawId: Type.String(),
      ticketId: Type.String(),
      tier: Type.Integer(),
      prizeMinor: SignedMinor,
      balanceMinor: SignedMinor,
    }),
    strictObject({
      type: Type.Literal('paymentSettled'),
      paymentId: Type.String(),
      kind: Type.Union([Type.Literal('deposit'), Type.Literal('withdrawal')]),
      state: Type.Union([Type.Literal('completed'), Type.Literal('declined')]),
      amountMinor: SignedMinor,
      balanceMinor: SignedMinor,
    }),
    strictObject({
      type: Type.Literal('betAccepted'),
      betId: Type.String(),
      eventId: Type.Optional(Type.String()),
      operationId: Type.String({ description: 'The id, or idempotency key, of the bet.' }),
      odds: Type.String(),
      stakeMinor: SignedMinor,
      acceptedAt: Instant,
      balanceMinor: SignedMinor,
    }),
    strictObject({
      type: Type.Literal('betsSettled'),
      eventId: Type.String(),
      betCount: Type.Integer(),
      wonCount: Type.Integer({ description: '0: all of the bets lost or are void.' }),
      payoutMinor: SignedMinor,
      reversedMinor: Type.Integer({ description: 'Taken back of an earlier result.' }),
      balanceMinor: SignedMinor,
    }),
    strictObject({
      type: Type.Literal('accumulatorSettled'),
      betId: Type.String(),
      state: BetStateName,
      payoutMinor: SignedMinor,
      balanceMinor: SignedMinor,
    }),
  ]),
});

/** For this socket only, outside the sequence of its topic. */
export const MeNotice = strictObject({
  topic: Type.Literal('me'),
  notice: strictObject({ type: Type.Literal('tokenExpiring'), expiresAt: Instant }),
});

/** Everything that the server sends, alone or several in an array. */
export const SERVER_MESSAGES = {
  ...OPERATION_REPLIES,
  refused: Refused,
  drawSnapshot: DrawSnapshot,
  drawDelta: DrawDelta,
  eventSnapshot: EventSnapshot,
  eventDelta: EventDelta,
  meSnapshot: MeSnapshot,
  meDelta: MeDelta,
  meNotice: MeNotice,
} as const;

export type ServerMessage = Static<(typeof SERVER_MESSAGES)[keyof typeof SERVER_MESSAGES]>;
export type DrawTopicState = Static<typeof DrawSnapshot>['snapshot'];
export type MeChange = Static<typeof MeDelta>['delta'];
