/**
 * The schedule of recurring draws as the calendar keeps it, so that the journal knows which one
 * was in force and since when.
 *
 * There are two: the one that the settings name, which is read at each start, and the one that an
 * operator has put while the engine ran. What was put holds, until the operator goes back to the
 * file's. The calendar keeps texts: what is in them is checked where they come in and read by the
 * planner (src/schedule), because patterns and time zones are no business of an actor.
 *
 * Closings that passed while nobody planned are kept beside it, the newest of them: no draw is made
 * up for the past, and whoever looks for one finds that there was none.
 */
import type { PlayerKey } from '../../src/kernel/ids.ts';

/** The schedule's key in its store. */
export const SCHEDULE_KEY = 0;

/** As much as the HTTP door takes; 64 series are a third of it. */
export const SCHEDULE_CHARS_MAX = 65_536;

/** Older ones are forgotten by the row; the journal has them all. */
export const MISSED_KEPT_MAX = 64;

/** Closings of a series at which there was no draw, because the engine did not run. */
export interface MissedDraws {
  readonly seriesId: string;
  readonly fromMs: number;
  readonly throughMs: number;
  readonly count: number;
  readonly notedAtMs: number;
}

export interface KeptSchedule {
  /** Counts the changes of the schedule that is in force. */
  readonly revision: number;
  readonly fileText: string;
  /** Null: the file's holds. */
  readonly putText: string | null;
  /** Who decided last between the two; null for the command line, and where nobody has. */
  readonly putBy: PlayerKey | null;
  /** Since when the one in force holds. */
  readonly sinceMs: number;
  readonly missed: readonly MissedDraws[];
}

export const NO_SCHEDULE: KeptSchedule = {
  revision: 0,
  fileText: '{"series":[]}',
  putText: null,
  putBy: null,
  sinceMs: 0,
  missed: [],
};

export function scheduleInForce({ fileText, putText }: KeptSchedule): string {
  return putText ?? fileText;
}
