import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { test } from 'tap';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';

test('system clock: the wall reads whole milliseconds since the epoch', (t) => {
  const before = Date.now();
  const wallMs = SYSTEM_CLOCK.wallMs();
  t.ok(Number.isInteger(wallMs));
  t.ok(Math.abs(wallMs - before) < 1_000);
  t.end();
});

test('system clock: the monotonic clock is the same in another thread', async (t) => {
  const url = new URL('../../src/kernel/system-clock.js', import.meta.url);
  const worker = new Worker(
    `import(${JSON.stringify(url.href)}).then(({ SYSTEM_CLOCK }) => {
      require('node:worker_threads').parentPort.postMessage(SYSTEM_CLOCK.monotonicMs());
    })`,
    { eval: true },
  );
  const beforeMs = SYSTEM_CLOCK.monotonicMs();
  const [readMs] = (await once(worker, 'message')) as [number];
  const afterMs = SYSTEM_CLOCK.monotonicMs();
  t.ok(beforeMs - 1 <= readMs && readMs <= afterMs + 1, `${beforeMs} ${readMs} ${afterMs}`);
  await worker.terminate();
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
