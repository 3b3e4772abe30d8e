/** What fixtures and bets look like on the wire. */
import { ACCUMULATOR_LEGS_MAX, BET_STATES, type BetState } from '../../actors/book/bet.ts';
import { ODDS_POLICIES, type OddsPolicy } from '../../actors/book/decide-bet.ts';
import {
  LINE_CHANGES,
  LINE_STATES,
  type LineState,
  MARKETS_MAX,
  NAME_LENGTH_MAX,
  OUTCOMES,
  type Outcome,
  SELECTIONS_PER_MARKET_MAX,
  TITLE_LENGTH_MAX,
} from '../../actors/line/line.ts';
import { Instant, PositiveMinor, Reason, SignedMinor, strictObject, Type } from './schema.ts';

export const FixtureIdParams = strictObject({ id: Type.String({ maxLength: 32 }) });

export const LineStateName = Type.Unsafe<LineState>(Type.String({ enum: [...LINE_STATES] }));
export const BetStateName = Type.Unsafe<BetState>(Type.String({ enum: [...BET_STATES] }));
const OutcomeName = Type.Unsafe<Outcome>(Type.String({ enum: [...OUTCOMES] }));
const Policy = Type.Unsafe<OddsPolicy>(
  Type.String({
    enum: [...ODDS_POLICIES],
    description: 'What is taken when the odds have changed: nothing, better ones, or any.',
  }),
);

/** Not narrowed by a pattern: a text that is no odds has a refusal of its own. */
const Odds = Type.String({ maxLength: 16, description: 'As "1.85": from 0.01 to 10000.00.' });
const SelectionIndex = Type.Integer({
  minimum: 0,
  maximum: MARKETS_MAX * SELECTIONS_PER_MARKET_MAX - 1,
  description: 'The number of the selection in its event, from 0.',
});
const Limit = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'What the house may lose beyond the stakes, in minor units.',
});

const OfferedSelection = strictObject(
  {
    selection: SelectionIndex,
    name: Type.String(),
    odds: Odds,
    outcome: Type.Union([OutcomeName, Type.Null()]),
  },
  { title: 'Selection' },
);

export const FixtureReply = strictObject(
  {
    eventId: Type.String(),
    version: Type.Integer(),
    title: Type.String(),
    state: Type.String({
      enum: ['open', 'suspended', 'closed', 'won', 'lost', 'finished', 'void'],
      description: '`won` and `lost` of an event with one selection, `finished` of any other.',
    }),
    deadline: Instant,
    odds: Type.Optional(Type.String({ description: 'Of an event with one selection.' })),
    markets: Type.Array(
      strictObject({ name: Type.String(), selections: Type.Array(OfferedSelection) }),
    ),
    stakeMinorMin: PositiveMinor,
    stakeMinorMax: PositiveMinor,
    payoutMinorMax: SignedMinor,
    settled: Type.Boolean({ description: 'Every bet on it has been paid.' }),
    createdAt: Instant,
    changedAt: Instant,
  },
  { title: 'Event' },
);
export const FixturesReply = strictObject({
  events: Type.Array(FixtureReply),
  next: Type.Optional(Type.String()),
});

/** An operator's answer: also whether every part of the engine already uses the new version. */
export const ChangedFixtureReply = strictObject(
  {
    ...FixtureReply.properties,
    inForce: Type.Boolean({
      description: 'False: a part of the engine was busy, and will follow in a moment.',
    }),
  },
  { title: 'ChangedEvent' },
);

const NewSelection = strictObject({
  name: Type.String({ maxLength: 4 * NAME_LENGTH_MAX }),
  odds: Odds,
  liabilityMinorMax: Type.Optional(Limit),
});

export const CreateFixtureBody = strictObject(
  {
    title: Type.String({ maxLength: 4 * TITLE_LENGTH_MAX }),
    deadline: Instant,
    odds: Type.Optional(Odds),
    oddsHundredths: Type.Optional(Type.Number({ description: '185 is odds of 1.85.' })),
    markets: Type.Optional(
      Type.Array(
        strictObject({
          name: Type.String({ maxLength: 4 * NAME_LENGTH_MAX }),
          liabilityMinorMax: Type.Optional(Limit),
          selections: Type.Array(NewSelection, { maxItems: 64 }),
        }),
        { maxItems: 64 },
      ),
    ),
    liabilityMinorMax: Type.Optional(Limit),
    stakeMinorMin: Type.Optional(PositiveMinor),
    stakeMinorMax: Type.Optional(PositiveMinor),
    payoutMinorMax: Type.Optional(Limit),
    correctionSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  },
  { description: 'Odds of the first team alone, or markets with named selections.' },
);

export const ChangeFixtureBody = strictObject({
  version: Type.Optional(
    Type.Integer({ minimum: 1, description: 'Refused if the event has moved on from it.' }),
  ),
  odds: Type.Optional(Odds),
  selections: Type.Optional(
    Type.Array(strictObject({ selection: SelectionIndex, odds: Odds }), { maxItems: 128 }),
  ),
  deadline: Type.Optional(Instant),
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('suspended')])),
  limits: Type.Optional(
    Type.Array(
      strictObject({
        market: Type.Optional(Type.Integer({ minimum: 0, maximum: MARKETS_MAX - 1 })),
        selection: Type.Optional(SelectionIndex),
        liabilityMinorMax: Limit,
      }),
      { maxItems: 136, description: 'Of a market or of a selection.' },
    ),
  ),
  reason: Type.Optional(Reason),
});

const result = {
  state: Type.Optional(OutcomeName),
  outcomes: Type.Optional(
    Type.Array(strictObject({ selection: SelectionIndex, state: OutcomeName }), {
      minItems: 1,
      maxItems: 128,
      description: 'What is not named is lost.',
    }),
  ),
};
export const ResultBody = strictObject(
  { ...result, reason: Type.Optional(Reason) },
  { description: '`state` of an event with one selection, or `void` of any; else `outcomes`.' },
);
export const CorrectionBody = strictObject({ ...result, reason: Reason });
export const VoidBody = strictObject({ reason: Reason });

export const VersionReply = strictObject(
  {
    version: Type.Integer(),
    at: Instant,
    change: Type.String({ enum: [...LINE_CHANGES] }),
    state: LineStateName,
    deadline: Instant,
    odds: Type.Array(Type.String(), { description: 'By selection.' }),
  },
  { title: 'EventVersion' },
);
export const VersionsReply = strictObject({
  versions: Type.Array(VersionReply),
  next: Type.Optional(Type.String()),
});

/** As operators see it: with who did it and why. */
export const AuditedVersion = strictObject(
  {
    ...VersionReply.properties,
    by: Type.Union([Type.String(), Type.Null()]),
    reason: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'AuditedEventVersion' },
);
export const AuditedVersionsReply = strictObject({
  versions: Type.Array(AuditedVersion),
  next: Type.Optional(Type.String()),
});

const LiabilityRow = {
  name: Type.String(),
  limitMinor: SignedMinor,
  usedMinor: SignedMinor,
};
export const LiabilityReply = strictObject(
  {
    eventId: Type.String(),
    betCount: Type.Integer(),
    stakesMinor: SignedMinor,
    markets: Type.Array(strictObject(LiabilityRow)),
    selections: Type.Array(strictObject({ ...LiabilityRow, selection: SelectionIndex })),
  },
  { title: 'Liability' },
);

const slip = { stakeMinor: PositiveMinor, accept: Type.Optional(Policy) };
const wantedLeg = { selection: Type.Optional(SelectionIndex), odds: Type.Optional(Odds) };

export const BetBody = strictObject(
  { ...slip, ...wantedLeg },
  { description: '`odds` are those that the client saw: without them, any are taken.' },
);
export const SlipBody = strictObject({
  ...slip,
  legs: Type.Array(strictObject({ eventId: Type.String({ maxLength: 32 }), ...wantedLeg }), {
    minItems: 1,
    maxItems: 4 * ACCUMULATOR_LEGS_MAX,
    description: 'One for a single, several of different events for an accumulator.',
  }),
});

const PlacedLeg = {
  eventId: Type.String(),
  selection: SelectionIndex,
  odds: Type.String(),
};
export const PlacedBetReply = strictObject(
  {
    betId: Type.String(),
    eventId: Type.Optional(Type.String({ description: 'Of a single.' })),
    stakeMinor: PositiveMinor,
    odds: Type.String({ description: 'Of an accumulator: the product, rounded down.' }),
    possiblePayoutMinor: SignedMinor,
    legs: Type.Array(strictObject(PlacedLeg)),
    state: Type.Literal('accepted'),
    acceptedAt: Instant,
    balanceMinor: SignedMinor,
  },
  { title: 'PlacedBet' },
);

export const BetReply = strictObject(
  {
    betId: Type.String(),
    eventId: Type.Optional(Type.String()),
    stakeMinor: PositiveMinor,
    odds: Type.String(),
    possiblePayoutMinor: SignedMinor,
    legs: Type.Array(
      strictObject({
        ...PlacedLeg,
        name: Type.String(),
        outcome: Type.Union([OutcomeName, Type.Null()]),
      }),
    ),
    state: BetStateName,
    payoutMinor: SignedMinor,
    awaitsApproval: Type.Boolean({ description: 'A large payout waits for an operator.' }),
    acceptedAt: Instant,
  },
  { title: 'Bet' },
);
export const BetsReply = strictObject({
  bets: Type.Array(BetReply),
  next: Type.Optional(Type.String()),
});
