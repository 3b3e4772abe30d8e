import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'tap';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';

test('system clock: the wall reads whole milliseconds since the epoch', (t) => {
  const before = Date.now();
  const wallMs = SYSTEM_CLOCK.wallMs();
  t.ok(Number.isInteger(wallMs));
  t.ok(Math.abs(wallMs - before) < 1_000);
  t.end();
});

test('system clock: the monotonic clock counts milliseconds and never steps back', async (t) => {
  const startMs = SYSTEM_CLOCK.monotonicMs();
  let lastMs = startMs;
  for (let i = 0; i < 10_000; i += 1) {
    const nowMs = SYSTEM_CLOCK.monotonicMs();
    if (nowMs < lastMs) t.fail(`${nowMs} after ${lastMs}`);
    lastMs = nowMs;
  }
  await sleep(20);
  const elapsedMs = SYSTEM_CLOCK.monotonicMs() - startMs;
  t.ok(elapsedMs >= 15 && elapsedMs < 10_000, `${elapsedMs}`);
});
