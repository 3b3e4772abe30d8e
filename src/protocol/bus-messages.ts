/** What travels over NATS, both ways: each message declared once (`bus-message.ts`). */

import { BET_STATES } from '../../actors/book/bet.ts';
import { DRAW_STATES } from '../../actors/coordinator/coordinator.ts';
import { BET_SUBJECTS } from '../../actors/outbox/bet-messages.ts';
import {
  DRAW_FAMILY,
  DRAW_POSTPONED_SUBJECT,
  TICKET_RETURNED_SUBJECT,
  TICKET_SUBJECT,
} from '../../actors/outbox/draw-messages.ts';
import { AWARD_PAID_SUBJECT, ENTRY_SUBJECT } from '../../actors/outbox/money-messages.ts';
import { AWARD_EVENTS, AWARD_SUBJECT, RAFFLE_FAMILY } from '../../actors/outbox/raffle-messages.ts';
import { STANDING_ENDED_SUBJECT } from '../../actors/outbox/standing-messages.ts';
import { RAFFLE_STATES } from '../../actors/raffle/raffle.ts';
import { type BusMessage, type BusMessages, DEAD_PREFIX } from './bus-message.ts';
import { inEachFamily, ShownDrawn, ShownSelection } from './game-forms.ts';
import { LINE_BUS_MESSAGES } from './line-bus-messages.ts';
import { LOYALTY_BUS_MESSAGES } from './loyalty-bus-messages.ts';
import { DecimalOdds, Instant, PositiveMinor, SignedMinor, strictObject, Type } from './schema.ts';

const Version = Type.Literal(1, { description: 'Of this body: members are added, never renamed.' });
const Text = Type.String();
const Numbers = Type.Array(Type.Integer());
const oneOf = (names: readonly string[]) => Type.String({ enum: [...names] });

/** The states of a raffle that are told: a raffle in waiting is nobody else's business yet. */
const TOLD_RAFFLE_STATES = RAFFLE_STATES.filter((state) => state !== 'in_waiting');

export const BUS_MESSAGES = {
  stakeCreated: {
    subject: 'player.v1.staked',
    action: 'receive',
    stream: 'stakes',
    summary: 'A player has staked in another service. The header `uuid` is the id of the message.',
    schema: Type.Object({
      message: Type.Object({ eventType: Type.Literal('player.stakeCreated') }),
      game: Type.Object({
        playerId: Type.String({ format: 'uuid' }),
        gameId: Type.String({ format: 'uuid' }),
        stake: Type.String({
          pattern: '^[0-9]{1,16}(\\.[0-9]{1,8})?$',
          description:
            'A decimal amount in major units ("1000", "1000.50"), to a hundred million; with ' +
            '`TIRAGE_NATS_STAKE_UNIT=minor` a whole count of minor units.',
        }),
      }),
    }),
  },
  awardCreated: {
    subject: AWARD_SUBJECT,
    action: 'send',
    stream: 'events',
    summary: 'A player has won a place of a raffle.',
    schema: strictObject({
      message_event: oneOf(AWARD_EVENTS),
      lottery: strictObject({
        lottery_id: Type.String({ format: 'uuid' }),
        player_id: Type.String({ format: 'uuid' }),
        win_sum: Type.String({
          pattern: '^[0-9]+(\\.[0-9]+)?$',
          description: 'In major units, or in minor ones by `TIRAGE_NATS_STAKE_UNIT`.',
        }),
        created_at: Instant,
      }),
    }),
  },
  raffleChanged: {
    subject: `${RAFFLE_FAMILY}{state}`,
    parameters: { state: TOLD_RAFFLE_STATES },
    action: 'send',
    stream: 'events',
    summary: 'A raffle was started, finished or cancelled.',
    schema: strictObject({
      version: Version,
      raffleId: Type.String({ format: 'uuid' }),
      gameId: Type.String({ format: 'uuid' }),
      state: oneOf(TOLD_RAFFLE_STATES),
      at: Instant,
      reason: Type.Optional(oneOf(['filled', 'deadline', 'operator'])),
    }),
  },
  drawChanged: {
    subject: `${DRAW_FAMILY}{state}`,
    parameters: { state: DRAW_STATES },
    action: 'send',
    stream: 'events',
    summary: 'A draw has come into a state. Numbers and prizes are told with its publication.',
    schema: strictObject({
      version: Version,
      drawId: Text,
      state: oneOf(DRAW_STATES),
      at: Instant,
      game: Type.Optional(Text),
      series: Type.Optional(Text),
      priceMinor: Type.Optional(PositiveMinor),
      opensAt: Type.Optional(Instant),
      closesAt: Type.Optional(Instant),
      resultsAt: Type.Optional(Instant),
      commitment: Type.Optional(Text),
      ticketsRoot: Type.Optional(Text),
      reason: Type.Optional(Text),
      numbers: Type.Optional(Numbers),
      outcome: Type.Optional(ShownDrawn),
      tiers: Type.Optional(
        Type.Array(
          inEachFamily(({ condition }) =>
            strictObject({
              tier: Type.Integer(),
              ...condition,
              winners: Type.Integer(),
              prizeMinor: SignedMinor,
            }),
          ),
        ),
      ),
      rolloverMinor: Type.Optional(SignedMinor),
    }),
  },
  drawPostponed: {
    subject: DRAW_POSTPONED_SUBJECT,
    action: 'send',
    stream: 'events',
    summary: 'A draw closes and shows its results later than was promised.',
    schema: strictObject({
      version: Version,
      drawId: Text,
      at: Instant,
      closesAt: Instant,
      resultsAt: Instant,
      reason: Text,
    }),
  },
  ticketAccepted: {
    subject: TICKET_SUBJECT,
    action: 'send',
    stream: 'events',
    summary: 'A ticket was sold.',
    schema: strictObject({
      version: Version,
      ticketId: Text,
      drawId: Text,
      playerId: Text,
      game: Text,
      selection: ShownSelection,
      stakeMinor: PositiveMinor,
      acceptedAt: Instant,
    }),
  },
  ticketReturned: {
    subject: TICKET_RETURNED_SUBJECT,
    action: 'send',
    stream: 'events',
    summary: 'The holder of a ticket of a draw that was postponed has given it back.',
    schema: strictObject({
      version: Version,
      ticketId: Text,
      drawId: Text,
      playerId: Text,
      returnedAt: Instant,
    }),
  },
  awardPaid: {
    subject: AWARD_PAID_SUBJECT,
    action: 'send',
    stream: 'events',
    summary: 'The prize of a ticket was paid to its player.',
    schema: strictObject({
      version: Version,
      ticketId: Text,
      drawId: Text,
      playerId: Text,
      tier: Type.Integer(),
      prizeMinor: SignedMinor,
      paidAt: Instant,
    }),
  },
  betAccepted: {
    subject: BET_SUBJECTS.accepted,
    action: 'send',
    stream: 'events',
    summary: 'A bet was accepted: a single with one leg, an accumulator with several.',
    schema: strictObject({
      version: Version,
      betId: Text,
      playerId: Text,
      stakeMinor: PositiveMinor,
      odds: Type.String({ description: 'Of all legs together, rounded down, as "5.16".' }),
      legs: Type.Array(
        strictObject({ eventId: Text, selection: Type.Integer(), odds: DecimalOdds }),
      ),
      acceptedAt: Instant,
    }),
  },
  betSettled: {
    subject: BET_SUBJECTS.settled,
    action: 'send',
    stream: 'events',
    summary: 'What a bet has come to. Told again, under a higher `settlement`, when that changes.',
    schema: strictObject({
      version: Version,
      betId: Text,
      playerId: Text,
      settlement: Type.Integer({
        minimum: 1,
        description: 'The highest holds. Numbers may be missing between two of a bet.',
      }),
      state: Type.String({
        enum: [...BET_STATES],
        description: '`accepted`: open again, an accumulator whose lost leg was corrected.',
      }),
      payoutMinor: SignedMinor,
      reversedMinor: Type.Integer({
        minimum: 0,
        description: 'What the settlement before had paid, and this one has taken back.',
      }),
      settledAt: Instant,
    }),
  },
  walletEntry: {
    subject: ENTRY_SUBJECT,
    action: 'send',
    stream: 'events',
    summary: "The balance of a player has changed: one line of their wallet's history.",
    schema: strictObject({
      version: Version,
      playerId: Text,
      entryId: Text,
      kind: Text,
      amountMinor: SignedMinor,
      at: Instant,
      drawId: Type.Optional(Text),
      ticketId: Type.Optional(Text),
      ticketCount: Type.Optional(Type.Integer()),
      paymentId: Type.Optional(Text),
      raffleId: Type.Optional(Text),
      betId: Type.Optional(Text),
      eventId: Type.Optional(Text),
      betCount: Type.Optional(Type.Integer()),
      orderId: Type.Optional(Type.String({ description: 'Of a standing ticket.' })),
    }),
  },
  standingEnded: {
    subject: STANDING_ENDED_SUBJECT,
    action: 'send',
    stream: 'events',
    summary: 'A standing ticket has ended, and why.',
    schema: strictObject({
      version: Version,
      orderId: Text,
      playerId: Text,
      series: Text,
      reason: Type.String({
        description: '`completed`, `stopped`, `termsChanged`, or the refusal of its purchase.',
      }),
      refundMinor: Type.Integer({ minimum: 0 }),
      endedAt: Instant,
    }),
  },
  ...LOYALTY_BUS_MESSAGES,
  deadLetter: {
    subject: `${DEAD_PREFIX}player.v1.staked`,
    action: 'send',
    stream: 'dead',
    bare: true,
    summary: 'What can never be read, as it came; headers `reason`, `subject`, `origin`, `bytes`.',
    schema: Type.Unknown(),
  },
  ...LINE_BUS_MESSAGES,
} as const satisfies BusMessages;

/** The message that a subject carries; undefined if the engine tells nothing under it. */
export function busMessageOf(
  subject: string,
  messages: BusMessages = BUS_MESSAGES,
): BusMessage | undefined {
  return Object.values<BusMessage>(messages).find(({ subject: address, parameters }) => {
    const [prefix = '', suffix] = address.split(/\{\w+\}/);
    if (suffix === undefined) return subject === address;
    const value = subject.startsWith(prefix) ? subject.slice(prefix.length) : '';
    return Object.values(parameters ?? {}).some((values) => values.includes(value));
  });
}
