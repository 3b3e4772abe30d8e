/** What orders and points tell over NATS: the loyalty part of `bus-messages.ts`. */
import { LOYALTY_SUBJECTS, TRANSACTION_KINDS } from '../../actors/outbox/loyalty-messages.ts';
import { POINTS_MOVED_MAX } from '../kernel/points.ts';
import type { BusMessages } from './bus-message.ts';
import { Instant, strictObject, Type } from './schema.ts';

const Text = Type.String();
const Version = Type.Literal(1, { description: 'Of this body: members are added, never renamed.' });
const OrderNumber = Type.String({ pattern: '^[0-9]+$', description: 'Passes the Luhn check.' });
const Hundredths = Type.Integer({
  minimum: 0,
  maximum: POINTS_MOVED_MAX,
  description: 'Hundredths of points.',
});
const SignedHundredths = Type.Integer({
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Hundredths of points; negative for what goes from the player.',
});

export const LOYALTY_BUS_MESSAGES = {
  orderCreated: {
    subject: LOYALTY_SUBJECTS.created,
    action: 'send',
    stream: 'events',
    summary: 'A player has registered an order.',
    schema: strictObject({
      version: Version,
      number: OrderNumber,
      playerId: Text,
      status: Type.Literal('NEW'),
      uploadedAt: Instant,
    }),
  },
  orderUpdated: {
    subject: LOYALTY_SUBJECTS.updated,
    action: 'send',
    stream: 'events',
    summary: 'An order has come into another status. INVALID and PROCESSED are final.',
    schema: strictObject({
      version: Version,
      number: OrderNumber,
      playerId: Text,
      status: Type.String({ enum: ['PROCESSING', 'INVALID', 'PROCESSED'] }),
      accrualHundredths: Type.Optional(Hundredths),
      at: Instant,
    }),
  },
  accrualGranted: {
    subject: LOYALTY_SUBJECTS.accrued,
    action: 'send',
    stream: 'events',
    summary: 'The accrual system has said what an order earns, for good; it may be nothing.',
    schema: strictObject({
      version: Version,
      number: OrderNumber,
      playerId: Text,
      accrualHundredths: Hundredths,
      at: Instant,
    }),
  },
  transactionProcessed: {
    subject: LOYALTY_SUBJECTS.moved,
    action: 'send',
    stream: 'events',
    summary: "A player's points have changed. The sum is what they have, or below zero owe.",
    schema: strictObject({
      version: Version,
      transactionId: Type.String({ description: "Unique among the player's." }),
      playerId: Text,
      kind: Type.String({ enum: [...TRANSACTION_KINDS] }),
      amountHundredths: SignedHundredths,
      at: Instant,
      order: Type.Optional(OrderNumber),
      drawId: Type.Optional(Text),
      ticketCount: Type.Optional(Type.Integer()),
      eventId: Type.Optional(Text),
      entryId: Type.Optional(
        Type.String({ description: 'The entry of the wallet whose stake earned them.' }),
      ),
    }),
  },
} as const satisfies BusMessages;
