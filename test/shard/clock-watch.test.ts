import { test } from 'tap';
import { ClockGuard, STEP_SETTLE_MS } from '../../src/kernel/clock-guard.ts';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { ClockWatch } from '../../src/shard/clock-watch.ts';
import { FakeClock } from '../support/sources/fake-clock.ts';

const DAY_MS = 86_400_000;

function stage() {
  const clock = new FakeClock();
  const guard = new ClockGuard(clock, { lastMs: 0 });
  const alarms: AlarmChange[] = [];
  const watch = new ClockWatch(guard, (change) => alarms.push(change));
  const look = (): void => {
    guard.read();
    watch.look();
  };
  return { clock, guard, alarms, look };
}

test('clock watch: a step is told once, by how much, and its end once', (t) => {
  const { clock, alarms, look } = stage();
  look();
  t.same(alarms, []);
  clock.stepWall(2 * DAY_MS);
  for (let i = 0; i < 3; i += 1) {
    look();
    clock.slew(1_000, 500);
  }
  t.equal(alarms.length, 1);
  t.match(alarms[0], { kind: 'clockStep', sentence: /172800\.0 s ahead of.*held for 60 s/ });
  clock.stepWall(-2 * DAY_MS);
  look();
  look();
  t.same(alarms.slice(1), [{ kind: 'clockStep', about: 'wall clock', sentence: null }]);
  t.end();
});

test('clock watch: a step back that has held asks for an operator', (t) => {
  const { clock, guard, alarms, look } = stage();
  clock.stepWall(-DAY_MS);
  look();
  t.match(alarms[0], { sentence: /86400\.0 s behind.*An operator is asked/ });
  clock.advance(STEP_SETTLE_MS);
  look();
  t.match(alarms[1], { sentence: /86400\.0 s ahead of the wall clock.*tirage clock accept/ });
  guard.acceptWall();
  look();
  t.match(alarms[2], { sentence: null });
  t.end();
});

test('clock watch: a small step back that has held is no alarm', (t) => {
  const { clock, alarms, look } = stage();
  clock.stepWall(-2_000);
  look();
  clock.advance(STEP_SETTLE_MS);
  look();
  t.same(
    alarms.map(({ sentence }) => sentence === null),
    [false, true],
  );
  t.end();
});
