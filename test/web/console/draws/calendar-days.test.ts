import { test } from 'tap';
import {
  byDay,
  type CalendarDraw,
  foreseenOf,
  hoursOf,
} from '../../../../web/console/draws/calendar-days.ts';

const BERLIN = 'Europe/Berlin';
const MINUTE_MS = 60_000;

function closing(closesAt: string, more: Partial<CalendarDraw> = {}): CalendarDraw {
  const drawId = `dr_${closesAt}`;
  const times = { opensAt: '2026-01-01T00:00:00Z', closesAt, resultsAt: closesAt };
  return { drawId, series: 'daily', game: '5of36', state: 'published', ...times, ...more };
}

test('calendar: a draw is on the day on which it closes by the zone’s clocks', (t) => {
  const days = byDay(
    [closing('2026-10-24T21:59Z'), closing('2026-10-24T22:00Z'), closing('2026-10-25T22:59Z')],
    BERLIN,
  );
  t.same([...days.keys()], ['2026-10-24', '2026-10-25']);
  t.equal(days.get('2026-10-25')?.length, 2, 'which has 25 hours');
  t.end();
});

test('calendar: an hour that clocks show twice is two, in the order of time', (t) => {
  const draws = ['2026-10-25T01:10Z', '2026-10-25T00:10Z', '2026-10-25T02:10Z'].map((at) =>
    closing(at),
  );
  const hours = hoursOf(draws, BERLIN, 0);
  t.same(
    hours.map(({ label }) => label),
    ['02:00 (UTC+02:00)', '02:00 (UTC+01:00)', '03:00'],
  );
  t.end();
});

test('calendar: a day on which clocks go forward has no draw in the hour that is left out', (t) => {
  const everyHalfHour = Array.from({ length: 46 }, (_, index) =>
    closing(new Date(Date.parse('2026-03-28T23:00Z') + index * 30 * MINUTE_MS).toISOString()),
  );
  const days = byDay(everyHalfHour, BERLIN);
  t.same([...days.keys()], ['2026-03-29'], 'all 23 hours of it');
  const labels = hoursOf(everyHalfHour, BERLIN, 0).map(({ label }) => label);
  t.equal(labels.length, 23);
  t.notOk(labels.includes('02:00'));
  t.end();
});

test('calendar: a draw every minute is a line an hour, with counts', (t) => {
  const nowMs = Date.parse('2026-06-01T08:30:00Z');
  const draws = Array.from({ length: 60 }, (_, minute) => {
    const atMs = Date.parse('2026-06-01T08:00:00Z') + minute * MINUTE_MS;
    const state = atMs < nowMs ? 'published' : 'scheduled';
    return closing(new Date(atMs).toISOString(), { series: 'rush', state });
  });
  const stuck = closing('2026-06-01T08:10:00Z', { series: 'slow', state: 'sealed' });
  const [hour, ...others] = hoursOf([...draws, stuck], BERLIN, nowMs);
  t.same(others, []);
  t.equal(hour?.label, '10:00');
  t.same(
    hour?.series.map(({ series, counts }) => [series, counts]),
    [
      ['rush', { done: 30, late: 30 }],
      ['slow', { late: 1 }],
    ],
    'those that should have opened on New Year are late',
  );
  t.end();
});

test('calendar: what the schedule foresees is left out once it is planned', (t) => {
  const next = ['2026-06-01T08:00:00.000Z', '2026-06-01T09:00:00.000Z'].map((closesAt) => ({
    series: 'daily',
    game: '5of36',
    closesAt,
    resultsAt: closesAt,
  }));
  const foreseen = foreseenOf(next, [closing('2026-06-01T08:00:00Z')]);
  t.same(
    foreseen.map(({ closesAt, drawId }) => [closesAt, drawId]),
    [['2026-06-01T09:00:00.000Z', undefined]],
  );
  const [hour] = hoursOf(foreseen, BERLIN, 0);
  t.same(hour?.series[0]?.counts, { foreseen: 1 });
  t.end();
});
