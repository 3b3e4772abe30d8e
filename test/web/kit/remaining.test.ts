import { test } from 'tap';
import { remaining } from '../../../web/kit/remaining.ts';

test('remaining: the last second is shown until it is over', (t) => {
  t.same(remaining(0, 90_061_000), { days: 1, hours: 1, minutes: 1, seconds: 1, isOver: false });
  t.equal(remaining(0, 1).seconds, 1);
  t.equal(remaining(0, 1).isOver, false);
  t.equal(remaining(1, 1).isOver, true);
  t.equal(remaining(10_000, 1).seconds, 0);
  t.end();
});
