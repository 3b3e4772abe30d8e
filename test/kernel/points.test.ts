import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { addPoints, pointsHundredths } from '../../src/kernel/points.ts';

test('points: only safe whole hundredths become points', (t) => {
  t.equal(pointsHundredths(4_250), 4_250);
  t.ok(Object.is(pointsHundredths(-0), 0));
  for (const bad of [42.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
    t.throws(() => pointsHundredths(bad), AssertionError, `${bad}`);
  }
  t.end();
});

test('points: an overflow stops the work', (t) => {
  t.equal(addPoints(pointsHundredths(1), pointsHundredths(-3)), -2);
  const most = pointsHundredths(Number.MAX_SAFE_INTEGER);
  t.throws(() => addPoints(most, pointsHundredths(1)), AssertionError);
  t.end();
});
