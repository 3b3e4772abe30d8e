import { test } from 'tap';
import { OpenLoop, rampCountOf } from '../../../../bench/harness/load/open-loop.ts';

const STALL_MS = 120;

test('open loop: who waits for a lane that stalls counts from when they were due', async (t) => {
  const waited: number[] = [];
  const lanes: number[] = [];
  const loop = new OpenLoop({
    ratePerSecond: 100,
    taskCount: 6,
    laneCount: 1,
    startsAtMs: performance.now(),
    send: (lane, task) => {
      lanes.push(lane);
      setTimeout(() => loop.finished(lane), task === 0 ? STALL_MS : 0);
    },
    answered: (task, waitedMs) => {
      waited[task] = waitedMs;
    },
  });
  const { lateMsMax, seconds } = await loop.run();
  t.same(lanes, [0, 0, 0, 0, 0, 0], 'one at a time, in order');
  // The second was due 10 ms after the start, and could not begin before the first was answered.
  t.ok((waited[1] ?? 0) > STALL_MS - 12, `${waited}`);
  t.ok((waited[5] ?? 0) > STALL_MS - 52, `${waited}`);
  t.ok(lateMsMax > STALL_MS - 12, `${lateMsMax}`);
  t.ok(seconds * 1_000 >= STALL_MS - 1, `${seconds}`);
});

test('open loop: tasks go out at their times over whatever lane is free for longest', async (t) => {
  const lanes: number[] = [];
  const sentMs: number[] = [];
  const startsAtMs = performance.now() + 5;
  const loop = new OpenLoop({
    ratePerSecond: 200,
    taskCount: 8,
    laneCount: 3,
    startsAtMs,
    send: (lane) => {
      lanes.push(lane);
      sentMs.push(performance.now() - startsAtMs);
      setImmediate(() => loop.finished(lane));
    },
    answered: (_, waitedMs) => t.ok(waitedMs >= 0),
  });
  await loop.run();
  t.equal(lanes.length, 8);
  for (const [task, ms] of sentMs.entries()) t.ok(ms >= task * 5, `task ${task} at ${ms} ms`);
  t.same(new Set(lanes), new Set([0, 1, 2]), 'none idles while another is used twice');
});

test('open loop: on a ramp the rate rises evenly to the full one', async (t) => {
  const [ratePerSecond, rampMs] = [400, 200];
  const rampCount = rampCountOf(ratePerSecond, rampMs);
  t.equal(rampCount, 40, 'half of what the full rate would be');
  const startsAtMs = performance.now() + rampMs;
  const sentMs: number[] = [];
  const loop = new OpenLoop({
    ratePerSecond,
    taskCount: rampCount + 8,
    laneCount: 64,
    startsAtMs,
    rampMs,
    send: (lane) => {
      sentMs.push(performance.now() - startsAtMs);
      setImmediate(() => loop.finished(lane));
    },
    answered: (_, waitedMs) => t.ok(waitedMs >= 0),
  });
  await loop.run();
  // Never early: a quarter of the ramp's tasks is due in its first half, all of them at its end.
  t.ok((sentMs[10] ?? 0) >= -rampMs / 2, `${sentMs[10]}`);
  t.ok((sentMs[rampCount] ?? 0) >= 0, `${sentMs[rampCount]}`);
  t.ok((sentMs[rampCount + 4] ?? 0) >= 10, `${sentMs[rampCount + 4]}`);
});
