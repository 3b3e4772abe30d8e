import { test } from 'tap';
import { OTHERS_SHARE_MAX } from '../../../../bench/harness/figures/calm-rounds.ts';
import { disturbedWindows } from '../../../../bench/harness/figures/disturbed-windows.ts';

test('windows: one is disturbed while others use more than the limit, and so is the next', (t) => {
  const busy = OTHERS_SHARE_MAX + 0.01;
  const shares = [0, OTHERS_SHARE_MAX, busy, 0, 0, busy];
  t.same(disturbedWindows(shares), [false, false, true, true, false, true]);
  t.end();
});

test('windows: where the share of others is not known, none is left out', (t) => {
  t.same(disturbedWindows([undefined, undefined]), [false, false]);
  t.end();
});
