/**
 * What the wire shows of a family of games: the members that it adds to games, tiers and promises,
 * and its picks. The next one adds its members here.
 */
import { PLAY_KINDS, type PlayKind } from '../../actors/games/digits/digits-game.ts';
import type { ShownOutcome, ShownPick } from '../../actors/games/family.ts';
import { ORDERED_NUMBERS_MAX } from '../../actors/games/pick-order.ts';
import { PLAYED_DIGITS_MAX } from '../../actors/games/play-form.ts';
import { strictObject, type TProperties, type TSchema, Type } from './schema.ts';

export interface FamilyForms {
  readonly family: string;
  /** Its games do not name it where they name others (fairness/transcript.ts). */
  readonly isUnnamed: boolean;
  /** The members of a game in the catalogue. */
  readonly rules: TProperties;
  /** The members of a game's terms: the family's `promised`. */
  readonly promisedRules: TProperties;
  /** When a ticket wins a tier. */
  readonly condition: TProperties;
}

const Count = Type.Integer({ minimum: 0 });

const FAMILY_FORMS: readonly FamilyForms[] = [
  {
    family: 'kOfN',
    isUnnamed: true,
    rules: { pickCount: Count, numberCount: Count },
    promisedRules: {
      k: Type.Integer({ description: 'Numbers on a ticket, and numbers drawn.' }),
      n: Type.Integer({ description: 'Numbers run from 1 to this one.' }),
    },
    condition: { matches: Count },
  },
  {
    family: 'twoDrums',
    isUnnamed: false,
    rules: {
      pickCount: Count,
      numberCount: Count,
      bonusPickCount: Type.Integer({ description: 'Of the second drum.' }),
      bonusNumberCount: Type.Integer({ description: 'Of the second drum.' }),
    },
    promisedRules: {
      k: Type.Integer({ description: 'Numbers on a ticket, and numbers drawn.' }),
      n: Type.Integer({ description: 'Numbers run from 1 to this one.' }),
      bonusK: Type.Integer({ description: 'The k of the second drum.' }),
      bonusN: Type.Integer({ description: 'The n of the second drum.' }),
    },
    condition: {
      matches: Count,
      bonusMatches: Type.Integer({ description: 'In the second drum.' }),
    },
  },
  {
    family: 'keno',
    isUnnamed: false,
    rules: { spotsMax: Count, numberCount: Count, drawnCount: Count, quickPickSpots: Count },
    promisedRules: {
      spotsMax: Type.Integer({ description: 'A ticket has 1 to so many numbers.' }),
      n: Type.Integer({ description: 'Numbers run from 1 to this one.' }),
      drawn: Type.Integer({ description: 'Numbers drawn.' }),
      quickPickSpots: Type.Integer({ description: 'Numbers of a quick pick.' }),
    },
    condition: {
      spots: Type.Integer({ description: 'Numbers on the ticket.' }),
      hits: Type.Integer({ description: 'Those of them that were drawn.' }),
    },
  },
  {
    family: 'digits',
    isUnnamed: false,
    rules: { digitCount: Count },
    promisedRules: { digits: Type.Integer({ description: 'Digits drawn, in order.' }) },
    condition: {
      ways: Type.Integer({ description: '1: straight; else the different orders of a box.' }),
    },
  },
  {
    family: 'numberRaffle',
    isUnnamed: false,
    rules: { digitCount: Count },
    promisedRules: {
      digits: Type.Integer({ description: 'Digits of a number; each number is sold once.' }),
    },
    condition: { drawn: Type.Integer({ description: 'Tickets that win it.' }) },
  },
];

/** A schema for each family, any of which may hold. */
export function inEachFamily<Shape>(schemaOf: (forms: FamilyForms) => TSchema) {
  return Type.Unsafe<Shape>(Type.Union(FAMILY_FORMS.map(schemaOf)));
}

/** The numbers drawn; also a pick of one combination as its player sees it. */
export const Numbers = Type.Array(Type.Integer());

const PlayKindName = Type.Unsafe<PlayKind>(
  Type.Union(PLAY_KINDS.map((kind) => Type.Literal(kind))),
);

/** A play of digits, as a player sends it; a number is refused as what it is: no digits. */
export const PlayBody = strictObject({
  digits: Type.Union([Type.String({ maxLength: PLAYED_DIGITS_MAX }), Type.Integer()], {
    description: 'A text, in which zeros in front count: "007".',
  }),
  kind: PlayKindName,
});

/** A number of a raffle, as a player sends it; a number is refused as what it is: no digits. */
export const RaffleNumberBody = Type.Union(
  [Type.String({ maxLength: PLAYED_DIGITS_MAX }), Type.Integer()],
  { description: 'A text, in which zeros in front count: "000000".' },
);

/** A text, in which zeros in front count. */
const Digits = Type.String({ pattern: '^[0-9]+$' });

const ShownPlay = strictObject(
  { digits: Digits, kind: PlayKindName },
  { description: 'Of a game of digits.' },
);

/** A pick as its player sees it. */
export const ShownSelection = Type.Unsafe<ShownPick>(
  Type.Union([
    Numbers,
    strictObject(
      { numbers: Numbers, bankers: Numbers },
      { description: 'A system: bankers stand in each of its combinations, numbers in some.' },
    ),
    strictObject({ main: Numbers, bonus: Numbers }, { description: 'Of a game of two drums.' }),
    ShownPlay,
    strictObject({ number: Digits }, { description: 'Of a number raffle.' }),
  ]),
);

/** What was drawn, where the list of numbers does not say all. */
export const ShownDrawn = Type.Unsafe<ShownOutcome>(
  Type.Union(
    [
      strictObject({ main: Numbers, bonus: Numbers }, { description: 'Of a game of two drums.' }),
      strictObject({ digits: Digits }, { description: 'Of a game of digits.' }),
      strictObject(
        { numbers: Type.Array(Digits) },
        { description: 'Of a number raffle, in the order in which they were drawn.' },
      ),
    ],
    { description: 'The same as `numbers`, as tickets show it. Not where a list says all.' },
  ),
);

const OrderedNumbers = Type.Array(Type.Integer(), { maxItems: ORDERED_NUMBERS_MAX });

/** Of a game of two drums. */
const DrumsBody = strictObject({ main: OrderedNumbers, bonus: OrderedNumbers });

/** A pick of one combination, as a player sends it. */
export const PickBody = Type.Union([OrderedNumbers, DrumsBody]);

/** Several combinations on one ticket, as a player sends them. */
export const SystemBody = Type.Union([
  strictObject({ numbers: OrderedNumbers, bankers: Type.Optional(OrderedNumbers) }),
  DrumsBody,
]);
