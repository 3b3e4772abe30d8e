import { test } from 'tap';
import { DEFAULT_RAFFLE_RULES } from '../../../actors/raffle/raffle-rules.ts';
import {
  parseCount,
  parseMinutes,
  parseShares,
  percentText,
  STARTING_RULES,
} from '../../../web/console/raffles/raffle-rules.ts';

test('raffle rules: what a form begins with is what the engine has', (t) => {
  t.same(STARTING_RULES, DEFAULT_RAFFLE_RULES);
  t.end();
});

test('raffle rules: shares as percents, and back', (t) => {
  for (const [permyriad, text] of [
    [5_000, '50 %'],
    [3_333, '33.33 %'],
    [50, '0.5 %'],
    [1, '0.01 %'],
    [10_000, '100 %'],
  ] as const) {
    t.equal(percentText(permyriad), text);
    t.same(parseShares(text), [permyriad]);
  }
  t.same(parseShares('50 + 30+20'), [5_000, 3_000, 2_000]);
  t.same(parseShares('12,5; 7.25 %'), [1_250, 725]);
  for (const wrong of ['', '%', 'half', '-1', '1.234', '50 + x', '1000'])
    t.equal(parseShares(wrong), undefined, wrong);
  t.end();
});

test('raffle rules: counts and minutes', (t) => {
  t.equal(parseCount(' 10 ', 1), 10);
  for (const wrong of ['0', '1.5', '-1', '', '1e3', '9999999999'])
    t.equal(parseCount(wrong, 1), undefined, wrong);
  t.equal(parseMinutes('60'), 3_600_000);
  t.equal(parseMinutes('0,5'), 30_000);
  t.equal(parseMinutes('soon'), undefined);
  t.end();
});
