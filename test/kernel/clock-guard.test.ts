import fc from 'fast-check';
import { test } from 'tap';
import { ClockGuard, STEP_SETTLE_MS, STEP_TOLERANCE_MS } from '../../src/kernel/clock-guard.ts';
import { EPOCH_MS, FakeClock } from '../support/fake-clock.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

function guardedClock(lastMs = 0): { clock: FakeClock; guard: ClockGuard } {
  const clock = new FakeClock();
  return { clock, guard: new ClockGuard(clock, lastMs) };
}

test('clock guard: while the clock is steady both bounds are the wall', (t) => {
  const { clock, guard } = guardedClock();
  for (let i = 0; i < 10_000; i += 1) {
    const wallMs = clock.wallMs();
    const { deadlineMs, releaseMs, trusted } = guard.read();
    if (deadlineMs !== wallMs || releaseMs !== wallMs || !trusted) t.fail(`reading ${i}`);
    clock.advance(i % 3 === 0 ? 0.1 : 16.7);
  }
  t.end();
});

test('clock guard: a step back does not hold a cutoff back, nor bring it forward', (t) => {
  const { clock, guard } = guardedClock();
  const closesAtMs = EPOCH_MS + 30 * SECOND_MS;
  guard.read();
  for (let second = 1; second <= 45; second += 1) {
    if (second === 10) clock.stepWall(-HOUR_MS);
    clock.advance(SECOND_MS);
    const { deadlineMs, trusted } = guard.read();
    t.equal(deadlineMs >= closesAtMs, second >= 30, `second ${second}`);
    t.equal(trusted, second < 10);
  }
  t.end();
});

test('clock guard: a step forward closes at once and publishes nothing', (t) => {
  const { clock, guard } = guardedClock();
  const closesAtMs = EPOCH_MS + 30 * SECOND_MS;
  guard.read();
  clock.advance(10 * SECOND_MS);
  clock.stepWall(HOUR_MS);
  const stepped = guard.read();
  t.ok(stepped.deadlineMs >= closesAtMs, 'early, never late');
  t.equal(stepped.releaseMs, EPOCH_MS + 10 * SECOND_MS);
  t.equal(stepped.trusted, false);

  clock.advance(10 * SECOND_MS);
  clock.stepWall(-HOUR_MS); // The time server puts it right.
  const restored = guard.read();
  t.ok(restored.deadlineMs >= closesAtMs, 'what was closed is not opened again');
  t.equal(restored.releaseMs, EPOCH_MS + 20 * SECOND_MS);
  t.equal(restored.trusted, true);
  t.end();
});

test('clock guard: a step that holds is believed after its time, not before', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.stepWall(HOUR_MS);
  t.equal(guard.read().trusted, false);
  clock.advance(STEP_SETTLE_MS - 1);
  t.same(guard.read(), {
    deadlineMs: EPOCH_MS + HOUR_MS + STEP_SETTLE_MS - 1,
    releaseMs: EPOCH_MS + STEP_SETTLE_MS - 1,
    trusted: false,
  });
  clock.advance(1);
  const believedMs = EPOCH_MS + HOUR_MS + STEP_SETTLE_MS;
  t.same(guard.read(), { deadlineMs: believedMs, releaseMs: believedMs, trusted: true });
  t.end();
});

test('clock guard: a second step starts the wait again', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.stepWall(HOUR_MS);
  guard.read();
  clock.advance(STEP_SETTLE_MS - 1);
  clock.stepWall(HOUR_MS);
  guard.read();
  clock.advance(STEP_SETTLE_MS - 1);
  t.equal(guard.read().trusted, false);
  clock.advance(1);
  t.equal(guard.read().trusted, true);
  t.end();
});

test('clock guard: a believed step back holds releases, and deadlines go on as before it', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.stepWall(-HOUR_MS);
  guard.read();
  clock.advance(STEP_SETTLE_MS);
  t.equal(guard.read().deadlineMs, EPOCH_MS + STEP_SETTLE_MS);
  t.equal(guard.read().releaseMs, EPOCH_MS);
  clock.advance(HOUR_MS - STEP_SETTLE_MS - 1);
  t.equal(guard.read().deadlineMs, EPOCH_MS + HOUR_MS - 1);
  t.equal(guard.read().releaseMs, EPOCH_MS);
  clock.advance(2);
  t.equal(guard.read().releaseMs, EPOCH_MS + 1);
  t.equal(guard.read().trusted, false, 'an operator should look');
  clock.stepWall(HOUR_MS);
  t.equal(guard.read().trusted, false);
  clock.advance(STEP_SETTLE_MS);
  t.match(guard.read(), { trusted: true, deadlineMs: EPOCH_MS + HOUR_MS + 1 + STEP_SETTLE_MS });
  t.end();
});

test('clock guard: a slew is followed for days without becoming a step', (t) => {
  for (const partsPerMillion of [500, -500]) {
    const { clock, guard } = guardedClock();
    for (let minute = 0; minute < 3 * 24 * 60; minute += 1) {
      clock.slew(60 * SECOND_MS, partsPerMillion);
      const { deadlineMs, releaseMs, trusted } = guard.read();
      const wallMs = clock.wallMs();
      if (!trusted || deadlineMs !== wallMs || releaseMs !== wallMs) {
        t.fail(`minute ${minute} at ${partsPerMillion} ppm`);
        break;
      }
    }
    t.ok(Math.abs(clock.wallMs() - EPOCH_MS - 3 * 24 * HOUR_MS) > 100 * SECOND_MS);
  }
  t.end();
});

test('clock guard: after sleep sales are closed by the wall, results wait', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.sleep(8 * HOUR_MS);
  const woken = guard.read();
  t.equal(woken.deadlineMs, EPOCH_MS + 8 * HOUR_MS, 'no sale after a cutoff slept through');
  t.equal(woken.releaseMs, EPOCH_MS);
  t.equal(woken.trusted, false);
  clock.advance(STEP_SETTLE_MS);
  t.equal(guard.read().releaseMs, clock.wallMs(), 'and are published once the clock holds');
  t.end();
});

test('clock guard: a nap within the tolerance is no step', (t) => {
  const { clock, guard } = guardedClock();
  guard.read();
  clock.sleep(STEP_TOLERANCE_MS);
  t.equal(guard.read().trusted, true);
  clock.sleep(STEP_TOLERANCE_MS + 1);
  t.equal(guard.read().trusted, false);
  t.end();
});

test('clock guard: a restart behind the journal does not run time back', (t) => {
  const lastMs = EPOCH_MS + HOUR_MS;
  const { clock, guard } = guardedClock(lastMs);
  const first = guard.read();
  t.equal(first.deadlineMs, lastMs, 'the newest instant in the journal has been');
  t.equal(first.releaseMs, EPOCH_MS, 'but nothing is published by it');
  clock.advance(HOUR_MS);
  t.equal(guard.read().deadlineMs, lastMs);
  clock.advance(1);
  t.equal(guard.read().deadlineMs, lastMs + 1);
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

test('clock guard: whatever the clocks do, no bound decreases and release keeps behind', (t) => {
  const offsets = fc.integer({ min: -HOUR_MS, max: HOUR_MS });
  fc.assert(
    fc.property(happenings, offsets, (story, lastOffsetMs) => {
      const { clock, guard } = guardedClock(EPOCH_MS + lastOffsetMs);
      let before = guard.read();
      for (const happening of story) {
        happen(clock, happening);
        const now = guard.read();
        if (now.deadlineMs < before.deadlineMs || now.releaseMs < before.releaseMs) return false;
        if (now.releaseMs > now.deadlineMs || now.deadlineMs < clock.wallMs()) return false;
        if (!Number.isInteger(now.deadlineMs) || !Number.isInteger(now.releaseMs)) return false;
        before = now;
      }
      return true;
    }),
    { numRuns: 1_000 },
  );
  t.end();
});

test('clock guard: until a step is believed, the true time lies between the bounds', (t) => {
  const steps = fc.array(
    fc.record({
      elapsedMs: fc.integer({ min: 0, max: 999 }),
      hours: fc.integer({ min: -3, max: 3 }),
    }),
    { maxLength: 60 }, // Under STEP_SETTLE_MS in all.
  );
  fc.assert(
    fc.property(steps, (story) => {
      const { clock, guard } = guardedClock();
      guard.read();
      let trueMs = EPOCH_MS;
      for (const { elapsedMs, hours } of story) {
        clock.advance(elapsedMs);
        trueMs += elapsedMs;
        clock.stepWall(hours * HOUR_MS);
        const { deadlineMs, releaseMs } = guard.read();
        if (deadlineMs < trueMs || releaseMs > trueMs) return false;
      }
      return true;
    }),
    { numRuns: 1_000 },
  );
  t.end();
});
