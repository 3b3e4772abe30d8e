import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import {
  addPoints,
  POINTS_MOVED_MAX,
  parsePoints,
  pointsHundredths,
  pointsNumber,
  roundPoints,
} from '../../src/kernel/points.ts';
import { holds } from '../support/sources/property-run.ts';

test('points: only safe whole hundredths become points', (t) => {
  t.equal(pointsHundredths(4_250), 4_250);
  t.ok(Object.is(pointsHundredths(-0), 0));
  for (const bad of [42.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
    t.throws(() => pointsHundredths(bad), AssertionError, `${bad}`);
  }
  t.end();
});

test('points: an overflow stops the work', (t) => {
  t.equal(addPoints(pointsHundredths(1), pointsHundredths(-3)), -2);
  const most = pointsHundredths(Number.MAX_SAFE_INTEGER);
  t.throws(() => addPoints(most, pointsHundredths(1)), AssertionError);
  t.end();
});

test('points: a sum is read from its digits, and only if it is exact', (t) => {
  const good = {
    '751': 75_100,
    '751.0': 75_100,
    '500.5': 50_050,
    '0.01': 1,
    '42.50': 4_250,
    '0': 0,
    '1000000000': 100_000_000_000,
  };
  for (const [text, hundredths] of Object.entries(good)) t.equal(parsePoints(text), hundredths);
  const bad = ['', '-1', '+1', '1.', '.5', '01', '1e2', '1E2', '1e308', '0.001', '1.005', '1,5'];
  const worse = [
    '1.100',
    '1.000',
    'NaN',
    'Infinity',
    '0x10',
    ' 1',
    '1 ',
    '1000000000.01',
    '9'.repeat(400),
    '١',
  ];
  for (const text of [...bad, ...worse]) t.equal(parsePoints(text), undefined, text);
  t.end();
});

test('points: what another system worked out is rounded half up', (t) => {
  const rows = {
    '729.975': 72_998,
    '729.9749999': 72_997,
    '27.25': 2_725,
    '0.005': 1,
    '0.0049': 0,
  };
  for (const [text, hundredths] of Object.entries(rows)) t.equal(roundPoints(text), hundredths);
  t.equal(roundPoints('0.995'), 100);
  for (const text of ['-0.005', '', '1000000000.005']) t.equal(roundPoints(text), undefined);
  t.end();
});

test('points: an exponent is a form of the same number, and is read from its digits', (t) => {
  const rows = {
    '1.0E7': 1_000_000_000,
    '1e2': 10_000,
    '1E+2': 10_000,
    '7.29975e2': 72_998,
    '72998e-2': 72_998,
    '0.000729975E6': 72_998,
    '5e-3': 1,
    '49e-4': 0,
    '1e-400': 0,
    '0e999999': 0,
    '-0.0': 0,
    '-0e5': 0,
    '1e9': 100_000_000_000,
    '1000000000000000000000e-12': 100_000_000_000,
    [`0.${'0'.repeat(300)}5e300`]: 50,
  };
  for (const [text, hundredths] of Object.entries(rows)) {
    t.equal(roundPoints(text), hundredths, text);
  }
  const bad = [
    '1e10',
    '1e400',
    '1e99999999999999999999',
    '-1e2',
    '-1e-9',
    '1e',
    'e5',
    '01e2',
    '1e1.5',
  ];
  for (const text of [...bad, '.5e1', '1.e5', '0x1e2', '+1e2', '1 e2']) {
    t.equal(roundPoints(text), undefined, text);
  }
  t.end();
});

test('points: every number of JSON.stringify is read as it is', async (t) => {
  await holds(
    500,
    fc.asyncProperty(fc.double({ min: 0, max: 9e8, noNaN: true }), async (points) => {
      const read = roundPoints(JSON.stringify(points)) ?? Number.NaN;
      t.ok(Math.abs(read / 100 - points) <= 0.005 + points * 1e-15, JSON.stringify(points));
    }),
  );
});

test('points: every amount comes back from its JSON as it was', async (t) => {
  t.equal(JSON.stringify([50_050, 4_200, 72_998, 0].map(pointsNumber)), '[500.5,42,729.98,0]');
  await holds(
    500,
    fc.asyncProperty(fc.integer({ min: 0, max: POINTS_MOVED_MAX }), async (hundredths) => {
      t.equal(parsePoints(JSON.stringify(pointsNumber(hundredths))), hundredths);
      t.equal(roundPoints(JSON.stringify(pointsNumber(hundredths))), hundredths);
    }),
  );
});
