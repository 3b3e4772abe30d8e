import { type DrawTimes, nextDrawTimes, type ScheduledSeries } from './schedule.ts';

/** The next draws of a series, one after the other; `timeZone` is for a series without one. */
export function nextDraws(
  series: ScheduledSeries,
  { afterMs, timeZone, count }: { afterMs: number; timeZone: string; count: number },
): DrawTimes[] {
  let lastMs = afterMs;
  return Array.from({ length: count }, () => {
    const times = nextDrawTimes(series, { afterMs: lastMs, timeZone });
    lastMs = times.closesAtMs;
    return times;
  });
}
