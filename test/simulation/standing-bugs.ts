/** Bugs of standing tickets that the simulation must find (planted-bugs.ts). */
import { beginWalk } from '../../actors/standing/standing-walk.ts';
import { must } from '../../src/kernel/assert.ts';
import type { StandingPlace } from '../../src/kernel/ids.ts';
import type { ShardState } from '../../src/shard/state/shard-state.ts';
import { onEvent, type PlantedBug } from './planting.ts';

export const STANDING_BUGS: readonly PlantedBug[] = [
  onEvent('a walk that is begun anew enters a draw twice', (state, event, apply) => {
    apply(event);
    if (event.type === 'StandingTicketEntered') changed(state, event, { lastDraw: 0 });
    if (event.type !== 'StandingWalkEnded' || !event.isWhole) return;
    const { terms } = must(state.instances.get(event.draw), 'it was walked over');
    beginWalk(state, terms);
  }),
  onEvent('what was prepaid comes back for a draw that was entered', (state, event, apply) => {
    apply(event);
    if (event.type !== 'StandingTicketEntered' || event.paidMinor === 0) return;
    const { player, number } = event;
    const ticket = must(state.standingTickets.get({ player, number }), 'it was entered');
    changed(state, event, { drawsLeft: (ticket.drawsLeft ?? 0) + 1 });
  }),
];

function changed(
  { standingTickets }: ShardState,
  { player, number }: StandingPlace,
  change: object,
): void {
  const ticket = must(standingTickets.get({ player, number }), 'it was made');
  standingTickets.put({ player, number }, { ...ticket, ...change });
}
