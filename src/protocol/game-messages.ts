/** What games look like on the wire. */
import { type FamilyForms, inEachFamily } from './game-forms.ts';
import { Nullable, PositiveMinor, SignedMinor, strictObject, Type } from './schema.ts';

const tierRule = ({ condition }: FamilyForms) =>
  strictObject({
    tier: Type.Integer(),
    ...condition,
    kind: Type.Union([Type.Literal('fixed'), Type.Literal('pariMutuel')]),
    prizeMinor: Type.Optional(SignedMinor),
    sharePermyriad: Type.Optional(Type.Integer()),
    jackpot: Type.Optional(Type.Boolean()),
    ifUnwon: Type.Optional(Type.Union([Type.Literal('rollover'), Type.Literal('house')])),
    odds: Type.String({
      description: 'The chance of one selection of the kind that can win it, as "1 in N".',
    }),
  });

/** A name that generated clients can give a type. */
const titleOf = ({ family }: FamilyForms) => `${family[0]?.toUpperCase()}${family.slice(1)}Game`;

const Payout = Type.Integer({ description: 'In theory, in 1/10,000 of the sales.' });

export const JackpotRulesReply = strictObject(
  {
    guaranteedMinor: Nullable(PositiveMinor),
    capMinor: Nullable(PositiveMinor),
    mustBeWonBy: Nullable(Type.Integer()),
    reservePermyriad: Nullable(Type.Integer()),
  },
  { description: 'Left out where the game has no rules for its jackpot; null for each it lacks.' },
);

export const PickLimitReply = strictObject(
  {
    liabilityMinorMax: PositiveMinor,
    alarmPermyriad: Type.Integer({ description: 'When the operator is told.' }),
  },
  {
    description:
      'What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is ' +
      'refused (`pickLimitReached`). Left out where a game has no such limit.',
  },
);

export const GamesReply = strictObject({
  games: Type.Array(
    inEachFamily((forms) =>
      strictObject(
        {
          game: Type.String(),
          family: Type.Literal(forms.family),
          version: Type.Integer({ minimum: 1, description: 'Of the rules.' }),
          title: Type.String({ description: 'The title of the game.', examples: ['5 of 36'] }),
          ...forms.rules,
          priceMinor: PositiveMinor,
          theoreticalPayoutPermyriad: Payout,
          kinds: Type.Optional(
            Type.Array(strictObject({ kind: Type.String(), theoreticalPayoutPermyriad: Payout }), {
              description: 'Where kinds of tickets differ in their chances.',
            }),
          ),
          tiers: Type.Array(tierRule(forms)),
          jackpot: Type.Optional(JackpotRulesReply),
          pickLimit: Type.Optional(PickLimitReply),
        },
        { title: titleOf(forms) },
      ),
    ),
  ),
});
