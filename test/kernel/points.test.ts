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
import { holds } from '../support/property-run.ts';

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
  for (const text of ['-0.005', '1e2', '', '1000000000.005']) t.equal(roundPoints(text), undefined);
  t.end();
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
