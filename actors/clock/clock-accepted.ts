/**
 * An operator's word that the wall clock is right, against what is believed of the time.
 *
 * It concerns no actor's state: what was closed stays closed, what was drawn stays drawn. From its
 * record on the journal's time goes on from the wall, also where that is back: then times that were
 * recorded come once more, and whoever looks for a time among records has to know until when.
 */
import { COUNTERS } from '../counters.ts';
import type { States } from '../states.ts';

export interface ClockAccepted {
  readonly type: 'ClockAccepted';
  /** Why, in the operator's words. */
  readonly reason: string;
  /** The time as it was believed. */
  readonly believedMs: number;
  /** The wall, which is believed from now on. */
  readonly atMs: number;
}

export const CLOCK_REASON_CHARS_MAX = 500;

export function evolveClockAccepted(
  { counters }: Pick<States, 'counters'>,
  { believedMs, atMs }: ClockAccepted,
): void {
  const knownMs = counters.get(COUNTERS.clockSetBackFromMs) ?? 0;
  if (atMs < believedMs && believedMs > knownMs)
    counters.put(COUNTERS.clockSetBackFromMs, believedMs);
}
