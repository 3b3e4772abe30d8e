/** Bugs of tickets that come back that the simulation must find (planted-bugs.ts). */
import { must } from '../../src/kernel/assert.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import type { ShardState } from '../../src/shard/state/shard-state.ts';
import { onEvent, type PlantedBug } from './planting.ts';

export const RETURN_BUGS: readonly PlantedBug[] = [
  onEvent('a ticket that came back wins all the same', (state, event, apply) => {
    if (event.type === 'ScanOrdered') forget(state, event.draw);
    apply(event);
  }),
  onEvent('a ticket that came back is refunded once more', (state, event, apply) => {
    apply(event);
    if (event.type === 'StakesReturned') forget(state, event.draw);
  }),
  onEvent('a seal leaves out which tickets came back', (_, event, apply) => {
    if (event.type !== 'ShardSealed') return apply(event);
    const { returned: _returned, ...seal } = event.seal;
    apply({ ...event, seal });
  }),
  onEvent('a system that comes back is paid as one combination', (_, event, apply) => {
    if (event.type !== 'TicketReturned') return apply(event);
    apply({ ...event, combinationCount: 1 });
  }),
  onEvent('points of a ticket that came back are forgotten', (_, event, apply) => {
    if (event.type !== 'TicketReturned') return apply(event);
    apply({ ...event, pointsHundredths: pointsHundredths(0) });
  }),
];

function forget({ tickets }: ShardState, draw: Parameters<typeof tickets.columns>[0]): void {
  const columns = must(tickets.columns(draw), 'its tickets are in memory');
  (columns.returned as Set<number>).clear();
}
