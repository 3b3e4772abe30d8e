/** Bugs of limits of picks that the simulation must find (planted-bugs.ts). */
import { minor } from '../../src/kernel/money.ts';
import { onEvent, type PlantedBug } from './planting.ts';

export const PICK_BUGS: readonly PlantedBug[] = [
  onEvent('an allotment of a pick is given twice', (_, event, apply) => {
    if (event.type !== 'PicksReceived') return apply(event);
    apply({ ...event, amountsMinor: event.amountsMinor.map((amount) => minor(2 * amount)) });
  }),
  onEvent('what is recalled of a pick is not subtracted', (_, event, apply) => {
    if (event.type !== 'PicksGivenBack') apply(event);
  }),
];
