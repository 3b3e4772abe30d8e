/** The schedule in force as operators see it, with what follows from it. */
import { scheduleInForce } from '../../actors/calendar/kept-schedule.ts';
import { formatDrawId, formatPlayerId } from '../kernel/ids.ts';
import { missedJson, type ScheduleJson, type ScheduleView } from '../protocol/schedule-messages.ts';
import { nextDraws } from './next-draws.ts';
import type { Schedule } from './schedule.ts';
import { findScheduleProblemsByAndBy, type KnownToSchedules } from './schedule-file.ts';

/** Draws of each series that are told ahead. */
const DRAWS_TOLD = 3;

/** By and by: a series takes milliseconds, and whoever asks has clients. */
export async function shownSchedule(
  { kept, planned }: ScheduleView,
  known: KnownToSchedules,
  /** By the id of the game: why none of it is planned. */
  changedRules: ReadonlyMap<string, string>,
): Promise<ScheduleJson> {
  const { nowMs, timeZone } = known;
  const schedule = JSON.parse(scheduleInForce(kept)) as Schedule;
  const problems: string[] = [];
  const next: ScheduleJson['next'] = [];
  for (const series of schedule.series) {
    const found = await findScheduleProblemsByAndBy({ series: [series] }, known);
    const changed = changedRules.get(series.game);
    if (changed !== undefined) found.push(`Series ${series.seriesId}: ${changed}.`);
    problems.push(...found);
    if (found.length > 0) continue;
    const { seriesId, game } = series;
    const from = { afterMs: nowMs, timeZone, count: DRAWS_TOLD };
    for (const { closesAtMs, resultsAtMs } of nextDraws(series, from)) {
      const [closesAt, resultsAt] = [instant(closesAtMs), instant(resultsAtMs)];
      next.push({ series: seriesId, game, closesAt, resultsAt });
    }
  }
  return {
    revision: kept.revision,
    source: kept.putText === null ? 'file' : 'operator',
    since: instant(kept.sinceMs),
    by: kept.putBy === null ? null : formatPlayerId(kept.putBy),
    schedule: { series: [...schedule.series] },
    problems,
    next,
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
