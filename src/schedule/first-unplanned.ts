import { scheduleInForce } from '../../actors/calendar/kept-schedule.ts';
import type { ScheduleView } from '../protocol/schedule-messages.ts';
import { type DrawTimes, nextDrawTimes, type Schedule } from './schedule.ts';
import { findScheduleProblemsByAndBy, type KnownToSchedules } from './schedule-file.ts';

/** The first draw of a series that is in force and not planned yet; none of one that is not. */
export async function firstUnplanned(
  { kept, planned }: ScheduleView,
  seriesId: string,
  known: KnownToSchedules,
): Promise<DrawTimes | undefined> {
  const { series } = JSON.parse(scheduleInForce(kept)) as Schedule;
  const own = series.find((one) => one.seriesId === seriesId);
  if (own === undefined) return undefined;
  const problems = await findScheduleProblemsByAndBy({ series: [own] }, known);
  if (problems.length > 0) return undefined;
  const closings = planned.filter((draw) => draw.seriesId === seriesId);
  const afterMs = Math.max(known.nowMs, ...closings.map(({ closesAtMs }) => closesAtMs));
  return nextDrawTimes(own, { afterMs, timeZone: known.timeZone });
}
