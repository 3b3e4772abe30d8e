import { test } from 'tap';
import { pointsFor, pointsFrom } from '../../../actors/points/points-rates.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';

test('points rates: a stake costs its worth, rounded up, and earns its part, rounded down', (t) => {
  t.equal(pointsFor(minor(200), 100), 200, 'one point for one unit');
  t.equal(pointsFor(minor(1), 50), 1);
  t.equal(pointsFor(minor(0), 100), 0);
  t.equal(pointsFrom(minor(250), 1), 2);
  t.equal(pointsFrom(minor(99), 1), 0);
  t.equal(pointsFrom(minor(9_007_199_254_740_991), 1), 90_071_992_547_409, 'exact at any size');
  t.throws(() => pointsFor(minor(-1), 1), AssertionError);
  t.throws(() => pointsFrom(minor(1), 0.5), AssertionError);
  t.end();
});
