/** What becomes of the schedule of recurring draws: kept-schedule.ts says what it is. */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { accept, type Decision, hasCome, reject, type Stamp } from '../decider.ts';
import type { Calendar } from './calendar.ts';
import { type KeptSchedule, NO_SCHEDULE, SCHEDULE_CHARS_MAX } from './kept-schedule.ts';
import type { DrawsMissed, SchedulePut, ScheduleRead } from './schedule-events.ts';

export interface ReadSchedule {
  readonly text: string;
}

/** The engine has started, with this schedule in its settings. */
export function decideReadSchedule(
  kept: KeptSchedule | undefined,
  { text }: ReadSchedule,
  { nowMs: atMs }: Stamp,
): Decision<ScheduleRead> {
  return accept(kept?.fileText === text ? [] : [{ type: 'ScheduleRead', text, atMs }]);
}

export interface PutSchedule {
  /** Checked by whoever asks; null goes back to the file's. */
  readonly text: string | null;
  readonly by: PlayerKey | null;
  /** The revision over which it is put; absent: over whichever holds. */
  readonly over?: number | undefined;
}

/** What holds already is not put a second time, whatever it was to be put over. */
export function decidePutSchedule(
  kept: KeptSchedule | undefined,
  { text, by, over }: PutSchedule,
  { nowMs: atMs }: Stamp,
): Decision<SchedulePut> {
  if (text !== null && text.length > SCHEDULE_CHARS_MAX) {
    return reject('scheduleInvalid', { charactersMax: SCHEDULE_CHARS_MAX });
  }
  const { putText, revision } = kept ?? NO_SCHEDULE;
  if (putText === text) return accept([]);
  if (over !== undefined && over !== revision) return reject('scheduleStale', { revision });
  return accept([{ type: 'SchedulePut', text, by, atMs }]);
}

export interface NoteMissedDraws {
  readonly seriesId: string;
  readonly fromMs: number;
  readonly throughMs: number;
  readonly count: number;
}

/** Told again, or told by a clock that is not believed, it is not noted. */
export function decideNoteMissedDraws(
  { kept, calendar }: { kept: KeptSchedule | undefined; calendar: Calendar | undefined },
  { seriesId, fromMs, throughMs, count }: NoteMissedDraws,
  stamp: Stamp,
): Decision<DrawsMissed> {
  const series = calendar?.series.find((one) => one.seriesId === seriesId);
  const isPlanned = series?.planned.some(({ closesAtMs }) => closesAtMs >= fromMs) ?? false;
  const isNoted = (kept ?? NO_SCHEDULE).missed.some((one) => {
    return one.seriesId === seriesId && one.throughMs >= fromMs;
  });
  if (isPlanned || isNoted || hasCome(throughMs, stamp) !== 'yes') return accept([]);
  const missed = { seriesId, fromMs, throughMs, count, atMs: stamp.nowMs };
  return accept([{ type: 'DrawsMissed', ...missed }]);
}
