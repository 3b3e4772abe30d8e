import { test } from 'tap';
import { BelievedClock } from '../../src/kernel/believed-clock.ts';
import { EPOCH_MS, FakeClock } from '../support/sources/fake-clock.ts';

const DAY_MS = 86_400_000;

test('believed clock: the wall, but not while it is stepped', (t) => {
  const clock = new FakeClock();
  const believed = new BelievedClock(clock);
  t.equal(believed.wallMs(), EPOCH_MS);
  clock.stepWall(2 * DAY_MS);
  clock.advance(1_000);
  t.equal(believed.wallMs(), EPOCH_MS + 1_000);
  t.equal(believed.monotonicMs(), clock.monotonicMs());
  believed.acceptWall();
  t.equal(believed.wallMs(), EPOCH_MS + 1_000 + 2 * DAY_MS);
  t.end();
});

test('believed clock: goes on from what another thread believes', (t) => {
  const clock = new FakeClock();
  const believedOffsetMs = clock.wallMs() - clock.monotonicMs();
  clock.stepWall(2 * DAY_MS);
  const believed = new BelievedClock(clock);
  t.equal(believed.wallMs(), EPOCH_MS + 2 * DAY_MS, 'it knows no other');
  believed.start({ lastMs: EPOCH_MS, believedOffsetMs });
  t.equal(believed.wallMs(), EPOCH_MS);
  t.end();
});
