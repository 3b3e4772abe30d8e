/** What a raffle's transcript must look like before anything is computed from it. */
import {
  anInstant,
  count,
  digest,
  either,
  integer,
  list,
  object,
  oneOf,
  optional,
  pattern,
  positive,
  type Rule,
} from './shape-rules.ts';

const ENTRIES_MAX = 16_384;
export const RAFFLE_PLACES_MAX = 100;
const UINT32_MAX = 2 ** 32 - 1;

const share = integer(1, 10_000);
export const identity = pattern('1 to 255 characters of ASCII', /^[\x20-\x7e]{1,255}$/);

const PRIZE = either(
  object({ kind: oneOf('share'), sharePermyriad: share }),
  either(
    object({ kind: oneOf('fixed'), prizeMinor: positive }),
    object({ kind: oneOf('table'), sharesPermyriad: list(share, 1, RAFFLE_PLACES_MAX) }),
  ),
);

export const RULES_SHAPE = object({
  participantsNeeded: integer(1, ENTRIES_MAX),
  chances: oneOf('equal', 'stake'),
  entriesPerPlayerMax: integer(1, ENTRIES_MAX),
  prize: PRIZE,
  fillWithinMs: either(oneOf(null), positive),
  ifUnfilled: oneOf('cancel', 'draw'),
});

/** The first problem in the shape of a raffle's transcript. */
export const RAFFLE_TRANSCRIPT_SHAPE: Rule = object({
  format: oneOf('tirage/raffle-transcript/v2'),
  raffleId: identity,
  gameId: identity,
  rules: RULES_SHAPE,
  openedAt: anInstant,
  startedAt: anInstant,
  finishedAt: anInstant,
  startedByHand: optional(oneOf(true)),
  termsDigest: digest,
  commitment: digest,
  serverSeed: digest,
  seal: object({
    shard: integer(0, UINT32_MAX),
    entryCount: count,
    potMinor: count,
    merkleRoot: digest,
  }),
  ticketsRoot: digest,
  entries: list(
    object({ player: digest, stakeMinor: positive, acceptedAtMs: count }),
    1,
    ENTRIES_MAX,
  ),
  winners: list(
    object({
      place: positive,
      entry: integer(0, ENTRIES_MAX - 1),
      player: digest,
      prizeMinor: count,
    }),
    1,
    RAFFLE_PLACES_MAX,
  ),
});
