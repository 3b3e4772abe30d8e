import { test } from 'tap';
import { waysToChoose } from '../../../actors/games/binomials.ts';
import { combinationCount } from '../../../actors/games/k-of-n/combination-count.ts';

test('binomials: each that a double holds is exact, and nothing is chosen of too few', (t) => {
  for (let total = 0; total <= 64; total += 1) {
    for (let chosen = 0; chosen <= total; chosen += 1) {
      const exact = combinationCount(total, chosen);
      if (exact > 2n ** 53n) continue;
      t.equal(BigInt(waysToChoose(total, chosen)), exact, `${chosen} of ${total}`);
    }
    t.equal(waysToChoose(total, total + 1), 0);
    t.equal(waysToChoose(total, -1), 0);
  }
  t.throws(() => waysToChoose(93, 1), { name: 'AssertionError' });
  t.end();
});
