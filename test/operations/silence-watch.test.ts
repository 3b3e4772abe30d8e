import { test } from 'tap';
import {
  LOST_AFTER_MS,
  SILENCE_LOOK_MS,
  SILENT_AFTER_MS,
  SilenceWatch,
} from '../../src/operations/silence-watch.ts';

function stage() {
  const watch = new SilenceWatch(['main', 'shard-0']);
  const counts = [1, 1];
  let nowMs = 1_000;
  watch.look(counts, nowMs);
  /** Lets time pass in which some threads beat; returns what was said. */
  const pass = (forMs: number, beating: readonly number[], lookEveryMs = SILENCE_LOOK_MS) => {
    const said: string[] = [];
    for (let passedMs = 0; passedMs < forMs; passedMs += lookEveryMs) {
      nowMs += lookEveryMs;
      for (const index of beating) counts[index] = (counts[index] ?? 0) + 1;
      said.push(...watch.look(counts, nowMs).map(({ name, silence }) => `${name} ${silence}`));
    }
    return said;
  };
  return { counts, pass };
}

test('silence watch: a thread that stands still is silent, then lost; another is not', (t) => {
  const { pass } = stage();
  t.same(pass(SILENT_AFTER_MS - SILENCE_LOOK_MS, [0]), []);
  t.same(pass(SILENCE_LOOK_MS, [0]), ['shard-0 silent']);
  t.same(pass(LOST_AFTER_MS, [0]), ['shard-0 lost'], 'once');
  t.end();
});

test('silence watch: a thread that comes back is told of', (t) => {
  const { pass } = stage();
  t.same(pass(SILENT_AFTER_MS, [1]), ['main silent']);
  t.same(pass(SILENCE_LOOK_MS, [0, 1]), ['main none']);
  t.same(pass(SILENT_AFTER_MS - SILENCE_LOOK_MS, [1]), [], 'its silence is counted anew');
  t.end();
});

test("silence watch: a sleep, a stop or a busy machine are nobody's silence", (t) => {
  const { pass } = stage();
  t.same(pass(8 * 3_600_000, [], 8 * 3_600_000), [], 'the lid was shut for a night');
  t.same(pass(10 * 60_000, [], 3 * SILENCE_LOOK_MS), [], 'whoever watches is held up as well');
  t.same(pass(SILENT_AFTER_MS - SILENCE_LOOK_MS, []), [], 'and then the count begins');
  t.end();
});

test('silence watch: a thread that has not begun, or has ended, is not watched', (t) => {
  const { counts, pass } = stage();
  counts[1] = 0;
  t.same(pass(2 * LOST_AFTER_MS, [0]), []);
  t.end();
});
