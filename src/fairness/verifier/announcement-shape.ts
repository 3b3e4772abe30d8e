/** What the public view of a draw must look like, to be an announcement to compare with. */
import { POSTPONEMENT_SHAPE, REASON, TERMS_SHAPE } from './input-shape.ts';
import {
  anInstant,
  count,
  digest,
  drawId,
  either,
  integer,
  object,
  oneOf,
  optional,
  positive,
  type Rule,
  shortText,
} from './shape-rules.ts';

/** A draw that has no commitment yet has announced nothing. */
const commitment: Rule = (value, place) => {
  const holds = value !== null;
  return holds ? digest(value, place) : `${place} is null: it was kept before the draw opened`;
};

/** The rules once more, with which draw it is since the jackpot was won: null while not known. */
const JACKPOT = object({
  guaranteedMinor: either(oneOf(null), count),
  capMinor: either(oneOf(null), count),
  mustBeWonBy: either(oneOf(null), count),
  reservePermyriad: either(oneOf(null), count),
  number: either(oneOf(null), positive),
});
/** Left out in a game's first version. */
const gameVersion: Rule = (value, place) =>
  value === undefined ? undefined : integer(2, Number.MAX_SAFE_INTEGER)(value, place);

/** As `GET /v1/draws/{id}` shows it (src/protocol/announced-draw.ts), complete. */
export const ANNOUNCEMENT_SHAPE: Rule = object({
  drawId,
  commitment,
  termsDigest: digest,
  terms: TERMS_SHAPE,
  game: shortText,
  gameVersion,
  series: shortText,
  state: oneOf('open', 'closed', 'sealed', 'drawn', 'settled', 'published', 'cancelled'),
  opensAt: anInstant,
  closesAt: anInstant,
  resultsAt: anInstant,
  priceMinor: count,
  ticketCount: count,
  poolMinor: count,
  jackpotMinor: integer(0, Number.MAX_SAFE_INTEGER),
  ticketsRoot: either(oneOf(null), digest),
  cancelReason: either(oneOf(null), REASON),
  jackpot: optional(JACKPOT),
  stock: optional(object({ count: positive, commitment: digest })),
  postponed: optional(POSTPONEMENT_SHAPE),
  // The operator's own rule, by which nobody wins or is paid: it is shown, and not compared.
  pickLimit: optional(object({ liabilityMinorMax: positive, alarmPermyriad: positive })),
});
