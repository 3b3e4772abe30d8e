import { test } from 'tap';
import {
  judgeWindows,
  WINDOWS_ASKED,
  windowP99s,
} from '../../../../bench/harness/figures/due-windows.ts';

test('windows: each has the p99 of what was due in it, whatever became of the others', (t) => {
  const waitedMs = new Float64Array(1_050).fill(1);
  waitedMs.fill(50, 250, 252);
  waitedMs.fill(50, 500, 503);
  waitedMs.fill(50, 1_000);
  t.same(windowP99s(waitedMs, 1_000), [1, 1, 50, 1], 'two of 250 are no p99, three are');
  t.end();
});

test('windows: what was not accepted has waited for ever', (t) => {
  const waitedMs = new Float64Array(250).fill(1).fill(Infinity, 0, 3);
  t.same(windowP99s(waitedMs, 1_000), [Infinity]);
  t.end();
});

test('windows: the verdict is the median, and the share of those above the limit', (t) => {
  const { slowMs } = WINDOWS_ASKED;
  const found = judgeWindows([2, 4, slowMs, slowMs + 1]);
  t.same(found, { count: 4, medianP99Ms: (4 + slowMs) / 2, slowShare: 0.25 });
  t.equal(judgeWindows([]), undefined, 'nothing can be said of none');
  t.end();
});
