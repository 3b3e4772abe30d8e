import { test } from 'tap';
import { rfc3339 } from '../../../actors/outbox/outbox.ts';

test('outbox: an instant is written in UTC with milliseconds', (t) => {
  t.equal(rfc3339(1_767_268_800_123), '2026-01-01T12:00:00.123Z');
  t.end();
});
