import { test } from 'tap';
import { SharedPause } from '../../src/loyalty/shared-pause.ts';

test('pause: what was said holds, and a longer one stays', (t) => {
  const pause = new SharedPause();
  t.equal(pause.waitMs(0), 0);
  pause.hold(60_000, 0);
  pause.hold(1_000, 10);
  t.equal(pause.waitMs(10_000), 50_000);
  t.equal(pause.waitMs(60_000), 0);
  pause.hold(0, 60_000);
  t.equal(pause.waitMs(60_000), 100, '"at once" would be refused again');
  t.end();
});

test('pause: without a word it doubles, once for those who are refused together', (t) => {
  const pause = new SharedPause();
  const lengths = [];
  let nowMs = 0;
  for (let i = 0; i < 8; i += 1) {
    for (let together = 0; together < 5; together += 1) pause.hold(undefined, nowMs);
    lengths.push(pause.waitMs(nowMs));
    nowMs += pause.waitMs(nowMs);
  }
  t.same(lengths, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  pause.answered();
  pause.hold(undefined, nowMs);
  t.equal(pause.waitMs(nowMs), 1_000);
  t.end();
});
