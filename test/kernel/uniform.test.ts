import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { acceptedResidue, uniformBelow, uniformBelowWide } from '../../src/kernel/uniform.ts';
import { ScriptedRandom } from '../support/sources/scripted-random.ts';

const SPAN = 2 ** 32;

test('uniform: each residue has the same number of accepted values, for all small spans', (t) => {
  for (let span = 1; span <= 128; span += 1) {
    for (let bound = 1; bound <= span; bound += 1) {
      const counts = new Uint32Array(bound);
      let discarded = 0;
      for (let value = 0; value < span; value += 1) {
        const residue = acceptedResidue(value, bound, span);
        if (residue === undefined) discarded += 1;
        else counts[residue] = (counts[residue] ?? 0) + 1;
      }
      const fair = Math.floor(span / bound);
      if (!counts.every((count) => count === fair)) t.fail(`span ${span}, bound ${bound}`);
      if (discarded * 2 >= span) t.fail(`span ${span}, bound ${bound}: discards half or more`);
    }
  }
  t.end();
});

test('uniform: the edge of the accepted values is exact at full width', (t) => {
  const bounds = fc.oneof(fc.integer({ min: 1, max: SPAN }), fc.integer({ min: 1, max: 100 }));
  fc.assert(
    fc.property(bounds, (bound) => {
      const limit = Number((BigInt(SPAN) / BigInt(bound)) * BigInt(bound));
      const first = acceptedResidue(0, bound, SPAN);
      const last = acceptedResidue(limit - 1, bound, SPAN);
      const beyond = limit === SPAN ? undefined : acceptedResidue(limit, bound, SPAN);
      return first === 0 && last === bound - 1 && beyond === undefined;
    }),
    { numRuns: 2_000 },
  );
  t.end();
});

test('uniform: values beyond the edge are drawn again, and no others', (t) => {
  const random = new ScriptedRandom([SPAN - 1, SPAN - 1, SPAN - 2, 7]);
  t.equal(uniformBelow(random, 3), (SPAN - 2) % 3, 'only 2^32 - 1 is beyond the edge of 3');
  t.equal(random.taken, 3);
  t.equal(uniformBelow(random, 3), 1);
  t.equal(random.taken, 4);
  t.end();
});

test('uniform: the smallest and the largest bound', (t) => {
  t.equal(uniformBelow(new ScriptedRandom([SPAN - 1]), 1), 0);
  t.equal(uniformBelow(new ScriptedRandom([SPAN - 1]), SPAN), SPAN - 1);
  t.equal(uniformBelow(new ScriptedRandom([SPAN - 1, 0]), SPAN - 1), 0);
  t.equal(uniformBelow(new ScriptedRandom([2 ** 31]), 2 ** 31), 0);
  t.equal(uniformBelow(new ScriptedRandom([2 ** 31 + 1, 2 ** 31]), 2 ** 31 + 1), 2 ** 31);
  t.end();
});

test('uniform: a bound out of range stops the work', (t) => {
  for (const bound of [0, -1, 1.5, SPAN + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
    t.throws(() => uniformBelow(new ScriptedRandom([0]), bound), AssertionError, `${bound}`);
  }
  t.end();
});

test('uniform: a generator that is stuck, or gives no 32-bit values, stops the work', (t) => {
  t.throws(() => uniformBelow({ uint32: () => SPAN - 1 }, 3), AssertionError);
  for (const value of [-1, 0.5, SPAN, Number.NaN]) {
    t.throws(() => uniformBelow({ uint32: () => value }, 6), AssertionError, `${value}`);
  }
  t.end();
});

test('uniform: wide bounds take 53 bits of two values and reject the uneven rest', (t) => {
  const words = (...values: number[]) => ({ uint32: () => values.shift() ?? 0 });
  t.equal(uniformBelowWide(words(0, 7), 10), 7);
  t.equal(uniformBelowWide(words(2 ** 21 + 1, 5), 2 ** 53 - 1), 2 ** 32 + 5, 'the low 21 bits');
  // 2^53 mod 3 is 2: the two highest values are drawn again.
  t.equal(uniformBelowWide(words(2 ** 21 - 1, 2 ** 32 - 1, 0, 1), 3), 1);
  t.equal(uniformBelowWide(words(2 ** 21 - 1, 2 ** 32 - 2, 0, 2), 3), 2);
  t.equal(uniformBelowWide(words(2 ** 21 - 1, 2 ** 32 - 3, 0, 0), 3), 2, 'the last that is taken');
  for (const bound of [0, -1, 1.5, 2 ** 53]) {
    t.throws(() => uniformBelowWide(words(0), bound), /bound out of range/);
  }
  t.throws(() => uniformBelowWide({ uint32: () => 2 ** 32 - 1 }, 3), /repeats itself/);
  t.end();
});
