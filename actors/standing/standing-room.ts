import { type Rejected, reject } from '../decider.ts';
import { STANDING_ACTIVE_MAX, STANDING_NUMBER_MAX, type StandingSet } from './standing-ticket.ts';

/** Why a player can have no further standing ticket; undefined while they can. */
export function roomRefusal({ active, madeCount }: StandingSet): Rejected | undefined {
  if (active.length >= STANDING_ACTIVE_MAX) {
    return reject('standingTicketsTooMany', { standingTicketsMax: STANDING_ACTIVE_MAX });
  }
  if (madeCount >= STANDING_NUMBER_MAX) return reject('numbersUsedUp', { of: 'standing tickets' });
  return undefined;
}
