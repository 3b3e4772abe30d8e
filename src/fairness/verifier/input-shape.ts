/**
 * What a transcript and a receipt must look like before anything is computed from them.
 *
 * A family's twin says what the family adds to them: a transcript that names a family which the
 * verifier does not know is refused.
 */
import type { FamilyTwin } from './family-twin.ts';
import { FAMILY_TWINS, familyNameIn } from './family-twins.ts';
import {
  anInstant,
  count,
  digest,
  drawId,
  either,
  flag,
  hex,
  integer,
  list,
  memberOf,
  object,
  oneOf,
  optional,
  pattern,
  positive,
  type Rule,
  shortText,
  signed,
} from './shape-rules.ts';

const SHARDS_MAX = 1_024;
const TIERS_MAX = 64;
/** A drawn number is hashed as 16 bits. */
const NUMBER_MAX = 65_535;
const TICKET_NUMBERS_MAX = 255;
/** Draws whose rollovers come into one jackpot. */
const ROLLOVERS_MAX = 256;
const PATH_HASHES_MAX = 53;
const BEACON_BYTES_MAX = 255;
const UINT32_MAX = 2 ** 32 - 1;

/** A tier's number is hashed as 32 bits. */
const tierNumber = integer(1, UINT32_MAX);

const SEAL = object({
  shard: integer(0, UINT32_MAX),
  ticketCount: count,
  stakeMinor: count,
  merkleRoot: digest,
  returned: optional(object({ ticketCount: positive, stakeMinor: count, digest })),
});

const ROLLOVER = object({ drawId, amountMinor: positive, movedFrom: optional(shortText) });

const JACKPOT_RULES = object({
  guaranteedMinor: either(oneOf(null), positive),
  capMinor: either(oneOf(null), positive),
  mustBeWonBy: either(oneOf(null), integer(1, UINT32_MAX)),
  reservePermyriad: either(oneOf(null), integer(1, 10_000)),
});

const JACKPOT = object({
  number: positive,
  previous: either(oneOf(null), drawId),
  reserveInMinor: count,
  reserveMovedMinor: signed,
  topUpMinor: count,
  fromReserveMinor: count,
  toReserveMinor: count,
  reserveOutMinor: count,
  rolledDownMinor: count,
  rolledDownTo: either(oneOf(null), tierNumber),
});

const STOCK = object({ count: positive, commitment: digest, seed: digest });

const BEACON = object({ source: shortText, round: count });

export const REASON = pattern('a text', /^.{1,1000}$/su);

/** How the times of a draw have moved. */
export const POSTPONEMENT_SHAPE = object({
  from: object({ closesAt: anInstant, resultsAt: anInstant }),
  closesAt: anInstant,
  resultsAt: anInstant,
  at: anInstant,
  reason: REASON,
});

/** Exactly what is promised and bound: what is not in the digest is not in the terms. */
export const TERMS_SHAPE: Rule = (value, place) => {
  const shapes = shapesOf(memberOf(value, 'game'));
  return typeof shapes === 'string' ? `${place}.${shapes}` : shapes.terms(value, place);
};

/** The first problem in the shape of a transcript. */
export const TRANSCRIPT_SHAPE: Rule = (value, place) => {
  const shapes = shapesOf(memberOf(memberOf(value, 'terms'), 'game'));
  if (typeof shapes === 'string') return `${place}.terms.${shapes}`;
  const isCancelled = memberOf(value, 'state') === 'cancelled';
  return isCancelled ? shapes.cancelled(value, place) : shapes.published(value, place);
};

/** The first problem in the shape of a receipt. */
export const RECEIPT_SHAPE: Rule = object({
  drawId,
  ticketId: shortText,
  playerId: shortText,
  ticketKey: hex(16, 16),
  numbers: list(integer(0, NUMBER_MAX), 0, TICKET_NUMBERS_MAX),
  acceptedAtMs: count,
  sealed: oneOf(true),
  shard: integer(0, UINT32_MAX),
  index: count,
  count: positive,
  path: list(digest, 0, PATH_HASHES_MAX),
  returned: optional(oneOf(true)),
});

interface Shapes {
  readonly terms: Rule;
  readonly published: Rule;
  readonly cancelled: Rule;
}

/** By twin: of games with a version of their own, and of those in their first. */
const KNOWN_SHAPES = new Map<FamilyTwin, Map<boolean, Shapes>>();

/** The shapes of the family that a game names, or the problem with its name. */
function shapesOf(game: unknown): Shapes | string {
  const name = familyNameIn(game);
  const twin = name === undefined ? undefined : FAMILY_TWINS.get(name);
  if (name === undefined || twin === undefined) {
    return `game.family is not one of: ${[...FAMILY_TWINS.keys()].join(', ')}`;
  }
  const isVersioned = memberOf(game, 'version') !== undefined;
  const known = KNOWN_SHAPES.get(twin) ?? new Map<boolean, Shapes>();
  KNOWN_SHAPES.set(twin, known);
  const shapes = known.get(isVersioned) ?? shapesFor(twin, memberOf(game, 'family'), isVersioned);
  known.set(isVersioned, shapes);
  return shapes;
}

function shapesFor(
  { rules, condition, outcomeLeast, amongTickets }: FamilyTwin,
  family: unknown,
  isVersioned: boolean,
): Shapes {
  // Of no tickets, none is drawn.
  const isAmongTickets = amongTickets !== undefined;
  const fixed = object({
    kind: oneOf('fixed'),
    tier: tierNumber,
    ...condition,
    prizeMinor: count,
  });
  const pariMutuel = object({
    kind: oneOf('pariMutuel'),
    tier: tierNumber,
    ...condition,
    sharePermyriad: integer(0, 10_000),
    jackpot: flag,
    ifUnwon: oneOf('rollover', 'house'),
  });
  const terms = object({
    series: shortText,
    inheritsFrom: shortText,
    game: object({
      id: shortText,
      ...(family === undefined ? {} : { family: oneOf(family) }),
      ...(isVersioned ? { version: integer(2, UINT32_MAX) } : {}),
      ...rules,
      tiers: list(either(fixed, pariMutuel), 1, TIERS_MAX),
      jackpot: optional(JACKPOT_RULES),
    }),
    priceMinor: count,
    opensAt: anInstant,
    closesAt: anInstant,
    resultsAt: anInstant,
    graceMs: count,
    approvalMinor: count,
    beacon: either(oneOf(null), BEACON),
  });
  const sealed = {
    format: oneOf('tirage/transcript/v2'),
    drawId,
    terms,
    termsDigest: digest,
    postponed: optional(POSTPONEMENT_SHAPE),
    commitment: digest,
    serverSeed: digest,
    seals: list(SEAL, 1, SHARDS_MAX),
    ticketsRoot: digest,
    beaconValue: either(oneOf(null), hex(1, BEACON_BYTES_MAX)),
    numbers: list(integer(outcomeLeast, NUMBER_MAX), isAmongTickets ? 0 : 1, NUMBER_MAX),
    ticketCount: count,
    salesMinor: count,
    stock: either(oneOf(undefined), STOCK),
  };
  return { terms, published: publishedShape(sealed, condition), cancelled: cancelledShape(sealed) };
}

type Members = Readonly<Record<string, Rule>>;

function publishedShape(sealed: Members, condition: Members): Rule {
  const tier = object({
    tier: tierNumber,
    ...condition,
    kind: oneOf('fixed', 'pariMutuel'),
    winners: count,
    poolMinor: count,
    prizeMinor: count,
    paidMinor: count,
    breakageMinor: count,
  });
  return object({
    ...sealed,
    state: oneOf('published'),
    jackpotInMinor: count,
    jackpotFrom: list(ROLLOVER, 0, ROLLOVERS_MAX),
    tiers: list(tier, 1, TIERS_MAX),
    rolloverMinor: count,
    breakageMinor: count,
    houseMinor: signed,
    jackpot: optional(JACKPOT),
  });
}

function cancelledShape(sealed: Members): Rule {
  return object({
    ...sealed,
    state: oneOf('cancelled'),
    cancelledAt: anInstant,
    cancelReason: REASON,
  });
}
