import { test } from 'tap';
import { isFeedSuspended } from '../../../actors/feed/line-feed.ts';

test('line feed: none is not a suspended one', (t) => {
  t.notOk(isFeedSuspended(undefined));
  t.notOk(isFeedSuspended({ isSuspended: false }));
  t.ok(isFeedSuspended({ isSuspended: true }));
  t.end();
});
