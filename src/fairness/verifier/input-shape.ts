/**
 * What a transcript and a receipt must look like before anything is computed from them.
 *
 * Why: the verifier reads files from strangers. A rule returns the first place where a value is not
 * what it must be, or nothing; it never throws, and every list, text and number has a limit.
 */
export type Rule = (value: unknown, place: string) => string | undefined;

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

export const count = integer(0, Number.MAX_SAFE_INTEGER);
export const positive = integer(1, Number.MAX_SAFE_INTEGER);
const signed = integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
export const digest = hex(32, 32);
export const shortText = pattern('1 to 255 characters of ASCII', /^[\x20-\x7e]{1,255}$/);
export const drawId = pattern('the id of a draw', /^dr_[0-9a-hjkmnp-tv-z]{7}$/);
const flag = oneOf(true, false);

const FIXED_RULE = object({
  kind: oneOf('fixed'),
  tier: positive,
  matches: integer(0, NUMBER_MAX),
  prizeMinor: count,
});

const PARI_MUTUEL_RULE = object({
  kind: oneOf('pariMutuel'),
  tier: positive,
  matches: integer(0, NUMBER_MAX),
  sharePermyriad: integer(0, 10_000),
  jackpot: flag,
  ifUnwon: oneOf('rollover', 'house'),
});

const GAME = object({
  id: shortText,
  k: integer(1, NUMBER_MAX),
  n: integer(1, NUMBER_MAX),
  tiers: list(either(FIXED_RULE, PARI_MUTUEL_RULE), 1, TIERS_MAX),
});

const SEAL = object({
  shard: integer(0, UINT32_MAX),
  ticketCount: count,
  stakeMinor: count,
  merkleRoot: digest,
});

const BEACON = object({ source: shortText, round: count });

/** Exactly what is promised and bound: what is not in the digest is not in the terms. */
export const TERMS_SHAPE: Rule = object({
  series: shortText,
  inheritsFrom: shortText,
  game: GAME,
  priceMinor: count,
  opensAt: anInstant,
  closesAt: anInstant,
  resultsAt: anInstant,
  graceMs: count,
  approvalMinor: count,
  beacon: either(oneOf(null), BEACON),
});

const TIER = object({
  tier: positive,
  matches: integer(0, NUMBER_MAX),
  kind: oneOf('fixed', 'pariMutuel'),
  winners: count,
  poolMinor: count,
  prizeMinor: count,
  paidMinor: count,
  breakageMinor: count,
});

const SEALED = {
  format: oneOf('tirage/transcript/v2'),
  drawId,
  terms: TERMS_SHAPE,
  termsDigest: digest,
  commitment: digest,
  serverSeed: digest,
  seals: list(SEAL, 1, SHARDS_MAX),
  ticketsRoot: digest,
  beaconValue: either(oneOf(null), hex(1, BEACON_BYTES_MAX)),
  numbers: list(integer(1, NUMBER_MAX), 1, NUMBER_MAX),
  ticketCount: count,
  salesMinor: count,
};

const PUBLISHED_SHAPE = object({
  ...SEALED,
  state: oneOf('published'),
  jackpotInMinor: count,
  jackpotFrom: list(object({ drawId, amountMinor: positive }), 0, ROLLOVERS_MAX),
  tiers: list(TIER, 1, TIERS_MAX),
  rolloverMinor: count,
  breakageMinor: count,
  houseMinor: signed,
});

const CANCELLED_SHAPE = object({
  ...SEALED,
  state: oneOf('cancelled'),
  cancelledAt: anInstant,
  cancelReason: pattern('a text', /^.{1,1000}$/su),
});

/** The first problem in the shape of a transcript. */
export const TRANSCRIPT_SHAPE: Rule = (value, place) => {
  const isCancelled =
    typeof value === 'object' && value !== null && Reflect.get(value, 'state') === 'cancelled';
  return isCancelled ? CANCELLED_SHAPE(value, place) : PUBLISHED_SHAPE(value, place);
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
});

export function integer(least: number, most: number): Rule {
  return (value, place) => {
    const holds = Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
    return holds ? undefined : `${place} is not an integer in ${least} … ${most}`;
  };
}

export function pattern(expected: string, allowed: RegExp): Rule {
  return (value, place) => {
    const holds = typeof value === 'string' && allowed.test(value);
    return holds ? undefined : `${place} is not ${expected}`;
  };
}

export function hex(bytesMin: number, bytesMax: number): Rule {
  const size = bytesMin === bytesMax ? `${bytesMin}` : `${bytesMin} to ${bytesMax}`;
  const digits = new RegExp(`^(?:[0-9a-f]{2}){${bytesMin},${bytesMax}}$`);
  return pattern(`${size} bytes in lower-case hexadecimal`, digits);
}

/** In the one form that `toISOString` has, so that one instant has one text. */
export function anInstant(value: unknown, place: string): string | undefined {
  const atMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  const holds = atMs >= 0 && new Date(atMs).toISOString() === value;
  return holds ? undefined : `${place} is not an instant in UTC with milliseconds`;
}

export function oneOf(...allowed: readonly unknown[]): Rule {
  return (value, place) => {
    return allowed.includes(value) ? undefined : `${place} is not one of: ${allowed.join(', ')}`;
  };
}

/** The last alternative explains what is wrong. */
export function either(first: Rule, second: Rule): Rule {
  return (value, place) => (first(value, place) === undefined ? undefined : second(value, place));
}

export function list(item: Rule, countMin: number, countMax: number): Rule {
  return (value, place) => {
    if (!Array.isArray(value)) return `${place} is not a list`;
    if (value.length < countMin || value.length > countMax) {
      return `${place} does not have ${countMin} to ${countMax} elements`;
    }
    for (const [index, element] of value.entries()) {
      const problem = item(element, `${place}[${index}]`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

/** A field that no rule knows is a claim that nobody checks: it is refused. */
export function object(fields: Readonly<Record<string, Rule>>): Rule {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return `${place} is not an object`;
    }
    for (const [name, rule] of Object.entries(fields)) {
      const inner: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
      const problem = rule(inner, `${place}.${name}`);
      if (problem !== undefined) return problem;
    }
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    return unknown === undefined ? undefined : `${place}.${unknown.slice(0, 40)} is not known here`;
  };
}
