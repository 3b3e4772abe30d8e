import { test } from 'tap';
import { combinationCount } from '../../../../actors/games/k-of-n/combination-count.ts';

test('odds: combinations agree with the rule of Pascal up to 64', (t) => {
  let mismatches = 0;
  for (let total = 1; total <= 64; total++) {
    for (let chosen = 1; chosen <= total; chosen++) {
      const above = combinationCount(total - 1, chosen - 1) + combinationCount(total - 1, chosen);
      if (combinationCount(total, chosen) !== above) mismatches++;
    }
  }
  t.equal(mismatches, 0);
  t.equal(combinationCount(0, 0), 1n);
  t.equal(combinationCount(5, 6), 0n);
  t.equal(combinationCount(64, 32), 1_832_624_140_942_590_534n);
  t.throws(() => combinationCount(256, 1), { message: 'total out of range' });
  t.throws(() => combinationCount(5, -1), { message: 'chosen is not a count' });
  t.end();
});
