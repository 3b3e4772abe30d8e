/** The schedule in force as operators see it, with what follows from it. */
import { scheduleInForce } from '../../actors/calendar/kept-schedule.ts';
import { formatDrawId, formatPlayerId } from '../kernel/ids.ts';
import { missedJson, type ScheduleJson, type ScheduleView } from '../protocol/schedule-messages.ts';
import { nextDraws } from './next-draws.ts';
import type { Schedule } from './schedule.ts';
import { findScheduleProblems, type KnownToSchedules } from './schedule-file.ts';

/** Draws of each series that are told ahead. */
const DRAWS_TOLD = 3;

export function shownSchedule(
  { kept, planned }: ScheduleView,
  known: KnownToSchedules,
): ScheduleJson {
  const { nowMs, timeZone } = known;
  const schedule = JSON.parse(scheduleInForce(kept)) as Schedule;
  const problemsOf = schedule.series.map((one) => findScheduleProblems({ series: [one] }, known));
  const sound = schedule.series.filter((_, index) => problemsOf[index]?.length === 0);
  return {
    revision: kept.revision,
    source: kept.putText === null ? 'file' : 'operator',
    since: instant(kept.sinceMs),
    by: kept.putBy === null ? null : formatPlayerId(kept.putBy),
    schedule: { series: [...schedule.series] },
    problems: problemsOf.flat(),
    next: sound.flatMap((series) => {
      const from = { afterMs: nowMs, timeZone, count: DRAWS_TOLD };
      return nextDraws(series, from).map(({ closesAtMs, resultsAtMs }) => ({
        series: series.seriesId,
        game: series.game,
        closesAt: instant(closesAtMs),
        resultsAt: instant(resultsAtMs),
      }));
    }),
    planned: planned.flatMap(({ seriesId, draw, closesAtMs }) => {
      if (closesAtMs <= nowMs) return [];
      return [{ drawId: formatDrawId(draw), series: seriesId, closesAt: instant(closesAtMs) }];
    }),
    missed: kept.missed.map(missedJson),
  };
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}
