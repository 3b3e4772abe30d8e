/**
 * For how long a client's key is kept: a repeat within the term gets the first answer, one after it
 * is a new operation.
 *
 * Recorded, although it is a setting: what an index forgets has to follow from the journal.
 */

import { COUNTERS } from '../counters.ts';
import type { Stamp } from '../decider.ts';
import type { States } from '../states.ts';

export interface KeyTermChanged {
  readonly type: 'KeyTermChanged';
  readonly termMs: number;
  readonly atMs: number;
}

/** Nothing where it is as it was. */
export function decideKeyTerm(
  { counters }: Pick<States, 'counters'>,
  termMs: number,
  { nowMs: atMs }: Pick<Stamp, 'nowMs'>,
): readonly KeyTermChanged[] {
  if (counters.get(COUNTERS.keyTermMs) === termMs) return [];
  return [{ type: 'KeyTermChanged', termMs, atMs }];
}

export function evolveKeyTermChanged(
  { counters }: Pick<States, 'counters'>,
  { termMs }: KeyTermChanged,
): void {
  counters.put(COUNTERS.keyTermMs, termMs);
}

/** Keys that were used at this time or later are known; before a term was recorded, all are. */
export function keysSinceMs(
  { counters }: Pick<States, 'counters'>,
  { nowMs }: Pick<Stamp, 'nowMs'>,
): number {
  const termMs = counters.get(COUNTERS.keyTermMs);
  return termMs === undefined ? Number.NEGATIVE_INFINITY : nowMs - termMs;
}
