/** What reservations owe when their time has come, and before anybody else asks for tickets. */
import { decideExpire } from '../../../actors/stock/decide-reservation.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { HandlerContext } from './handler.ts';

/** Reservations that end before a question about tickets is decided: 2 ms of work at most. */
const SWEPT_MAX = 64;

export function wakeReservation(context: HandlerContext, ordinal: number): void {
  const { state, stamp } = context;
  const reservation = must(
    state.reservations.get(ordinal),
    'a reminder names a reservation that is not here',
  );
  const decision = decideExpire(state, reservation, stamp);
  assert(decision.kind === 'accepted', 'what a reservation owes was refused');
  context.apply(decision.events);
}

/**
 * Ends reservations whose time has come and who were not woken yet, so that what they
 * held can be had at that very instant. Of more than a few the rest is told to be on its way.
 */
export function sweepReservations(context: HandlerContext): void {
  const { state, stamp } = context;
  for (const ordinal of state.reservations.due(stamp.earliestMs, SWEPT_MAX)) {
    wakeReservation(context, ordinal);
  }
}
