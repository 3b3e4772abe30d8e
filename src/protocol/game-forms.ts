/**
 * What the wire shows of a family of games: the members that it adds to games, tiers and promises,
 * and its picks. The next one adds its members here.
 */
import type { ShownPick } from '../../actors/games/family.ts';
import { ORDERED_NUMBERS_MAX } from '../../actors/games/pick-order.ts';
import { strictObject, Type } from './schema.ts';

/** The members of a game in the catalogue: those of its family's kind of game. */
export const GAME_RULES = {
  pickCount: Type.Integer(),
  numberCount: Type.Integer(),
  bonusPickCount: Type.Optional(Type.Integer({ description: 'Of the second of two drums.' })),
  bonusNumberCount: Type.Optional(Type.Integer({ description: 'Of the second of two drums.' })),
};

/** The members of a game's terms: the family's `promised`. */
export const PROMISED_RULES = {
  k: Type.Integer({ description: 'Numbers on a ticket, and numbers drawn.' }),
  n: Type.Integer({ description: 'Numbers run from 1 to this one.' }),
  bonusK: Type.Optional(Type.Integer({ description: 'The k of the second of two drums.' })),
  bonusN: Type.Optional(Type.Integer({ description: 'The n of the second of two drums.' })),
};

/** When a ticket wins a tier. */
export const TIER_CONDITION = {
  matches: Type.Integer(),
  bonusMatches: Type.Optional(Type.Integer({ description: 'In the second of two drums.' })),
};

/** The numbers drawn; also a pick of one combination as its player sees it. */
export const Numbers = Type.Array(Type.Integer());

/** A pick as its player sees it. */
export const ShownSelection = Type.Unsafe<ShownPick>(
  Type.Union([
    Numbers,
    strictObject(
      { numbers: Numbers, bankers: Numbers },
      { description: 'A system: bankers stand in each of its combinations, numbers in some.' },
    ),
    strictObject({ main: Numbers, bonus: Numbers }, { description: 'Of a game of two drums.' }),
  ]),
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
