/** What raffles look like on the wire. */
import { RAFFLE_STATES, type RaffleState } from '../../actors/raffle/raffle.ts';
import { CHANCES, UNFILLED_CHOICES } from '../../actors/raffle/raffle-rules.ts';
import { Instant, Nullable, PositiveMinor, SignedMinor, strictObject, Type } from './schema.ts';

const oneOf = <const Name extends string>(names: readonly Name[]) =>
  Type.Unsafe<Name>(Type.String({ enum: [...names] }));
const Permyriad = Type.Integer({ minimum: 1, maximum: 10_000 });

const Uuid = Type.String({ format: 'uuid', maxLength: 36 });
export const RaffleStateName = Type.Unsafe<RaffleState>(Type.String({ enum: [...RAFFLE_STATES] }));
const EntryStateName = oneOf([...RAFFLE_STATES, 'winner']);

const PrizeRule = Type.Union(
  [
    strictObject({ kind: Type.Literal('share'), sharePermyriad: Permyriad }),
    strictObject({ kind: Type.Literal('fixed'), prizeMinor: PositiveMinor }),
    strictObject({
      kind: Type.Literal('table'),
      sharesPermyriad: Type.Array(Permyriad, { minItems: 1, maxItems: 100 }),
    }),
  ],
  { description: 'A share of the pot of stakes, a fixed sum, or a share for each place.' },
);

export const RaffleRulesBody = strictObject(
  {
    participantsNeeded: Type.Integer({ minimum: 1, description: 'Players that start it.' }),
    chances: oneOf(CHANCES),
    entriesPerPlayerMax: Type.Integer({ minimum: 1 }),
    prize: PrizeRule,
    fillWithinMs: Nullable(
      Type.Integer({ description: 'From the first stake on; null: it waits for ever.' }),
    ),
    ifUnfilled: oneOf(UNFILLED_CHOICES),
  },
  { title: 'RaffleRules' },
);

/** Rules that are left out keep their defaults. */
export const ConfigureRaffleBody = Type.Partial(RaffleRulesBody, { additionalProperties: false });

/** Raffles and their games have UUIDs. */
export const RaffleIdParams = strictObject({ id: Type.String({ maxLength: 64 }) });

export const RaffleGameReply = strictObject(
  {
    gameId: Type.String(),
    rules: RaffleRulesBody,
    openRaffleId: Nullable(Type.String()),
  },
  { title: 'RaffleGame' },
);

/** The award uses the words of the message that tells it. */
const Award = strictObject(
  {
    lottery_id: Type.String(),
    win_sum: Type.String({ description: 'In major units, with the places of the currency.' }),
    status: Type.Literal('played_out'),
    place: Type.Integer(),
    entry: Type.Integer({ description: 'The place of the winning entry in the transcript.' }),
    player: Type.String({ description: 'The name of the player in the transcript.' }),
  },
  { title: 'RaffleAward' },
);

export const RaffleReply = strictObject(
  {
    raffleId: Type.String(),
    gameId: Type.String(),
    state: RaffleStateName,
    rules: RaffleRulesBody,
    openedAt: Instant,
    startedAt: Nullable(Instant),
    endedAt: Nullable(Instant),
    expiresAt: Nullable(Instant),
    entryCount: Type.Integer(),
    participantCount: Type.Integer(),
    potMinor: SignedMinor,
    termsDigest: Type.String({
      description: 'Of game, opening and rules; the commitment binds it.',
    }),
    commitment: Type.String(),
    ticketsRoot: Nullable(Type.String()),
    awards: Type.Array(Award),
  },
  { title: 'Raffle' },
);
export const RafflesReply = strictObject({
  raffles: Type.Array(RaffleReply),
  next: Type.Optional(Type.String()),
});

export const RaffleEntriesReply = strictObject({
  entries: Type.Array(
    strictObject(
      {
        raffleId: Type.String(),
        entry: Type.Integer(),
        playerId: Type.String({ description: 'As the other service calls them.' }),
        stakeMinor: PositiveMinor,
        messageId: Type.String(),
        acceptedAt: Instant,
        state: EntryStateName,
      },
      { title: 'RaffleEntry' },
    ),
  ),
  next: Type.Optional(Type.String()),
});

export const MyRafflesReply = strictObject({
  entries: Type.Array(
    strictObject(
      {
        raffleId: Type.String(),
        gameId: Type.String(),
        state: EntryStateName,
        entryCount: Type.Integer(),
        stakeMinor: SignedMinor,
        firstAt: Instant,
        prizeMinor: SignedMinor,
      },
      { title: 'MyRaffle' },
    ),
  ),
  next: Type.Optional(Type.String()),
});

export const ExternalIdBody = strictObject({ externalId: Uuid });
export const ExternalIdsReply = strictObject({
  playerId: Type.String(),
  externalIds: Type.Array(Type.String()),
});
