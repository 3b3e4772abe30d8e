import { test } from 'tap';
import {
  COARSE_STEP_SECONDS,
  FINE_STEP_SECONDS,
  MeasurementLog,
  seriesKey,
  VALUES_OF_ANSWER_MAX,
} from '../../src/operations/measurement-log.ts';
import { MEASUREMENTS } from '../../src/operations/measurement-table.ts';
import { EPOCH_MS } from '../support/sources/fake-clock.ts';

const FINE_MS = FINE_STEP_SECONDS * 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Measures every ten seconds for so long; the value is the number of the measurement. */
function logOver(durationMs: number, keys: readonly string[] = ['purchases']) {
  const log = new MeasurementLog();
  let nowMs = EPOCH_MS;
  for (let i = 0; i * FINE_MS < durationMs; i += 1) {
    nowMs = EPOCH_MS + i * FINE_MS;
    log.record(nowMs, new Map(keys.map((key) => [key, i])));
  }
  const read = (fromMs: number, names: readonly (keyof typeof MEASUREMENTS)[] = []) =>
    log.read({ names, fromMs }, nowMs);
  return { log, nowMs, read };
}

test('measurement log: nothing is known before the first measurement', (t) => {
  const view = new MeasurementLog().read({ names: [], fromMs: 0 }, EPOCH_MS);
  t.same(view, { sinceMs: EPOCH_MS, stepSeconds: 10, at: [], series: [] });
  t.end();
});

test('measurement log: the last three hours are known by ten seconds', (t) => {
  const { nowMs, read } = logOver(5 * HOUR_MS);
  const { stepSeconds, at, series, sinceMs } = read(nowMs - HOUR_MS);
  t.equal(stepSeconds, FINE_STEP_SECONDS);
  t.equal(at.length, 361);
  t.equal(at[at.length - 1], nowMs / 1_000);
  t.equal(at[0], (nowMs - HOUR_MS) / 1_000);
  t.equal(sinceMs, nowMs - 3 * HOUR_MS + FINE_MS);
  t.equal(series[0]?.values.length, 361);
  t.equal(series[0]?.values[360], 5 * 360 - 1);
  t.end();
});

test('measurement log: before that fourteen days are known by five minutes', (t) => {
  const { nowMs, read } = logOver(15 * DAY_MS);
  const { stepSeconds, at, series, sinceMs } = read(0, ['purchases']);
  t.equal(stepSeconds, COARSE_STEP_SECONDS);
  t.equal(at.length, (14 * DAY_MS) / 1_000 / COARSE_STEP_SECONDS);
  t.ok(nowMs / 1_000 - Number(at[at.length - 1]) < 2 * COARSE_STEP_SECONDS);
  t.ok(Math.abs(nowMs - 14 * DAY_MS - sinceMs) < 2 * COARSE_STEP_SECONDS * 1_000);
  const [first, second] = series[0]?.values ?? [];
  t.equal(Number(second) - Number(first), 30, 'a mean over thirty measurements');
  const last = (Number(at[0]) * 1_000 - EPOCH_MS) / FINE_MS;
  t.equal(first, last - 15.5, 'named by the end of its step');
  t.end();
});

test('measurement log: a young engine tells all that it knows by ten seconds', (t) => {
  const { read } = logOver(HOUR_MS);
  const { stepSeconds, at, sinceMs } = read(EPOCH_MS - 30 * DAY_MS);
  t.same([stepSeconds, at.length, sinceMs], [FINE_STEP_SECONDS, 360, EPOCH_MS]);
  t.end();
});

test('measurement log: each kind is merged as its table says', (t) => {
  const keys = ['purchases', seriesKey('queueDepth', 'shard-0'), 'diskUsed'];
  const { nowMs, read } = logOver(4 * HOUR_MS, keys);
  const { series } = read(nowMs - 4 * HOUR_MS);
  t.same(
    series.map(({ name, of, unit }) => [name, of, unit]),
    [
      ['purchases', undefined, 'perSecond'],
      ['queueDepth', 'shard-0', 'count'],
      ['diskUsed', undefined, 'bytes'],
    ],
  );
  t.same(
    series.map(({ values }) => values[0]),
    [14.5, 29, 29],
  );
  t.end();
});

test('measurement log: names are whole, and a gap is null', (t) => {
  const log = new MeasurementLog();
  log.record(
    EPOCH_MS,
    new Map([
      ['stakes', 1],
      ['stakeAnswerP50', 2],
    ]),
  );
  log.record(EPOCH_MS + 3 * FINE_MS, new Map([['stakes', 1 / 3]]));
  const { series } = log.read({ names: ['stakes'], fromMs: 0 }, EPOCH_MS + 3 * FINE_MS);
  t.same(series, [{ name: 'stakes', unit: 'minorPerSecond', values: [1, null, null, 0.333333] }]);
  t.end();
});

test('measurement log: an answer is bounded, whatever is asked for', (t) => {
  const keys = Array.from({ length: 200 }, (_, i) => seriesKey('queueDepth', `shard-${i}`));
  const { read } = logOver(3 * HOUR_MS, keys);
  const { stepSeconds, at, series } = read(0);
  t.equal(series.length, 200);
  t.equal(stepSeconds, 4 * FINE_STEP_SECONDS);
  t.ok(at.length * series.length <= VALUES_OF_ANSWER_MAX);
  t.same(series[0]?.values.slice(0, 2), [3, 7], 'the largest of four');
  t.equal(read(0, ['purchases']).at.length, 1_080, 'fewer are not thinned');
  t.end();
});

test('measurement log: after the wall was accepted an hour back it goes on from there', (t) => {
  const { log, nowMs } = logOver(2 * HOUR_MS);
  const backMs = nowMs - HOUR_MS;
  log.record(backMs, new Map([['purchases', -1]]));
  const { at, series } = log.read({ names: [], fromMs: 0 }, backMs);
  t.equal(at[at.length - 1], backMs / 1_000);
  t.equal(series[0]?.values.at(-1), -1);
  const { log: other } = logOver(HOUR_MS);
  other.record(EPOCH_MS - DAY_MS, new Map([['purchases', 5]]));
  const earlier = other.read({ names: [], fromMs: 0 }, EPOCH_MS - DAY_MS);
  t.same(earlier.series[0]?.values, [5]);
  t.end();
});

test('measurement log: every name has a unit and a way to be merged', (t) => {
  for (const { unit, merge } of Object.values(MEASUREMENTS)) {
    t.ok(unit);
    t.ok(['mean', 'max', 'last'].includes(merge));
  }
  t.end();
});
