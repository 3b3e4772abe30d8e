/**
 * What a game looks like in an operator's file, family by family: the form alone. What the numbers
 * mean, and whether they hold together, the family says (`ruleProblems`).
 */
import { type TProperties, type TSchema, Type } from 'typebox';

const TIERS_MAX = 64;
const GAMES_MAX = 256;
const TITLE_CHARACTERS_MAX = 80;
/** Beyond it a number is mistyped, whatever it counts. */
const COUNT_MAX = 65_535;

const count = Type.Integer({ minimum: 0, maximum: COUNT_MAX });
const amountMinor = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** Of the alternatives, the one that the tag names: a fault is then told of that one only. */
function byTag(tag: string, alternatives: readonly TSchema[]): TSchema {
  return Type.Unsafe({
    type: 'object',
    discriminator: { propertyName: tag },
    required: [tag],
    oneOf: [...alternatives],
  });
}

const strict = (properties: TProperties): TSchema =>
  Type.Object(properties, { additionalProperties: false });

/** A tier's number is its place in the list. */
const fixedTier = (condition: TProperties): TSchema =>
  strict({ kind: Type.Literal('fixed'), ...condition, prizeMinor: amountMinor });

const pariMutuelTier = (condition: TProperties): TSchema =>
  strict({
    kind: Type.Literal('pariMutuel'),
    ...condition,
    sharePermyriad: Type.Integer({ minimum: 1, maximum: 10_000 }),
    jackpot: Type.Boolean(),
    ifUnwon: Type.Union([Type.Literal('rollover'), Type.Literal('house')]),
  });

/** What they mean, and whether they hold together, is for `jackpotProblems`. */
const JACKPOT_RULES = strict({
  guaranteedMinor: Type.Optional(amountMinor),
  capMinor: Type.Optional(amountMinor),
  mustBeWonBy: Type.Optional(count),
  reservePermyriad: Type.Optional(count),
});

/** What it means is for `pickLimitProblems`. */
const PICK_LIMIT = strict({ liabilityMinorMax: amountMinor, alarmPermyriad: count });

function gameSchema(family: string, rules: TProperties, tiers: readonly TSchema[]): TSchema {
  return strict({
    gameId: Type.String({ pattern: '^[a-z0-9]{1,16}$' }),
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    title: Type.String({ minLength: 1, maxLength: TITLE_CHARACTERS_MAX, pattern: '^[^\\p{C}]+$' }),
    family: Type.Literal(family),
    priceMinor: amountMinor,
    ...rules,
    tiers: Type.Array(byTag('kind', tiers), { minItems: 1, maxItems: TIERS_MAX }),
    jackpot: Type.Optional(JACKPOT_RULES),
    pickLimit: Type.Optional(PICK_LIMIT),
  });
}

const GAME_SCHEMAS: readonly TSchema[] = [
  gameSchema('kOfN', { pickCount: count, numberCount: count }, [
    fixedTier({ matches: count }),
    pariMutuelTier({ matches: count }),
  ]),
  gameSchema(
    'twoDrums',
    { pickCount: count, numberCount: count, bonusPickCount: count, bonusNumberCount: count },
    [
      fixedTier({ matches: count, bonusMatches: count }),
      pariMutuelTier({ matches: count, bonusMatches: count }),
    ],
  ),
  gameSchema(
    'keno',
    { spotsMax: count, numberCount: count, drawnCount: count, quickPickSpots: count },
    [fixedTier({ spots: count, hits: count })],
  ),
  gameSchema('digits', { digitCount: count }, [fixedTier({ ways: count })]),
  gameSchema('numberRaffle', { digitCount: count }, [
    fixedTier({ drawn: count }),
    pariMutuelTier({ drawn: count }),
  ]),
];

export const GAMES_FILE_SCHEMA: TSchema = strict({
  games: Type.Array(byTag('family', GAME_SCHEMAS), { minItems: 1, maxItems: GAMES_MAX }),
});
