/** Bugs of number raffles that the simulation must find (planted-bugs.ts). */
import { onEvent, type PlantedBug } from './planting.ts';
import { RAFFLE_GAME } from './small-game.ts';

export const RAFFLE_BUGS: readonly PlantedBug[] = [
  onEvent('a raffle draws other tickets than it names', (state, event, apply) => {
    const terms = event.type === 'DrawConducted' && state.coordinators.get(event.draw)?.terms;
    if (event.type !== 'DrawConducted' || !terms) return apply(event);
    const isRaffle = terms.game.gameId === RAFFLE_GAME.gameId;
    // Each number is one digit: they change their turns.
    apply(isRaffle ? { ...event, numbers: event.numbers.toReversed() } : event);
  }),
];
