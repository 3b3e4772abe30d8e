import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import {
  addMinor,
  type Minor,
  minor,
  multiplyMinor,
  shareMinor,
  subtractMinor,
  ZERO_MINOR,
} from '../../src/kernel/money.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const amounts = fc.maxSafeInteger().map(minor);
const amountsNat = fc.maxSafeNat().map(minor);

test('money: only safe integers become money', (t) => {
  for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX + 1, -MAX - 1, 1e300]) {
    t.throws(() => minor(bad), AssertionError, `${bad}`);
  }
  for (const good of [0, 1, -1, MAX, -MAX]) t.equal(minor(good), good);
  t.end();
});

test('money: nothing has one form', (t) => {
  const zeros = [
    ZERO_MINOR,
    minor(-0),
    multiplyMinor(ZERO_MINOR, -1),
    multiplyMinor(minor(-5), 0),
    subtractMinor(minor(7), minor(7)),
    addMinor(minor(-7), minor(7)),
    shareMinor(ZERO_MINOR, 3, 4),
  ];
  for (const zero of zeros) t.ok(Object.is(zero, 0));
  t.end();
});

test('money: a sum that leaves the safe range stops the work', (t) => {
  t.equal(addMinor(minor(MAX - 1), minor(1)), MAX);
  t.throws(() => addMinor(minor(MAX), minor(1)), AssertionError);
  t.throws(() => addMinor(minor(-MAX), minor(-1)), AssertionError);
  t.equal(subtractMinor(minor(-MAX + 1), minor(1)), -MAX);
  t.throws(() => subtractMinor(minor(-MAX), minor(1)), AssertionError);
  t.throws(() => multiplyMinor(minor(MAX), 2), AssertionError);
  t.throws(() => multiplyMinor(minor(2 ** 30), 2 ** 23), AssertionError);
  t.equal(multiplyMinor(minor(2 ** 30), 2 ** 22), 2 ** 52);
  t.throws(() => multiplyMinor(minor(100), 1.5), AssertionError, 'a count is whole');
  t.end();
});

/** The rule of every operation: the exact result, or an assertion, never a rounded one. */
function exactOrAsserted(run: () => Minor, exact: bigint): boolean {
  const fits = exact <= BigInt(MAX) && exact >= -BigInt(MAX);
  try {
    return BigInt(run()) === exact && fits;
  } catch (error) {
    return error instanceof AssertionError && !fits;
  }
}

test('money: sums, differences and products are exact or refused', (t) => {
  fc.assert(
    fc.property(amounts, amounts, (left, right) => {
      const [a, b] = [BigInt(left), BigInt(right)];
      return (
        exactOrAsserted(() => addMinor(left, right), a + b) &&
        exactOrAsserted(() => subtractMinor(left, right), a - b) &&
        exactOrAsserted(() => multiplyMinor(left, right), a * b)
      );
    }),
    { numRuns: 2_000 },
  );
  t.end();
});

test('money: small products are exact', (t) => {
  const counts = fc.integer({ min: -100_000, max: 100_000 });
  fc.assert(
    fc.property(counts, counts, (amount, count) =>
      exactOrAsserted(() => multiplyMinor(minor(amount), count), BigInt(amount) * BigInt(count)),
    ),
  );
  t.end();
});

test('money: a share is the floor of the exact quotient, at any size', (t) => {
  const denominators = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 1, max: 10_000 }));
  fc.assert(
    fc.property(amountsNat, fc.maxSafeNat(), denominators, (amount, numerator, denominator) => {
      fc.pre(denominator > 0);
      const exact = (BigInt(amount) * BigInt(numerator)) / BigInt(denominator);
      return exactOrAsserted(() => shareMinor(amount, numerator, denominator), exact);
    }),
    { numRuns: 5_000 },
  );
  t.end();
});

test('money: a share is exact around the edge of the safe range', (t) => {
  const nearEdge = fc.integer({ min: 94_906_200, max: 94_906_300 }); // About √(2^53).
  fc.assert(
    fc.property(nearEdge, nearEdge, fc.integer({ min: 1, max: 1_000 }), (a, b, denominator) =>
      exactOrAsserted(
        () => shareMinor(minor(a), b, denominator),
        (BigInt(a) * BigInt(b)) / BigInt(denominator),
      ),
    ),
    { numRuns: 2_000 },
  );
  t.end();
});

test('money: shares of one amount never add up to more than it', (t) => {
  const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(amountsNat, weights, (amount, parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      fc.pre(whole > 0);
      const paid = parts
        .map((part) => shareMinor(amount, part, whole))
        .reduce((sum, share) => addMinor(sum, share), ZERO_MINOR);
      return paid <= amount && amount - paid < parts.length;
    }),
  );
  t.end();
});

test('money: a share refuses what has no defined rounding', (t) => {
  t.throws(() => shareMinor(minor(-1), 1, 2), AssertionError);
  t.throws(() => shareMinor(minor(1), -1, 2), AssertionError);
  t.throws(() => shareMinor(minor(1), 0.5, 2), AssertionError);
  t.throws(() => shareMinor(minor(1), 1, 0), AssertionError);
  t.throws(() => shareMinor(minor(1), 1, 1.5), AssertionError);
  t.end();
});
