import fc from 'fast-check';
import { test } from 'tap';
import {
  ACCUMULATOR_ODDS_HUNDREDTHS_MAX,
  combinedPrice,
  formatOdds,
  isOdds,
  ODDS_HUNDREDTHS_MAX,
  parseOdds,
  payoutAt,
  payoutOf,
  shownOdds,
  stakeForPayout,
  stakeForWin,
} from '../../../actors/line/odds.ts';
import { minor } from '../../../src/kernel/money.ts';

test('odds: decimals are read as whole hundredths', (t) => {
  for (const [text, hundredths] of [
    ['1.85', 185],
    ['2', 200],
    ['2.5', 250],
    ['0.01', 1],
    ['10000.00', ODDS_HUNDREDTHS_MAX],
    ['001.10', 110],
  ] as const) {
    t.equal(parseOdds(text), hundredths, text);
  }
  t.end();
});

for (const text of [
  '0',
  '0.00',
  '-1.85',
  '+1.85',
  '1.855',
  '1,85',
  '1e2',
  'NaN',
  'Infinity',
  '',
  ' 1.85',
  '.5',
  '1.',
  '10000.01',
  '1000000000',
  '0x10',
  '1.8５',
]) {
  test(`odds: "${text}" is no odds`, (t) => {
    t.equal(parseOdds(text), undefined);
    t.end();
  });
}

test('odds: only whole hundredths in the range are odds', (t) => {
  for (const value of [0, -1, 1.5, Number.NaN, 1e9, ODDS_HUNDREDTHS_MAX + 1]) {
    t.notOk(isOdds(value), String(value));
  }
  t.ok(isOdds(1) && isOdds(ODDS_HUNDREDTHS_MAX));
  t.end();
});

test('odds: what is written is read back', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: ODDS_HUNDREDTHS_MAX }), (odds) => {
      return parseOdds(formatOdds(odds)) === odds;
    }),
  );
  t.equal(formatOdds(5), '0.05');
  t.equal(formatOdds(1_000_000), '10000.00');
  t.end();
});

test('odds: a payout is rounded down, by hand', (t) => {
  // 333 × 1.85 = 616.05; 1 × 1.99 = 1.99; 1 × 0.50 = 0.5; 999 × 3.33 = 3,326.67.
  t.equal(payoutOf(minor(333), 185), 616);
  t.equal(payoutOf(minor(1), 199), 1);
  t.equal(payoutOf(minor(1), 50), 0);
  t.equal(payoutOf(minor(999), 333), 3_326);
  t.equal(payoutOf(minor(1_000_000_000), ODDS_HUNDREDTHS_MAX), 10_000_000_000_000);
  t.end();
});

test('odds: an accumulator is rounded once, at its end', (t) => {
  // 1.15 × 1.15 × 1.15 = 1.520875; 100 × that = 152.08…; leg by leg 100 → 115 → 132 → 151.
  const price = combinedPrice([115, 115, 115]);
  t.equal(payoutAt(minor(100), price), 152);
  t.equal(shownOdds(price), 152);
  // No legs left: all were void, so the stake comes back.
  t.equal(payoutAt(minor(77), combinedPrice([])), 77);
  t.end();
});

test('odds: the product of an accumulator is capped', (t) => {
  const price = combinedPrice([ODDS_HUNDREDTHS_MAX, 101]);
  t.equal(shownOdds(price), ACCUMULATOR_ODDS_HUNDREDTHS_MAX);
  t.equal(payoutAt(minor(3), price), 30_000);
  // Sixteen legs at their highest: no overflow on the way to the cap.
  const highest = combinedPrice(Array.from({ length: 16 }, () => ODDS_HUNDREDTHS_MAX));
  t.equal(shownOdds(highest), ACCUMULATOR_ODDS_HUNDREDTHS_MAX);
  t.throws(() => combinedPrice([0]));
  t.end();
});

test('odds: the largest stake for a bound is exactly the largest', (t) => {
  const legs = fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(legs, fc.integer({ min: 0, max: 1_000_000 }), (odds, boundMinor) => {
      const price = combinedPrice(odds);
      const stake = stakeForPayout(price, boundMinor);
      if (stake < 2 ** 40) {
        const pays = (stakeMinor: number) => payoutAt(minor(stakeMinor), price);
        if (pays(stake) > boundMinor || pays(stake + 1) <= boundMinor) return false;
      }
      const wins = (stakeMinor: number) => payoutAt(minor(stakeMinor), price) - stakeMinor;
      const staked = stakeForWin(price, boundMinor);
      if (staked === Number.MAX_SAFE_INTEGER) return wins(1_000_000) <= 0;
      return staked >= 2 ** 40 || (wins(staked) <= boundMinor && wins(staked + 1) > boundMinor);
    }),
    { numRuns: 500 },
  );
  t.end();
});
