import fc from 'fast-check';
import { test } from 'tap';
import { clockAt, instantsOf } from '../../../web/kit/zoned-time.ts';

const isoOf = (instants: readonly number[]) => instants.map((ms) => new Date(ms).toISOString());

test('zoned time: a clock of a zone names an instant', (t) => {
  t.same(isoOf(instantsOf('2026-07-01T18:30', 'Europe/Berlin')), ['2026-07-01T16:30:00.000Z']);
  t.same(isoOf(instantsOf('2026-01-01T18:30', 'Asia/Kathmandu')), ['2026-01-01T12:45:00.000Z']);
  t.same(isoOf(instantsOf('2026-01-01T00:00', 'UTC')), ['2026-01-01T00:00:00.000Z']);
  t.end();
});

test('zoned time: where a clock is set there are two of an hour, or none', (t) => {
  t.same(isoOf(instantsOf('2026-10-25T02:30', 'Europe/Berlin')), [
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
  ]);
  t.same(instantsOf('2026-03-29T02:30', 'Europe/Berlin'), []);
  t.end();
});

test('zoned time: what is no time names none', (t) => {
  for (const text of ['', 'now', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00']) {
    t.same(instantsOf(text, 'UTC'), [], text);
  }
  t.end();
});

test('zoned time: whatever a clock shows leads back to the minute, in any zone', (t) => {
  const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe'];
  const anyMs = fc.integer({ min: 0, max: 4_000_000_000 }).map((second) => second * 1_000);
  fc.assert(
    fc.property(anyMs, fc.constantFrom(...zones), (atMs, zone) => {
      const minuteMs = atMs - (atMs % 60_000);
      const instants = instantsOf(clockAt(atMs, zone), zone);
      t.ok(instants.includes(minuteMs), `${atMs} ${zone}`);
    }),
  );
  t.end();
});
