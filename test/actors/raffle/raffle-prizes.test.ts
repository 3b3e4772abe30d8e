import fc from 'fast-check';
import { test } from 'tap';
import { rafflePrizes } from '../../../actors/raffle/raffle-prizes.ts';
import { minor } from '../../../src/kernel/money.ts';

test('raffle prizes: by hand', (t) => {
  const pot = minor(100_001);
  t.same(rafflePrizes({ kind: 'share', sharePermyriad: 3_300 }, pot, 9), [33_000]);
  t.same(rafflePrizes({ kind: 'fixed', prizeMinor: minor(7) }, minor(1), 9), [7]);
  const table = { kind: 'table' as const, sharesPermyriad: [5_000, 3_000, 2_000] };
  t.same(rafflePrizes(table, pot, 9), [50_000, 30_000, 20_000]);
  t.same(rafflePrizes(table, pot, 2), [50_000, 30_000], 'no more places than players');
  t.throws(() => rafflePrizes(table, pot, 0), /among nobody/);
  t.end();
});

test('raffle prizes: shares never give away more than the pot', (t) => {
  const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 163_840_000_000_000 }), (permyriads, pot) => {
      const rule = { kind: 'table' as const, sharesPermyriad: permyriads };
      const prizes = rafflePrizes(rule, minor(pot), 100);
      const sum = prizes.reduce((total, prize) => total + prize, 0);
      return sum <= pot && prizes.every((prize) => prize >= 0);
    }),
  );
  t.end();
});
