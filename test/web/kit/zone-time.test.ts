import { test } from 'tap';
import {
  dayAfter,
  instantsOf,
  isDay,
  offsetText,
  wallText,
  wallTime,
  weekOf,
} from '../../../web/kit/zone-time.ts';

const BERLIN = 'Europe/Berlin';
const at = (text: string): number => Date.parse(text);
const HOUR_MS = 3_600_000;

test('zone time: a day begins when clocks of the zone say so', (t) => {
  const { day, time, hour, offsetMs } = wallTime(at('2026-07-01T22:30:59Z'), BERLIN);
  t.same([day, time, hour, offsetMs], ['2026-07-02', '00:30', 0, 2 * HOUR_MS]);
  t.equal(wallTime(at('2026-07-01T22:30Z'), 'Asia/Kolkata').time, '04:00');
  t.equal(wallTime(at('2026-07-01T02:30Z'), 'America/New_York').day, '2026-06-30');
  t.end();
});

test('zone time: an hour that clocks show twice is two instants, the first one first', (t) => {
  const both = [at('2026-10-25T00:30Z'), at('2026-10-25T01:30Z')];
  t.same(instantsOf('2026-10-25T02:30', BERLIN), both);
  for (const one of both) t.equal(wallText(one, BERLIN), '2026-10-25T02:30');
  t.end();
});

test('zone time: an hour that clocks leave out is none', (t) => {
  t.same(instantsOf('2026-03-29T02:30', BERLIN), []);
  t.same(instantsOf('2026-03-29T03:30', BERLIN), [at('2026-03-29T01:30Z')]);
  t.end();
});

test('zone time: far zones and what is no time', (t) => {
  t.same(instantsOf('2026-01-02T03:04', 'Pacific/Kiritimati'), [at('2026-01-01T13:04Z')]);
  t.same(instantsOf('2026-01-02T03:04', 'Pacific/Midway'), [at('2026-01-02T14:04Z')]);
  for (const text of ['', '2026-01-02', '2026-13-02T03:04', 'noon']) {
    t.same(instantsOf(text, BERLIN), [], text);
  }
  t.end();
});

test('zone time: weeks are whole over a change of clocks and of years', (t) => {
  const week = weekOf('2026-10-25');
  t.equal(week[0], '2026-10-19');
  t.equal(week[6], '2026-10-25');
  t.equal(weekOf('2026-01-01')[0], '2025-12-29');
  t.equal(dayAfter('2028-02-28', 1), '2028-02-29');
  t.same([isDay('2026-02-28'), isDay('2026-13-01'), isDay('x')], [true, false, false]);
  t.end();
});

test('zone time: an offset says its sign and its minutes', (t) => {
  t.equal(offsetText(5.5 * HOUR_MS), 'UTC+05:30');
  t.equal(offsetText(-3 * HOUR_MS), 'UTC−03:00');
  t.end();
});

test('zone time: a year that is being typed stands for no instant', (t) => {
  const years = ['0000', '0001', '0002', '0020', '0202', '1883', '1969', '9999'];
  for (const zone of ['UTC', 'America/New_York', 'Pacific/Apia', 'Africa/Monrovia']) {
    for (const year of years) {
      for (const day of ['01-01T00:00', '12-31T23:59'])
        t.same(instantsOf(`${year}-${day}`, zone), [], `${year}-${day} ${zone}`);
    }
    t.equal(instantsOf('2027-03-01T12:00', zone).length, 1);
    t.equal(instantsOf('9998-12-31T23:59', zone).length, 1);
  }
  t.end();
});
