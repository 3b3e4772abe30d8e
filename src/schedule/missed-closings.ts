import { nextDrawTimes, type ScheduledSeries } from './schedule.ts';

/** A draw a minute for a week; further ones are not counted. */
export const MISSED_COUNT_MAX = 10_080;

export interface MissedClosings {
  readonly fromMs: number;
  readonly throughMs: number;
  readonly count: number;
}

/** The closings of a series after the last one that was planned, up to now; or undefined. */
export function missedClosings(
  series: ScheduledSeries,
  { lastMs, nowMs, timeZone }: { lastMs: number; nowMs: number; timeZone: string },
): MissedClosings | undefined {
  let missed: MissedClosings | undefined;
  for (let afterMs = lastMs; (missed?.count ?? 0) < MISSED_COUNT_MAX; ) {
    const { closesAtMs } = nextDrawTimes(series, { afterMs, timeZone });
    if (closesAtMs > nowMs) break;
    const { fromMs = closesAtMs, count = 0 } = missed ?? {};
    missed = { fromMs, throughMs: closesAtMs, count: count + 1 };
    afterMs = closesAtMs;
  }
  return missed;
}
