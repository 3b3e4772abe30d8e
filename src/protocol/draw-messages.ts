/** What draws, and what operators do with them, look like on the wire. */
import { DRAW_STATES, type DrawState } from '../../actors/coordinator/coordinator.ts';
import type { TierResult } from '../../actors/games/tier-result.ts';
import type { TranscriptTier } from '../fairness/transcript.ts';
import { inEachFamily, Numbers, ShownDrawn } from './game-forms.ts';
import { JackpotRulesReply, PickLimitReply } from './game-messages.ts';
import { MISSED, MissedDrawsReply } from './schedule-messages.ts';
import {
  ExactMinor,
  Instant,
  Nullable,
  PositiveMinor,
  Reason,
  SignedMinor,
  strictObject,
  Type,
} from './schema.ts';

export const DrawIdParams = strictObject({ id: Type.String({ maxLength: 32 }) });
export const IdParams = DrawIdParams;

export const DrawStateName = Type.Unsafe<DrawState>(Type.String({ enum: [...DRAW_STATES] }));

const PostponedReply = strictObject(
  {
    from: strictObject({ closesAt: Instant, resultsAt: Instant }),
    closesAt: Instant,
    resultsAt: Instant,
    at: Instant,
    reason: Type.String(),
  },
  { title: 'Postponement', description: 'Only of a draw whose times have moved.' },
);

/** Part of what players keep to compare: a new member needs a rule in announcement-shape.ts. */
export const DrawReply = strictObject(
  {
    drawId: Type.String(),
    game: Type.String(),
    gameVersion: Type.Optional(
      Type.Integer({ minimum: 2, description: 'Of the rules of the game; left out if it is 1.' }),
    ),
    series: Type.String(),
    state: DrawStateName,
    opensAt: Instant,
    closesAt: Instant,
    resultsAt: Instant,
    priceMinor: PositiveMinor,
    ticketCount: Type.Integer(),
    poolMinor: SignedMinor,
    jackpotMinor: SignedMinor,
    commitment: Nullable(Type.String()),
    ticketsRoot: Nullable(Type.String()),
    cancelReason: Nullable(Type.String()),
    jackpot: Type.Optional(
      strictObject({
        ...JackpotRulesReply.properties,
        number: Nullable(
          Type.Integer({
            description: 'Which draw since the jackpot was won; an estimate until it is sealed.',
          }),
        ),
      }),
    ),
    postponed: Type.Optional(PostponedReply),
    pickLimit: Type.Optional(PickLimitReply),
  },
  { title: 'Draw' },
);

/** Members of queries for draws, or for what belongs to them. */
export const DRAW_FILTERS = {
  series: Type.Optional(
    Type.String({ minLength: 1, maxLength: 255, description: 'Only of draws of this series.' }),
  ),
  game: Type.Optional(
    Type.String({ minLength: 1, maxLength: 40, description: 'Only of draws of this game.' }),
  ),
};

/** What a list of draws may be asked for. */
export const DrawStateOrMissed = Type.Unsafe<DrawState | typeof MISSED>(
  Type.String({ enum: [...DRAW_STATES, MISSED] }),
);

export const DrawsReply = strictObject({
  draws: Type.Array(DrawReply),
  next: Type.Optional(Type.String()),
  missed: Type.Optional(
    Type.Array(MissedDrawsReply, { description: 'Only where they are asked for; newest first.' }),
  ),
});

export const ResultsReply = strictObject(
  {
    drawId: Type.String(),
    game: Type.String(),
    numbers: Numbers,
    outcome: Type.Optional(ShownDrawn),
    ticketCount: Type.Integer(),
    salesMinor: SignedMinor,
    tiers: Type.Array(
      inEachFamily<TierResult<TranscriptTier>>(({ condition }) =>
        strictObject({
          tier: Type.Integer(),
          ...condition,
          winners: Type.Integer(),
          prizeMinor: SignedMinor,
        }),
      ),
    ),
    rolloverMinor: SignedMinor,
    transcriptUrl: Type.String(),
  },
  { title: 'Results' },
);

/** Of a draw or a raffle: `tirage verify` knows the rest, version by version. */
export const TranscriptReply = Type.Object({ format: Type.String() });

export const PlanBody = strictObject({
  game: Type.String({ maxLength: 40 }),
  opensAt: Instant,
  closesAt: Instant,
  resultsAt: Instant,
  priceMinor: Type.Optional(PositiveMinor),
});
export const PostponeBody = strictObject({
  closesAt: Instant,
  resultsAt: Instant,
  reason: Reason,
});
export const CancelBody = strictObject({ reason: Reason });

export const SeriesReply = strictObject(
  {
    series: Type.String(),
    jackpotMinor: ExactMinor,
    reserveMinor: ExactMinor,
    drawsSinceWon: Type.Integer({ description: 'Cancelled draws do not count.' }),
    drawsAhead: Type.Integer({ description: 'Planned, on sale, or not published yet.' }),
  },
  { title: 'SeriesJackpot' },
);
export const MovedJackpotReply = strictObject(
  {
    from: Type.String(),
    to: Type.String(),
    amountMinor: SignedMinor,
    reserveMinor: SignedMinor,
  },
  { title: 'MovedJackpot' },
);
export const JackpotsReply = strictObject({ jackpots: Type.Array(SeriesReply) });
const SeriesName = Type.String({ minLength: 1, maxLength: 255 });
export const MoveJackpotBody = strictObject(
  {
    from: SeriesName,
    to: SeriesName,
    reason: Reason,
    amountMinor: Type.Optional(PositiveMinor),
  },
  { description: 'All of the jackpot and of the reserve if `amountMinor` is left out.' },
);

export const AwardReply = strictObject(
  {
    awardId: Type.String({ description: 'The id of the ticket or the bet that won.' }),
    kind: Type.Union([Type.Literal('prize'), Type.Literal('bet')]),
    drawId: Type.Optional(Type.String({ description: 'Of a prize.' })),
    tier: Type.Optional(Type.Integer({ description: 'Of a prize.' })),
    eventId: Type.Optional(Type.String({ description: 'Of a single bet.' })),
    playerId: Type.String(),
    prizeMinor: SignedMinor,
    state: Type.Union([Type.Literal('held'), Type.Literal('approved')]),
    heldAt: Instant,
    approvedAt: Nullable(Instant),
  },
  { title: 'Award' },
);
export const AwardsReply = strictObject({
  awards: Type.Array(AwardReply),
  next: Type.Optional(Type.String()),
});

export const DebtsReply = strictObject({
  debts: Type.Array(
    strictObject({
      playerId: Type.String(),
      debtMinor: ExactMinor,
      pointsDebtHundredths: ExactMinor,
    }),
  ),
  next: Type.Optional(Type.String()),
});

export const TrialBalanceReply = strictObject({
  accounts: Type.Array(strictObject({ account: Type.String(), balanceMinor: ExactMinor })),
  sumMinor: ExactMinor,
  currency: Type.String(),
  points: strictObject({
    accounts: Type.Array(strictObject({ account: Type.String(), balanceHundredths: ExactMinor })),
    sumHundredths: ExactMinor,
  }),
});
