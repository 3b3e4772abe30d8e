/**
 * A draw with everything that a player is promised of it: what to keep before the draw is
 * conducted, and to hold its transcript against. The terms are those of src/fairness/transcript.ts,
 * field by field.
 */
import type { TranscriptGame } from '../fairness/transcript.ts';
import { DrawReply } from './draw-messages.ts';
import { type FamilyForms, inEachFamily } from './game-forms.ts';
import { JackpotRulesReply } from './game-messages.ts';
import { Instant, PositiveMinor, SignedMinor, strictObject, Type } from './schema.ts';

const promisedRule = ({ condition }: FamilyForms) =>
  Type.Union([
    strictObject({
      kind: Type.Literal('fixed'),
      tier: Type.Integer(),
      ...condition,
      prizeMinor: PositiveMinor,
    }),
    strictObject({
      kind: Type.Literal('pariMutuel'),
      tier: Type.Integer(),
      ...condition,
      sharePermyriad: Type.Integer(),
      jackpot: Type.Boolean(),
      ifUnwon: Type.Union([Type.Literal('rollover'), Type.Literal('house')]),
    }),
  ]);

const PromisedGame = inEachFamily<TranscriptGame>((forms) => {
  const { family, isUnnamed, promisedRules } = forms;
  return strictObject({
    id: Type.String(),
    ...(isUnnamed ? {} : { family: Type.Literal(family) }),
    version: Type.Optional(Type.Integer({ minimum: 2, description: 'Left out if it is 1.' })),
    ...promisedRules,
    tiers: Type.Array(promisedRule(forms)),
    jackpot: Type.Optional(JackpotRulesReply),
  });
});

const PromisedBeacon = strictObject({ source: Type.String(), round: Type.Integer() });

export const DrawTermsReply = strictObject(
  {
    series: Type.String(),
    inheritsFrom: Type.String({
      description: 'The series whose rollovers come into the jackpot when the draw is sealed.',
    }),
    game: PromisedGame,
    priceMinor: PositiveMinor,
    opensAt: Instant,
    closesAt: Instant,
    resultsAt: Instant,
    graceMs: Type.Integer(),
    approvalMinor: SignedMinor,
    beacon: Type.Union([PromisedBeacon, Type.Null()]),
  },
  { title: 'DrawTerms', description: 'What the commitment binds beside the seed and the draw.' },
);

export const AnnouncedDrawReply = strictObject(
  {
    ...DrawReply.properties,
    terms: DrawTermsReply,
    termsDigest: Type.String({ description: 'Of the terms; the commitment holds it.' }),
    stock: Type.Optional(
      strictObject(
        {
          count: Type.Integer(),
          commitment: Type.String({
            description: 'To the seed that their selections follow from.',
          }),
        },
        { description: 'Tickets that were made in advance.' },
      ),
    ),
  },
  { title: 'AnnouncedDraw', description: 'Keep it: `tirage verify --announced` compares it.' },
);
