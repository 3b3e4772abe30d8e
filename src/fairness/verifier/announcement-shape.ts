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
  type Rule,
  shortText,
} from './shape-rules.ts';

/** A draw that has no commitment yet has announced nothing. */
const commitment: Rule = (value, place) => {
  const holds = value !== null;
  return holds ? digest(value, place) : `${place} is null: it was kept before the draw opened`;
};

/** As `GET /v1/draws/{id}` shows it (src/protocol/announced-draw.ts), complete. */
export const ANNOUNCEMENT_SHAPE: Rule = object({
  drawId,
  commitment,
  termsDigest: digest,
  terms: TERMS_SHAPE,
  game: shortText,
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
  postponed: optional(POSTPONEMENT_SHAPE),
});
