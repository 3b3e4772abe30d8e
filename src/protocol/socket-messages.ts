/**
 * What travels over `/v1/socket`, whatever the sub-protocol: the topics, and what the operations
 * have in common. Each operation is declared where it is carried out (`src/gateway/socket/`).
 *
 * What the server sends is of these types, and the tests check it against them. The AsyncAPI
 * document is generated from the same types.
 */
import { DrawReply, ResultsReply } from './draw-messages.ts';
import { BetStateName, FixtureReply } from './fixture-messages.ts';
import { WalletReply } from './player-messages.ts';
import { PUBLISHED_CODES } from './published-codes.ts';
import { Instant, SignedMinor, type Static, strictObject, Type } from './schema.ts';

/** Made by the client; for a money operation it is the idempotency key, `7` being `"7"`. */
export const OPERATION_ID = /^[\x21-\x7e]{1,64}$/;
export const OperationId = Type.Union([
  Type.String({ pattern: OPERATION_ID.source }),
  Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
]);
export type OperationIdOf = Static<typeof OperationId>;

export const positionMembers = {
  epoch: Type.String({ maxLength: 16 }),
  sequence: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
};
export const Topic = Type.String({
  maxLength: 32,
  description: '"me", "draw." and the id of a draw, or "event." and the id of an event.',
});

/** The members of every answer that says yes. */
export const acceptedMembers = { id: OperationId, ok: Type.Literal(true) };
export const Replayed = Type.Optional(
  Type.Literal(true, { description: 'The first answer to this id, given again.' }),
);

export const Subscribed = strictObject({
  ...acceptedMembers,
  topic: Topic,
  ...positionMembers,
  resumed: Type.Boolean({ description: 'True: the missed deltas follow instead of a snapshot.' }),
});

export const Refused = strictObject(
  {
    id: OperationId,
    ok: Type.Literal(false),
    code: Type.String({ enum: [...PUBLISHED_CODES], description: 'What to switch over.' }),
    detail: Type.Optional(Type.String()),
    facts: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
        description: 'Those of the same code in the problems of the HTTP calls.',
      }),
    ),
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
  ...positionMembers,
  snapshot: strictObject(drawState),
});
export const DrawDelta = strictObject({
  topic: Topic,
  ...positionMembers,
  delta: Type.Partial(strictObject(drawState)),
});

/** A fixture as `GET /v1/events/{id}` shows it, and the server's clock. */
const eventState = { ...FixtureReply.properties, serverTime: Instant };
export const EventSnapshot = strictObject({
  topic: Topic,
  ...positionMembers,
  snapshot: strictObject(eventState),
});
export const EventDelta = strictObject({
  topic: Topic,
  ...positionMembers,
  delta: Type.Partial(strictObject(eventState)),
});

export const MeSnapshot = strictObject({
  topic: Type.Literal('me'),
  ...positionMembers,
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
  ...positionMembers,
  delta: Type.Union([
    strictObject({
      type: Type.Literal('ticketsAccepted'),
      ...holding,
      operationId: Type.String({
        description: 'The id, or idempotency key, of the purchase; none of a standing ticket.',
      }),
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
      type: Type.Literal('drawPostponed'),
      ...holding,
      closesAt: Instant,
      resultsAt: Instant,
    }),
    strictObject({
      type: Type.Literal('ticketReturned'),
      drawId: Type.String(),
      ticketId: Type.String(),
      stakeMinor: Type.Integer({ description: 'It came back as it was paid: money or points.' }),
      balanceMinor: SignedMinor,
    }),
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
      type: Type.Literal('standingTicketEnded'),
      orderId: Type.String(),
      series: Type.String(),
      reason: Type.String({ description: 'As `GET /v1/me/standing-tickets` shows it.' }),
      refundMinor: SignedMinor,
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

/** What the server sends beside the answers of operations, alone or several in an array. */
export const SERVER_MESSAGES = {
  refused: Refused,
  drawSnapshot: DrawSnapshot,
  drawDelta: DrawDelta,
  eventSnapshot: EventSnapshot,
  eventDelta: EventDelta,
  meSnapshot: MeSnapshot,
  meDelta: MeDelta,
  meNotice: MeNotice,
} as const;

export type ServerMessage =
  | Static<typeof Subscribed>
  | Static<(typeof SERVER_MESSAGES)[keyof typeof SERVER_MESSAGES]>;
export type DrawTopicState = Static<typeof DrawSnapshot>['snapshot'];
export type MeChange = Static<typeof MeDelta>['delta'];
