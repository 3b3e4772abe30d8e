/** Bugs of standing tickets that the simulation must find (planted-bugs.ts). */
import { entriesOf } from '../../actors/standing/entries-of-walk.ts';
import { standingTicketAt } from '../../actors/standing/series-index.ts';
import { beginWalk } from '../../actors/standing/standing-walk.ts';
import { must } from '../../src/kernel/assert.ts';
import { onEvent, type PlantedBug } from './planting.ts';

export const STANDING_BUGS: readonly PlantedBug[] = [
  onEvent('a walk that is begun anew enters a draw twice', (state, event, apply) => {
    apply(event);
    if (event.type === 'StandingTicketsEntered') {
      for (const entry of entriesOf(event)) {
        must(standingTicketAt(state, entry), 'it was entered').lastDraw = 0;
      }
    }
    if (event.type !== 'StandingWalkEnded' || !event.isWhole) return;
    const { terms } = must(state.instances.get(event.draw), 'it was walked over');
    beginWalk(state, terms);
  }),
  onEvent('what was prepaid comes back for a draw that was entered', (state, event, apply) => {
    apply(event);
    if (event.type !== 'StandingTicketsEntered') return;
    for (const entry of entriesOf(event)) {
      const ticket = must(standingTicketAt(state, entry), 'it was entered');
      if (entry.prepaidMinor > 0) ticket.drawsLeft = (ticket.drawsLeft ?? 0) + 1;
    }
  }),
];
