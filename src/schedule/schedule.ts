/**
 * The recurring draws: which series there are, when each closes and when its results come. They are
 * built in, or come from a file of the operator (schedule-file.ts).
 */
import type { OperatorFile } from '../protocol/operator-file.ts';
import { nextClosing } from './occurrences.ts';
import type { Schedule, ScheduledSeries } from './schedule-file.ts';

/** As sentences call it. */
export const SCHEDULE_FILE: OperatorFile = {
  file: 'The schedule file',
  whole: 'The schedule',
  owner: "The schedule's",
};

/** Operators' single draws of a game are of the series of this name and its game's id. */
export const SINGLE_DRAWS_PREFIX = 'special-';

export type { Schedule, ScheduledSeries };

export interface DrawTimes {
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
}

/**
 * Daily draws for patient players, and express ones that show the whole life of a draw in five
 * minutes.
 */
export const BUILT_IN_SCHEDULE: Schedule = Object.freeze({
  series: Object.freeze([
    { seriesId: 'daily-5of36', game: '5of36', closes: '0 15 * * *', results: '0 16 * * *' },
    { seriesId: 'daily-6of45', game: '6of45', closes: '0 15 * * *', results: '0 16 * * *' },
    { seriesId: 'express-5of36', game: '5of36', closes: '*/5 * * * *', resultsDelaySeconds: 20 },
    { seriesId: 'express-6of45', game: '6of45', closes: '*/5 * * * *', resultsDelaySeconds: 20 },
  ]),
});

/** The next draw of a series that closes after `afterMs`; `timeZone` is for series without one. */
export function nextDrawTimes(
  series: ScheduledSeries,
  from: { afterMs: number; timeZone: string },
): DrawTimes {
  const { afterMs, timeZone: timeZoneDefault } = from;
  const timeZone = series.timeZone ?? timeZoneDefault;
  const closesAtMs = nextClosing({ cron: series.closes, timeZone, afterMs });
  const resultsAtMs =
    series.results === undefined
      ? closesAtMs + (series.resultsDelaySeconds ?? 0) * 1_000
      : nextClosing({ cron: series.results, timeZone, afterMs: closesAtMs });
  return { closesAtMs, resultsAtMs };
}
