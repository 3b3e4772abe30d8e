/** Bugs of shards that are added that the simulation must find (planted-bugs.ts). */
import { ZERO_MINOR } from '../../src/kernel/money.ts';
import { onEvent, type PlantedBug } from './planting.ts';

export const GROWTH_BUGS: readonly PlantedBug[] = [
  onEvent('a draw has no place for the seal of the last shard', (_, event, apply) => {
    if (event.type !== 'InstancesAdded') return apply(event);
    apply({ ...event, shardCount: event.shardCount - 1 });
  }),
  onEvent('a desk forgets what it gave to new books', (_, event, apply) => {
    if (event.type !== 'BooksAdded') return apply(event);
    apply({ ...event, allotmentsMinor: event.allotmentsMinor.map(() => ZERO_MINOR) });
  }),
];
