import { test } from 'tap';
import {
  decideNoteMissedDraws,
  decidePutSchedule,
  decideReadSchedule,
} from '../../../actors/calendar/decide-schedule.ts';
import {
  type KeptSchedule,
  NO_SCHEDULE,
  SCHEDULE_CHARS_MAX,
} from '../../../actors/calendar/kept-schedule.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';

const KEPT: KeptSchedule = { ...NO_SCHEDULE, fileText: 'file', putText: 'put' };
const STAMP = stampAt(10_000);
const NOTHING = { kind: 'accepted', events: [] };

test('schedule: what the settings say is journaled when it is another', (t) => {
  const read = { type: 'ScheduleRead', text: 'other', atMs: 10_000 };
  t.match(decideReadSchedule(KEPT, { text: 'other' }, STAMP), { events: [read] });
  t.match(decideReadSchedule(undefined, { text: 'other' }, STAMP), { events: [read] });
  t.same(decideReadSchedule(KEPT, { text: 'file' }, STAMP), NOTHING);
  t.end();
});

test('schedule: what an operator puts is journaled with who it was, unless it holds', (t) => {
  const by = OPERATOR;
  t.match(decidePutSchedule(KEPT, { text: 'new', by }, STAMP), {
    events: [{ type: 'SchedulePut', text: 'new', by, atMs: 10_000 }],
  });
  t.match(decidePutSchedule(KEPT, { text: null, by }, STAMP), { events: [{ text: null }] });
  t.same(decidePutSchedule(KEPT, { text: 'put', by }, STAMP), NOTHING);
  t.same(decidePutSchedule(undefined, { text: null, by }, STAMP), NOTHING);
  const long = 'x'.repeat(SCHEDULE_CHARS_MAX);
  t.match(decidePutSchedule(KEPT, { text: long, by }, STAMP), { kind: 'accepted' });
  t.match(decidePutSchedule(KEPT, { text: `${long}x`, by }, STAMP), { code: 'scheduleInvalid' });
  t.end();
});

test('schedule: over another revision than one knew nothing is put', (t) => {
  const { revision } = KEPT;
  const by = OPERATOR;
  t.match(decidePutSchedule(KEPT, { text: 'new', by, over: revision }, STAMP), {
    events: [{ text: 'new' }],
  });
  t.match(decidePutSchedule(KEPT, { text: 'new', by, over: revision - 1 }, STAMP), {
    code: 'scheduleStale',
    facts: { revision },
  });
  t.same(decidePutSchedule(KEPT, { text: 'put', by, over: revision - 1 }, STAMP), NOTHING);
  t.match(decidePutSchedule(undefined, { text: 'new', by, over: 1 }, STAMP), {
    code: 'scheduleStale',
  });
  t.end();
});

test('schedule: missed draws are noted once they surely passed, and once', (t) => {
  const missed = { seriesId: 'daily', fromMs: 5_000, throughMs: 9_000, count: 2 };
  const calendar = {
    drawCount: 1,
    series: [{ seriesId: 'daily', planned: [{ draw: drawNo(1), closesAtMs: 4_000 }] }],
    rollovers: [],
    standings: [],
  };
  const known = { kept: KEPT, calendar };
  t.match(decideNoteMissedDraws(known, missed, STAMP), {
    events: [{ type: 'DrawsMissed', ...missed, atMs: 10_000 }],
  });
  const noted = { ...KEPT, missed: [{ ...missed, notedAtMs: 9_500 }] };
  t.same(decideNoteMissedDraws({ ...known, kept: noted }, missed, STAMP), NOTHING);
  t.same(decideNoteMissedDraws(known, { ...missed, fromMs: 4_000 }, STAMP), NOTHING, 'planned');
  t.same(decideNoteMissedDraws(known, { ...missed, throughMs: 10_001 }, STAMP), NOTHING);
  t.same(decideNoteMissedDraws(known, missed, unsureStamp(8_999, 10_000)), NOTHING);
  t.end();
});
