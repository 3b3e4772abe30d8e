import { test } from 'tap';
import { MISSED_COUNT_MAX, missedClosings } from '../../src/schedule/missed-closings.ts';

const SERIES = { seriesId: 'm', game: '5of36', closes: '* * * * *', resultsDelaySeconds: 0 };
const MINUTE_MS = 60_000;
const NOON_MS = Date.UTC(2027, 4, 1, 12);

function missed(lastMs: number, nowMs: number) {
  return missedClosings(SERIES, { lastMs, nowMs, timeZone: 'UTC' });
}

test('missed closings: those after the last that was planned, up to now', (t) => {
  t.equal(missed(NOON_MS, NOON_MS + MINUTE_MS - 1), undefined);
  t.same(missed(NOON_MS, NOON_MS + 3 * MINUTE_MS), {
    fromMs: NOON_MS + MINUTE_MS,
    throughMs: NOON_MS + 3 * MINUTE_MS,
    count: 3,
  });
  t.end();
});

test('missed closings: are counted up to a limit', (t) => {
  const week = missed(NOON_MS, NOON_MS + 30 * 24 * 60 * MINUTE_MS);
  t.match(week, { count: MISSED_COUNT_MAX, throughMs: NOON_MS + MISSED_COUNT_MAX * MINUTE_MS });
  t.end();
});
