/** What draws and their duties are called, in the reader's language. */
import { say, sayable } from '../speech.ts';
import type { Counts } from './calendar-days.ts';
import type { DutyName, DutyStanding } from './draw-duties.ts';

/** A later engine may have others: they are shown by their names. */
export function stateText(state: string): string {
  const key = `draws.state.${state}`;
  return sayable(key) ? say(key) : state;
}

export function dutyText(name: DutyName): string {
  return say(`draws.duty.${name}`);
}

export function standingText(standing: DutyStanding | 'foreseen'): string {
  return say(`draws.standing.${standing}`);
}

/** "30 done, 2 late": what is late first. */
export function countsText(counts: Counts): string {
  return (['late', 'due', 'ahead', 'foreseen', 'done', 'dropped'] as const)
    .filter((standing) => counts[standing] !== undefined)
    .map((standing) => `${counts[standing]} ${standingText(standing)}`)
    .join(', ');
}
