import { test } from 'tap';
import {
  nearness,
  tightest,
  usedPercent,
} from '../../../../../web/console/trading/book/liability.ts';

const use = (usedMinor: number, limitMinor: number) => ({ usedMinor, limitMinor });

test('liability: shares are rounded down, and a limit of nothing is used up', (t) => {
  t.equal(usedPercent(use(0, 1_000)), 0);
  t.equal(usedPercent(use(999, 1_000)), 99);
  t.equal(usedPercent(use(1_000, 1_000)), 100);
  t.equal(usedPercent(use(0, 0)), 100);
  t.equal(usedPercent(use(9_007_199_254_740_990, 9_007_199_254_740_991)), 99);
  t.end();
});

test('liability: warns before nothing fits any more', (t) => {
  t.equal(nearness(use(69, 100)), 'far');
  t.equal(nearness(use(70, 100)), 'near');
  t.equal(nearness(use(95, 100)), 'full');
  t.end();
});

test('liability: the tightest limit is that of the largest share, not of the largest sum', (t) => {
  const small = use(90, 100);
  t.equal(tightest([use(500, 1_000), small, use(0, 50)]), small);
  t.equal(tightest([]), undefined);
  const nothing = use(0, 0);
  t.equal(tightest([small, nothing, use(100, 100)]), nothing);
  t.end();
});
