/**
 * The fingerprint of a bet: of what it says, in whatever order its members came, at both doors. As
 * with purchases it is that of an HTTP call with the members in the schema's order.
 */
import type { BetBody, SlipBody } from '../../protocol/fixture-messages.ts';
import type { Static } from '../../protocol/schema.ts';
import { fingerprintRequest } from './body-fingerprint.ts';

type Bet = Static<typeof BetBody> & Partial<Pick<Static<typeof SlipBody>, 'legs'>>;

/** In the order of their schemas (protocol/fixture-messages.ts), those of a leg among them. */
const BET_MEMBERS = ['stakeMinor', 'accept', 'eventId', 'selection', 'odds', 'legs'];

/** Of a single on that event, or of a slip with legs. */
export function fingerprintBet(eventId: string | undefined, bet: Bet): number {
  const { stakeMinor, accept, selection, odds, legs } = bet;
  const path = eventId === undefined ? '/v1/bets' : `/v1/events/${eventId}/bets`;
  const text = JSON.stringify({ stakeMinor, accept, selection, odds, legs }, BET_MEMBERS);
  return fingerprintRequest('POST', path, text);
}
