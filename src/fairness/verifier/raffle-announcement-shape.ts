/** What the public view of a raffle must look like, to be an announcement to compare with. */

import { identity, RAFFLE_PLACES_MAX, RULES_SHAPE } from './raffle-shape.ts';
import {
  anInstant,
  count,
  digest,
  either,
  integer,
  list,
  object,
  oneOf,
  pattern,
  positive,
  type Rule,
} from './shape-rules.ts';

const AWARD = object({
  lottery_id: identity,
  win_sum: pattern('a decimal sum', /^\d{1,16}(?:\.\d{1,4})?$/),
  status: oneOf('played_out'),
  place: positive,
  entry: count,
  player: digest,
});
const time = either(oneOf(null), anInstant);

/** As `GET /v1/raffles/{id}` shows it (src/protocol/raffle-messages.ts), complete. */
export const RAFFLE_ANNOUNCEMENT_SHAPE: Rule = object({
  raffleId: identity,
  gameId: identity,
  state: oneOf('in_waiting', 'started', 'finished'),
  rules: RULES_SHAPE,
  openedAt: anInstant,
  startedAt: time,
  endedAt: time,
  expiresAt: time,
  entryCount: integer(0, Number.MAX_SAFE_INTEGER),
  participantCount: count,
  potMinor: count,
  termsDigest: digest,
  commitment: digest,
  ticketsRoot: either(oneOf(null), digest),
  awards: list(AWARD, 0, RAFFLE_PLACES_MAX),
});
