/** What a line provider and its bet makers tell each other: a part of `bus-messages.ts`. */
import { FIXTURE_MINOR_MAX } from '../../actors/line/decide-line.ts';
import {
  BET_STAKE_MINOR_MAX,
  LINE_STATES,
  MARKETS_MAX,
  NAME_LENGTH_MAX,
  OUTCOMES,
  RESOLUTIONS_MAX,
  SELECTIONS_PER_MARKET_MAX,
  TITLE_LENGTH_MAX,
} from '../../actors/line/line.ts';
import { LINE_SUBJECT } from '../../actors/outbox/line-messages.ts';
import { READABLE_PATTERN } from '../kernel/readable-text.ts';
import { type BusMessages, DEAD_PREFIX } from './bus-message.ts';
import { DecimalOdds, Instant, strictObject, Type } from './schema.ts';

const SELECTIONS_MAX = MARKETS_MAX * SELECTIONS_PER_MARKET_MAX;
const REASON_LENGTH_MAX = 1_000;
const Version = Type.Literal(1, { description: 'Of this body: members are added, never renamed.' });
const Limit = Type.Integer({ minimum: 0, maximum: FIXTURE_MINOR_MAX });
const Name = Type.String({ maxLength: NAME_LENGTH_MAX, pattern: READABLE_PATTERN });
const EventId = Type.String({ pattern: '^ev_[0-9a-z]{7}$' });
const Outcome = Type.String({ enum: [...OUTCOMES] });

/** Unknown members are left alone: a provider may be newer than its bet makers. */
export const LineEventBody = Type.Object({
  version: Version,
  eventId: EventId,
  eventVersion: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  title: Type.String({ maxLength: TITLE_LENGTH_MAX, pattern: READABLE_PATTERN }),
  state: Type.String({ enum: [...LINE_STATES, 'won', 'lost'] }),
  deadline: Instant,
  markets: Type.Array(Type.Object({ name: Name, liabilityMinorMax: Limit }), {
    minItems: 1,
    maxItems: MARKETS_MAX,
  }),
  selections: Type.Array(
    Type.Object({
      market: Type.Integer({ minimum: 0, maximum: MARKETS_MAX - 1 }),
      name: Name,
      odds: DecimalOdds,
      liabilityMinorMax: Limit,
    }),
    { minItems: 1, maxItems: SELECTIONS_MAX },
  ),
  terms: Type.Object({
    stakeMinorMin: Type.Integer({ minimum: 1, maximum: BET_STAKE_MINOR_MAX }),
    stakeMinorMax: Type.Integer({ minimum: 1, maximum: BET_STAKE_MINOR_MAX }),
    payoutMinorMax: Limit,
    correctionMs: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  }),
  resolutions: Type.Array(
    Type.Object({
      outcomes: Type.Array(Outcome, { minItems: 1, maxItems: SELECTIONS_MAX }),
      by: Type.String({ pattern: '^pl_[0-9a-z]{7}$' }),
      reason: Type.Union([Type.String({ maxLength: REASON_LENGTH_MAX }), Type.Null()]),
      at: Instant,
    }),
    { maxItems: RESOLUTIONS_MAX, description: 'The result and its corrections, oldest first.' },
  ),
  createdAt: Instant,
  changedAt: Instant,
});

const Run = Type.String({ format: 'uuid', description: 'Another one after each start.' });
const Cursor = Type.Union([
  strictObject({
    shard: Type.Integer({ minimum: 0 }),
    after: Type.Union([EventId, Type.Null()]),
  }),
  Type.Null(),
]);

export const LineHeartbeatBody = Type.Object({
  version: Version,
  provider: Type.String({ minLength: 1, maxLength: 64 }),
  run: Run,
  told: Type.Array(Type.Union([Type.String({ pattern: '^\\d+(\\.\\d+){3}$' }), Type.Null()]), {
    maxItems: 64,
    description: 'By shard: `tirage-position` of the newest `line.v1.event` that NATS has stored.',
  }),
});

export const LineSnapshotRequest = strictObject({ version: Version, from: Cursor });

export const LineSnapshotBody = Type.Object({
  version: Version,
  run: Run,
  events: Type.Array(LineEventBody, { maxItems: 64 }),
  next: Cursor,
});

export const LINE_BUS_MESSAGES = {
  lineEvent: {
    subject: LINE_SUBJECT,
    action: 'send',
    stream: 'lines',
    summary: 'A version of a fixed-odds event, whole. A bet maker takes it in. Always JSON.',
    schema: LineEventBody,
  },
  lineHeartbeat: {
    subject: 'line.v1.heartbeat',
    action: 'send',
    stream: 'none',
    bare: true,
    summary: 'A line provider lives, and NATS has stored all that it decided. Not kept, JSON.',
    schema: LineHeartbeatBody,
  },
  lineSnapshot: {
    subject: 'line.v1.snapshot',
    action: 'receive',
    stream: 'none',
    summary: 'Asks a line provider for a page of its events; answered with `events` and `next`.',
    schema: LineSnapshotRequest,
  },
  deadLine: {
    subject: `${DEAD_PREFIX}${LINE_SUBJECT}`,
    action: 'send',
    stream: 'dead',
    bare: true,
    summary: 'A version of an event that cannot be read or contradicts what is known.',
    schema: Type.Unknown(),
  },
} as const satisfies BusMessages;
