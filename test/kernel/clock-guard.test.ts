import fc from 'fast-check';
import { test } from 'tap';
import {
  ClockGuard,
  type ClockReading,
  STEP_SETTLE_MS,
  STEP_TOLERANCE_MS,
} from '../../src/kernel/clock-guard.ts';
import { EPOCH_MS, FakeClock } from '../support/sources/fake-clock.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

function guardedClock(lastMs = 0): { clock: FakeClock; guard: ClockGuard } {
  const clock = new FakeClock();
  return { clock, guard: new ClockGuard(clock, { lastMs }) };
}

function steadyAt(nowMs: number): ClockReading {
  return { nowMs, earliestMs: nowMs, latestMs: nowMs };
}

test('clock guard: while the clock is steady all three are the wall', (t) => {
  const { clock, guard } = guardedClock();
  for (let i = 0; i < 10_000; i += 1) {
    const wallMs = clock.wallMs();
    const { nowMs, earliestMs, latestMs } = guard.read();
    const isWall = nowMs === wallMs && earliestMs === wallMs && latestMs === wallMs;
    if (!isWall || guard.doubt !== undefined) t.fail(`reading ${i}`);
    clock.advance(i % 3 === 0 ? 0.1 : 16.7);
  }
  t.equal(guard.stepCount, 0);
  t.end();
});

test('clock guard: two days ahead for one second leave no trace', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.advance(10 * SECOND_MS);
  clock.stepWall(2 * DAY_MS);
  t.same(guard.read(), {
    nowMs: EPOCH_MS + 10 * SECOND_MS,
    earliestMs: EPOCH_MS + 10 * SECOND_MS,
    latestMs: EPOCH_MS + 10 * SECOND_MS + 2 * DAY_MS,
  });
  t.same(guard.doubt, { skewMs: 2 * DAY_MS, hasHeld: false });
  clock.advance(SECOND_MS);
  t.equal(guard.read().nowMs, EPOCH_MS + 11 * SECOND_MS, 'time goes on as it was believed');
  clock.stepWall(-2 * DAY_MS);
  t.same(guard.read(), steadyAt(EPOCH_MS + 11 * SECOND_MS));
  t.equal(guard.stepCount, 1, 'but it was seen');
  t.end();
});

test('clock guard: a step back does not hold a cutoff back, nor bring it forward', (t) => {
  const { clock, guard } = guardedClock();
  const closesAtMs = EPOCH_MS + 30 * SECOND_MS;
  guard.read();
  for (let second = 1; second <= 45; second += 1) {
    if (second === 10) clock.stepWall(-HOUR_MS);
    clock.advance(SECOND_MS);
    const { latestMs, earliestMs } = guard.read();
    t.equal(latestMs >= closesAtMs, second >= 30, `second ${second}`);
    if (second >= 10) t.equal(earliestMs, EPOCH_MS + 9 * SECOND_MS, 'nothing becomes due');
  }
  t.end();
});

test('clock guard: a step forward that holds is believed after its time, not before', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.stepWall(HOUR_MS);
  guard.read();
  clock.advance(STEP_SETTLE_MS - 1);
  t.same(guard.read(), {
    nowMs: EPOCH_MS + STEP_SETTLE_MS - 1,
    earliestMs: EPOCH_MS + STEP_SETTLE_MS - 1,
    latestMs: EPOCH_MS + HOUR_MS + STEP_SETTLE_MS - 1,
  });
  t.equal(guard.heldOffsetMs, undefined);
  clock.advance(1);
  t.same(guard.read(), steadyAt(EPOCH_MS + HOUR_MS + STEP_SETTLE_MS));
  t.end();
});

test('clock guard: a second step starts the wait again, and the first is not forgotten', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.stepWall(2 * HOUR_MS);
  guard.read();
  clock.advance(STEP_SETTLE_MS - 1);
  clock.stepWall(-HOUR_MS);
  t.equal(guard.read().latestMs, EPOCH_MS + 2 * HOUR_MS + STEP_SETTLE_MS - 1);
  clock.advance(STEP_SETTLE_MS - 1);
  t.equal(guard.read().nowMs, EPOCH_MS + 2 * STEP_SETTLE_MS - 2);
  clock.advance(1);
  t.same(guard.read(), steadyAt(EPOCH_MS + HOUR_MS + 2 * STEP_SETTLE_MS - 1));
  t.end();
});

test('clock guard: a step back that holds is for an operator to believe', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.stepWall(-HOUR_MS);
  guard.read();
  clock.advance(STEP_SETTLE_MS);
  t.same(guard.read(), {
    nowMs: EPOCH_MS + STEP_SETTLE_MS,
    earliestMs: EPOCH_MS,
    latestMs: EPOCH_MS + STEP_SETTLE_MS,
  });
  t.same(guard.doubt, { skewMs: -HOUR_MS, hasHeld: true });
  clock.advance(HOUR_MS - STEP_SETTLE_MS + 1);
  t.equal(guard.read().earliestMs, EPOCH_MS + 1, 'what both readings are past is due');
  t.equal(guard.read().nowMs, EPOCH_MS + HOUR_MS + 1);
  guard.acceptWall();
  t.same(guard.read(), steadyAt(EPOCH_MS + 1));
  t.equal(guard.doubt, undefined);
  clock.advance(SECOND_MS);
  t.same(guard.read(), steadyAt(EPOCH_MS + 1 + SECOND_MS), 'and goes on from there');
  t.end();
});

test('clock guard: a slew is followed for days without becoming a step', (t) => {
  for (const partsPerMillion of [500, -500]) {
    const { clock, guard } = guardedClock();
    for (let minute = 0; minute < 3 * 24 * 60; minute += 1) {
      clock.slew(60 * SECOND_MS, partsPerMillion);
      const { nowMs, earliestMs, latestMs } = guard.read();
      const wallMs = clock.wallMs();
      if (nowMs !== wallMs || earliestMs !== wallMs || latestMs !== wallMs) {
        t.fail(`minute ${minute} at ${partsPerMillion} ppm`);
        break;
      }
    }
    t.ok(Math.abs(clock.wallMs() - EPOCH_MS - 3 * DAY_MS) > 100 * SECOND_MS);
  }
  t.end();
});

test('clock guard: after sleep what was slept through waits, then happens', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.sleep(8 * HOUR_MS);
  const woken = guard.read();
  t.equal(woken.latestMs, EPOCH_MS + 8 * HOUR_MS, 'no sale after a cutoff slept through');
  t.equal(woken.earliestMs, EPOCH_MS);
  clock.advance(STEP_SETTLE_MS);
  t.same(guard.read(), steadyAt(clock.wallMs()), 'once the clock holds');
  t.end();
});

test('clock guard: a nap within the tolerance is no step', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.sleep(STEP_TOLERANCE_MS);
  guard.read();
  t.equal(guard.doubt, undefined);
  clock.sleep(STEP_TOLERANCE_MS + 1);
  guard.read();
  t.not(guard.doubt, undefined);
  t.end();
});

test('clock guard: a start that finds its journal ahead of the wall believes the journal', (t) => {
  const lastMs = EPOCH_MS + HOUR_MS;
  const { clock, guard } = guardedClock(lastMs);
  t.same(guard.read(), { nowMs: lastMs, earliestMs: EPOCH_MS, latestMs: lastMs });
  t.same(guard.doubt, { skewMs: -HOUR_MS, hasHeld: false });
  clock.advance(STEP_SETTLE_MS);
  guard.read();
  t.same(guard.doubt, { skewMs: -HOUR_MS, hasHeld: true }, 'by this much');
  clock.stepWall(HOUR_MS);
  t.same(guard.read(), steadyAt(lastMs + STEP_SETTLE_MS), 'until the clock is put right');
  t.end();
});

test('clock guard: a start that knows the offset believes it at once, and no other wall', (t) => {
  const clock = new FakeClock();
  const believedOffsetMs = clock.wallMs() - clock.monotonicMs();
  const lastMs = EPOCH_MS - DAY_MS;
  t.same(new ClockGuard(clock, { lastMs, believedOffsetMs }).read(), steadyAt(EPOCH_MS));
  clock.stepWall(2 * DAY_MS);
  const wrong = new ClockGuard(clock, { lastMs, believedOffsetMs });
  t.match(wrong.read(), { nowMs: EPOCH_MS, latestMs: EPOCH_MS + 2 * DAY_MS });
  clock.stepWall(-2 * DAY_MS);
  t.same(wrong.read(), steadyAt(EPOCH_MS));
  t.end();
});

test('clock guard: a start that knows nothing waits for a wall ahead of its journal', (t) => {
  const lastMs = EPOCH_MS - DAY_MS;
  const { clock, guard } = guardedClock(lastMs);
  t.same(guard.read(), { nowMs: lastMs, earliestMs: lastMs, latestMs: EPOCH_MS });
  clock.advance(STEP_SETTLE_MS);
  t.same(guard.read(), steadyAt(EPOCH_MS + STEP_SETTLE_MS));
  t.end();
});

type Happening = readonly [
  kind: 'advance' | 'step' | 'sleep' | 'slewUp' | 'slewDown',
  amountMs: number,
];

function happen(clock: FakeClock, [kind, amountMs]: Happening): void {
  if (kind === 'advance') clock.advance(Math.abs(amountMs));
  else if (kind === 'step') clock.stepWall(amountMs);
  else if (kind === 'sleep') clock.sleep(Math.abs(amountMs));
  else clock.slew(Math.abs(amountMs), kind === 'slewUp' ? 500 : -500);
}

const happenings = fc.array(
  fc.tuple(
    fc.constantFrom('advance', 'step', 'sleep', 'slewUp', 'slewDown'),
    fc.oneof(
      fc.double({ min: -2 * HOUR_MS, max: 2 * HOUR_MS, noNaN: true }),
      fc.integer({ min: -2 * STEP_TOLERANCE_MS, max: 2 * STEP_TOLERANCE_MS }),
      fc.integer({ min: -2 * STEP_SETTLE_MS, max: 2 * STEP_SETTLE_MS }),
    ),
  ),
  { maxLength: 60 },
);

test('clock guard: whatever the clocks do, time does not run back, and lies in its bounds', (t) => {
  const offsets = fc.integer({ min: -HOUR_MS, max: HOUR_MS });
  fc.assert(
    fc.property(happenings, offsets, (story, lastOffsetMs) => {
      const { clock, guard } = guardedClock(EPOCH_MS + lastOffsetMs);
      let before = guard.read();
      for (const happening of story) {
        happen(clock, happening);
        const now = guard.read();
        if (now.nowMs < before.nowMs || now.earliestMs < before.earliestMs) return false;
        if (now.earliestMs > now.nowMs || now.nowMs > now.latestMs) return false;
        if (now.latestMs < clock.wallMs()) return false;
        const isSteady = guard.doubt === undefined;
        if (isSteady && now.earliestMs !== now.latestMs) return false;
        if (!Object.values(now).every(Number.isInteger)) return false;
        before = now;
      }
      return true;
    }),
    { numRuns: 1_000 },
  );
  t.end();
});

const steps = fc.array(
  fc.record({
    elapsedMs: fc.integer({ min: 0, max: 999 }),
    hours: fc.integer({ min: -72, max: 72 }),
  }),
  { maxLength: 60 }, // Under STEP_SETTLE_MS in all.
);

test('clock guard: what does not hold changes nothing: the true time is what is believed', (t) => {
  fc.assert(
    fc.property(steps, (story) => {
      const { clock, guard } = guardedClock();
      guard.read();
      let trueMs = EPOCH_MS;
      for (const { elapsedMs, hours } of story) {
        clock.advance(elapsedMs);
        trueMs += elapsedMs;
        clock.stepWall(hours * HOUR_MS);
        const { nowMs, earliestMs, latestMs } = guard.read();
        if (latestMs < trueMs || earliestMs > trueMs || nowMs !== trueMs) return false;
      }
      clock.stepWall(trueMs - clock.wallMs());
      const { nowMs, earliestMs, latestMs } = guard.read();
      return nowMs === trueMs && earliestMs === trueMs && latestMs === trueMs;
    }),
    { numRuns: 1_000 },
  );
  t.end();
});

test('clock guard: a wall that is right in the end is believed, if it is ahead', (t) => {
  const elapsed = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 3, maxLength: 20 });
  const ahead = fc.integer({ min: STEP_TOLERANCE_MS + 1, max: 3 * DAY_MS });
  fc.assert(
    fc.property(elapsed, ahead, (waitsMs, aheadMs) => {
      const { clock, guard } = guardedClock();
      guard.read();
      clock.stepWall(aheadMs);
      guard.read();
      let heldMs = 0;
      for (const waitMs of waitsMs) {
        clock.advance(waitMs);
        heldMs += waitMs;
        const isBelieved = guard.read().nowMs === clock.wallMs();
        if (isBelieved !== heldMs >= STEP_SETTLE_MS) return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
  t.end();
});
