import { test } from 'tap';
import { RETRY_AFTER_MS_MAX, retryAfterMs } from '../../src/loyalty/retry-after.ts';

const NOW_MS = Date.UTC(1994, 10, 6, 8, 49, 7);

test('retry after: seconds, and dates in all three forms of the standard', (t) => {
  const rows = {
    '60': 60_000,
    ' 5 ': 5_000,
    '0': 0,
    'Sun, 06 Nov 1994 08:49:37 GMT': 30_000,
    'Sunday, 06-Nov-94 08:49:37 GMT': 30_000,
    'Sun Nov  6 08:49:37 1994': 30_000,
    'Sun, 06 Nov 1994 08:00:00 GMT': 0,
    '9999999999': RETRY_AFTER_MS_MAX,
    'Sun, 06 Nov 2094 08:49:37 GMT': RETRY_AFTER_MS_MAX,
  };
  t.equal(RETRY_AFTER_MS_MAX, 60_000, 'a minute for one answer');
  for (const [header, ms] of Object.entries(rows))
    t.equal(retryAfterMs(header, NOW_MS), ms, header);
  t.end();
});

test('retry after: what says nothing is told from what says "now"', (t) => {
  for (const header of [undefined, '', '-1', '1.5', 'soon', '1e3', 'Sun, 99 Foo 1994']) {
    t.equal(retryAfterMs(header, NOW_MS), undefined, String(header));
  }
  t.end();
});
