import { test } from 'tap';
import { nextDraws } from '../../src/schedule/next-draws.ts';

test('next draws: each closes after the one before it', (t) => {
  const series = { seriesId: 'm', game: '5of36', closes: '*/5 * * * *', resultsDelaySeconds: 20 };
  const afterMs = Date.UTC(2027, 4, 1, 12, 1);
  t.same(nextDraws(series, { afterMs, timeZone: 'UTC', count: 2 }), [
    { closesAtMs: Date.UTC(2027, 4, 1, 12, 5), resultsAtMs: Date.UTC(2027, 4, 1, 12, 5, 20) },
    { closesAtMs: Date.UTC(2027, 4, 1, 12, 10), resultsAtMs: Date.UTC(2027, 4, 1, 12, 10, 20) },
  ]);
  t.end();
});
