import { test } from 'tap';
import { conductTimeMs, postponedTerms, promisedTimes } from '../../../actors/draw/postponement.ts';
import { DRAW, TERMS } from '../../support/samples/actor-events.ts';

const TIMES = { closesAtMs: 90_000, resultsAtMs: 200_000, reason: 'a storm', atMs: 30_000 };

test('postponement: moves the times that hold, and keeps those that were promised', (t) => {
  const moved = postponedTerms(TERMS, TIMES);
  const { closesAtMs, resultsAtMs } = TERMS;
  t.match(moved, { draw: DRAW, closesAtMs: 90_000, resultsAtMs: 200_000, opensAtMs: 1_000 });
  t.same(promisedTimes(moved), { closesAtMs, resultsAtMs });
  t.same(promisedTimes(TERMS), { closesAtMs, resultsAtMs }, 'of a draw that keeps its times');
  t.throws(() => postponedTerms(moved, TIMES), /twice/);
  t.end();
});

test('postponement: the numbers come a minute before the results, but after the grace', (t) => {
  t.equal(conductTimeMs({ ...TERMS, graceMs: 0 }), 121_000);
  t.equal(conductTimeMs({ closesAtMs: 61_000, graceMs: 500, resultsAtMs: 100_000 }), 61_500);
  t.end();
});
