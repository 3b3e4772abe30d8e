import fc from 'fast-check';
import { test } from 'tap';
import {
  addExact,
  exactSum,
  subtractExact,
  sumOfText,
  textOfSum,
} from '../../src/kernel/exact-sum.ts';
import { minor } from '../../src/kernel/money.ts';

const MOST = minor(Number.MAX_SAFE_INTEGER);

test('exact sum: a number as far as it is exact, a bigint one step behind', (t) => {
  t.equal(addExact(MOST, minor(0)), MOST);
  t.equal(addExact(MOST, minor(1)), 9_007_199_254_740_992n);
  t.equal(subtractExact(minor(-MOST), minor(2)), -9_007_199_254_740_993n);
  t.equal(subtractExact(9_007_199_254_740_992n, minor(1)), MOST, 'and a number again');
  t.equal(exactSum(0n), 0);
  t.end();
});

test('exact sum: adding up is what bigints say, and each value has one form', (t) => {
  const amounts = fc.array(fc.integer({ min: -MOST, max: MOST }), { maxLength: 20 });
  fc.assert(
    fc.property(amounts, amounts, (added, taken) => {
      let sum = exactSum(0n);
      let expected = 0n;
      for (const amount of added) {
        sum = addExact(sum, minor(amount));
        expected += BigInt(amount);
      }
      for (const amount of taken) {
        sum = subtractExact(sum, minor(amount));
        expected -= BigInt(amount);
      }
      t.equal(sum, exactSum(expected));
      t.equal(sumOfText(textOfSum(sum)), sum);
      t.equal(typeof sum === 'number', Number.isSafeInteger(Number(expected)));
    }),
    { seed: 7 },
  );
  t.end();
});
