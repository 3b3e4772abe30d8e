/** What the schedule of recurring draws looks like, between threads and on the wire. */
import type { KeptSchedule, MissedDraws } from '../../actors/calendar/kept-schedule.ts';
import type { DrawNo } from '../kernel/ids.ts';
import { Instant, type Static, strictObject, Type } from './schema.ts';

/** As the calendar keeps it, with the recurring draws that it has planned last. */
export interface ScheduleView {
  readonly kept: KeptSchedule;
  readonly planned: readonly {
    readonly seriesId: string;
    readonly draw: DrawNo;
    readonly closesAtMs: number;
  }[];
}

/** What is in it is checked as a file is (src/schedule/schedule-file.ts), and told as sentences. */
export const ScheduleBody = Type.Object(
  { series: Type.Array(Type.Object({}, { additionalProperties: true })) },
  {
    additionalProperties: true,
    title: 'Schedule',
    description: 'As a file of `TIRAGE_SCHEDULE`: docs/schedule.md tells the members of a series.',
  },
);

/** Closings of a series that passed while nothing was planned: there are no such draws. */
export const MissedDrawsReply = strictObject(
  {
    series: Type.String(),
    from: Instant,
    through: Instant,
    count: Type.Integer(),
    notedAt: Instant,
  },
  { title: 'MissedDraws' },
);

/** The state under which the list of draws tells of those that did not take place. */
export const MISSED = 'missed';

export function missedJson(missed: MissedDraws): Static<typeof MissedDrawsReply> {
  const { seriesId, fromMs, throughMs, count, notedAtMs } = missed;
  return {
    series: seriesId,
    from: instant(fromMs),
    through: instant(throughMs),
    count,
    notedAt: instant(notedAtMs),
  };
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}

export const ScheduleReply = strictObject(
  {
    revision: Type.Integer({ description: 'Counts the changes of the schedule in force.' }),
    source: Type.Union([Type.Literal('file'), Type.Literal('operator')]),
    since: Instant,
    by: Type.Union([Type.String(), Type.Null()], {
      description: 'The operator who decided last; null for the command line, or nobody.',
    }),
    schedule: ScheduleBody,
    problems: Type.Array(Type.String(), {
      description: 'Why series of it cannot be planned by this build, or these settings.',
    }),
    next: Type.Array(
      strictObject({
        series: Type.String(),
        game: Type.String(),
        closesAt: Instant,
        resultsAt: Instant,
      }),
      { description: 'The next draws of each series, as the schedule has them.' },
    ),
    planned: Type.Array(
      strictObject({ drawId: Type.String(), series: Type.String(), closesAt: Instant }),
      { description: 'Draws that are planned already: they keep the terms that they have.' },
    ),
    missed: Type.Array(MissedDrawsReply),
  },
  { title: 'ScheduleInForce' },
);
export type ScheduleJson = Static<typeof ScheduleReply>;
