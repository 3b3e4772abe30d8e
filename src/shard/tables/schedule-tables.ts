/** The table of the schedule: one value, under `SCHEDULE_KEY`, on the calendar's shard. */
import type {
  KeptSchedule,
  MissedDraws,
  SCHEDULE_KEY,
} from '../../../actors/calendar/kept-schedule.ts';
import { formOf } from '../../../actors/stored-form.ts';
import { objectCodec } from '../records/positional-codec.ts';
import { type AreaTables, declareTable } from './declare-table.ts';
import { plain } from './key-part.ts';
import { byNumber } from './key-shapes.ts';

const MISSED_FORM = formOf<MissedDraws>()([
  'seriesId',
  'fromMs',
  'throughMs',
  'count',
  'notedAtMs',
]);

export const SCHEDULE_TABLES = {
  schedule: declareTable(
    120,
    'actor',
    byNumber<typeof SCHEDULE_KEY>(plain),
    objectCodec<KeptSchedule>()(['revision', 'fileText', 'putText', 'putBy', 'sinceMs', 'missed'], {
      within: { missed: MISSED_FORM },
    }),
    { cachedMax: 1 },
  ),
} satisfies AreaTables;
