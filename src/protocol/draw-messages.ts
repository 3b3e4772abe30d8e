/** What games, draws and tickets look like on the wire. */
import { DRAW_STATES, type DrawState } from '../../actors/coordinator/coordinator.ts';
import { PICKS_PER_PURCHASE_MAX } from '../../actors/draw/decide-purchase.ts';
import type { TierResult } from '../../actors/games/tier-result.ts';
import type { TranscriptTier } from '../fairness/transcript.ts';
import { GAME_RULES, Numbers, PickBody, TIER_CONDITION } from './game-forms.ts';
import { MISSED, MissedDrawsReply } from './schedule-messages.ts';
import {
  ExactMinor,
  Instant,
  PositiveMinor,
  Reason,
  SignedMinor,
  strictObject,
  Type,
} from './schema.ts';

const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const DrawIdParams = strictObject({ id: Type.String({ maxLength: 32 }) });
export const IdParams = DrawIdParams;

export const DrawStateName = Type.Unsafe<DrawState>(Type.String({ enum: [...DRAW_STATES] }));

export const TierRule = strictObject({
  tier: Type.Integer(),
  ...TIER_CONDITION,
  kind: Type.Union([Type.Literal('fixed'), Type.Literal('pariMutuel')]),
  prizeMinor: Type.Optional(SignedMinor),
  sharePermyriad: Type.Optional(Type.Integer()),
  jackpot: Type.Optional(Type.Boolean()),
  ifUnwon: Type.Optional(Type.String()),
  odds: Type.String({ description: 'The chance of one selection, as "1 in N".' }),
});

export const GamesReply = strictObject({
  games: Type.Array(
    strictObject(
      {
        game: Type.String(),
        title: Type.String(),
        ...GAME_RULES,
        priceMinor: PositiveMinor,
        theoreticalPayoutPermyriad: Type.Integer(),
        tiers: Type.Array(TierRule),
      },
      { title: 'Game' },
    ),
  ),
});

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
    postponed: Type.Optional(PostponedReply),
  },
  { title: 'Draw' },
);

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
    ticketCount: Type.Integer(),
    salesMinor: SignedMinor,
    tiers: Type.Array(
      Type.Unsafe<TierResult<TranscriptTier>>(
        strictObject({
          tier: Type.Integer(),
          ...TIER_CONDITION,
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

export const BuyBody = strictObject(
  {
    selections: Type.Optional(
      Type.Array(PickBody, { minItems: 1, maxItems: PICKS_PER_PURCHASE_MAX }),
    ),
    quickPick: Type.Optional(Type.Integer({ minimum: 1, maximum: PICKS_PER_PURCHASE_MAX })),
    payWith: Type.Optional(
      Type.Union([Type.Literal('money'), Type.Literal('points')], {
        description: 'Money if left out.',
      }),
    ),
  },
  { description: 'Own selections, tickets picked at random, or both.' },
);

export const TicketStateName = Type.Union([
  Type.Literal('accepted'),
  Type.Literal('won'),
  Type.Literal('lost'),
  Type.Literal('refunded'),
]);

export const BoughtTicket = strictObject(
  {
    ticketId: Type.String(),
    drawId: Type.String(),
    selection: Numbers,
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

export const TicketReply = strictObject(
  {
    ticketId: Type.String(),
    drawId: Type.String(),
    selection: Numbers,
    stakeMinor: PositiveMinor,
    state: TicketStateName,
    acceptedAt: Instant,
    tier: Nullable(Type.Integer()),
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
  },
  { title: 'Receipt' },
);

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
