import { test } from 'tap';
import { localDayAt, localMsAt, nextClockChange, offsetMsAt } from '../../src/kernel/time-zone.ts';

const HOUR_MS = 3_600_000;

test('time zone: a day begins at its own midnight, everywhere', (t) => {
  const midnight = Date.parse('2026-05-05T00:00:00Z');
  const rows: readonly [string, number][] = [
    ['Pacific/Kiritimati', 14],
    ['Asia/Kathmandu', 5.75],
    ['UTC', 0],
    ['America/St_Johns', -2.5],
    ['Pacific/Pago_Pago', -11],
  ];
  for (const [timeZone, hours] of rows) {
    const beginsMs = midnight - hours * HOUR_MS;
    t.equal(offsetMsAt(timeZone, beginsMs), hours * HOUR_MS, timeZone);
    t.equal(localDayAt(timeZone, beginsMs), '2026-05-05', timeZone);
    t.equal(localDayAt(timeZone, beginsMs - 1), '2026-05-04', timeZone);
  }
  t.end();
});

test('time zone: local time is that of the second, and offsets know no milliseconds', (t) => {
  const atMs = Date.parse('2026-05-05T05:05:05.678Z');
  t.equal(localMsAt('Europe/Berlin', atMs), Date.parse('2026-05-05T07:05:05Z'));
  t.equal(offsetMsAt('Europe/Berlin', atMs), 2 * HOUR_MS);
  t.end();
});

test('time zone: a change of clocks is found to the millisecond, or there is none', (t) => {
  const [fromMs, toMs] = [Date.parse('2026-03-01T00:00Z'), Date.parse('2026-04-01T00:00Z')];
  const changesAtMs = Date.parse('2026-03-29T01:00Z');
  t.equal(nextClockChange('Europe/Berlin', fromMs, toMs), changesAtMs);
  t.equal(nextClockChange('Europe/Berlin', changesAtMs - 1, changesAtMs), changesAtMs);
  t.equal(nextClockChange('Europe/Berlin', changesAtMs, toMs), undefined);
  t.equal(nextClockChange('UTC', fromMs, toMs), undefined);
  t.end();
});
