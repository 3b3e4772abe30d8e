import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { ClockMark } from '../../src/journal/clock-mark.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { ClockKeeper } from '../../src/supervisor/clock-keeper.ts';
import { StopStack } from '../../src/supervisor/stop-stack.ts';
import { EPOCH_MS, FakeClock } from '../support/sources/fake-clock.ts';

const DAY_MS = 86_400_000;
const log = createLogger({ level: 'silent' });

/** Engines one after the other, on one machine and one data directory. */
function stage(t: Test) {
  const path = mkdtempSync(join(tmpdir(), 'clock-keeper-'));
  const clock = new FakeClock();
  const open = (mayCreate: boolean, bootId = 'boot-1'): ClockKeeper => {
    const place = { directory: path, mayCreate } as never;
    const directory = { journalPlace: () => place };
    return new ClockKeeper(clock, new ClockMark(path, bootId), { directory, log });
  };
  const start = (keeper: ClockKeeper, lastMs: number): ClockKeeper => {
    const stops = new StopStack();
    keeper.start(lastMs, stops);
    t.teardown(() => stops.undo(log));
    return keeper;
  };
  return { clock, open, start };
}

test('clock keeper: a first start believes the wall, and the next one what was believed', (t) => {
  const { clock, open, start } = stage(t);
  const first = open(true);
  const offsetMs = clock.wallMs() - clock.monotonicMs();
  t.equal(first.believedOffsetMs, offsetMs);
  start(first, 0);
  clock.advance(60_000);
  clock.stepWall(2 * DAY_MS);
  const next = open(false);
  t.equal(next.believedOffsetMs, offsetMs, 'and not the wall');
  start(next, EPOCH_MS + 59_000);
  t.equal(next.wallMs(), EPOCH_MS + 60_000);
  t.equal(next.believedOffsetMs, undefined, 'nothing has held yet');
  clock.stepWall(-2 * DAY_MS);
  t.equal(next.wallMs(), EPOCH_MS + 60_000);
  t.equal(next.belief.believedOffsetMs, offsetMs);
  t.end();
});

test('clock keeper: after another start of the machine the journal is believed', (t) => {
  const { clock, open, start } = stage(t);
  start(open(true), 0);
  clock.advance(DAY_MS);
  const next = open(false, 'boot-2');
  t.equal(next.believedOffsetMs, undefined);
  start(next, EPOCH_MS + 1_000);
  t.match(next.read(), { nowMs: EPOCH_MS + 1_000, latestMs: EPOCH_MS + DAY_MS });
  t.match(next.belief, { lastMs: EPOCH_MS + 1_000, believedOffsetMs: undefined });
  t.end();
});

test('clock keeper: what an operator accepts is told, and kept for the next start', (t) => {
  const { clock, open, start } = stage(t);
  const keeper = start(open(true), 0);
  let toldCount = 0;
  keeper.onAccepted(() => {
    toldCount += 1;
  });
  clock.stepWall(-DAY_MS);
  t.equal(keeper.wallMs(), EPOCH_MS);
  keeper.acceptWall();
  t.equal(keeper.wallMs(), EPOCH_MS - DAY_MS);
  t.equal(toldCount, 1);
  t.equal(open(false).believedOffsetMs, clock.wallMs() - clock.monotonicMs());
  t.end();
});
