import { test } from 'tap';
import { MISSED_KEPT_MAX, SCHEDULE_KEY } from '../../../actors/calendar/kept-schedule.ts';
import type { ScheduleEvent } from '../../../actors/calendar/schedule-events.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given, type Stage } from '../../support/cluster/actor-stage.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';

function read(text: string, atMs: number): ScheduleEvent {
  return { type: 'ScheduleRead', text, atMs };
}

function put(text: string | null, atMs: number): ScheduleEvent {
  return { type: 'SchedulePut', text, by: OPERATOR, atMs };
}

function kept(stage: Stage) {
  return must(stage.states.schedule.get(SCHEDULE_KEY), 'a schedule is kept');
}

test('schedule: a revision is a change of what is in force', (t) => {
  const stage = given(read('file', 1));
  t.match(kept(stage), { revision: 1, fileText: 'file', putText: null, sinceMs: 1 });
  stage.and(put('put', 2));
  t.match(kept(stage), { revision: 2, putText: 'put', putBy: OPERATOR, sinceMs: 2 });
  stage.and(read('another file', 3));
  t.match(kept(stage), { revision: 2, fileText: 'another file', sinceMs: 2 }, 'it does not hold');
  stage.and(put(null, 4));
  t.match(kept(stage), { revision: 3, putText: null, sinceMs: 4 });
  t.end();
});

test('schedule: of missed draws the newest are kept', (t) => {
  const stage = given();
  for (let i = 0; i <= MISSED_KEPT_MAX; i += 1) {
    const closing = { seriesId: 'daily', fromMs: i, throughMs: i, count: 1 };
    stage.and({ type: 'DrawsMissed', ...closing, atMs: i });
  }
  const { missed, revision } = kept(stage);
  t.equal(missed.length, MISSED_KEPT_MAX);
  t.match(missed[0], { fromMs: 1, notedAtMs: 1 });
  t.equal(revision, 0);
  t.end();
});
