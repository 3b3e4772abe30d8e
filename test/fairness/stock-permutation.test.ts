import fc from 'fast-check';
import { test } from 'tap';
import { StockPermutation } from '../../src/fairness/stock-permutation.ts';
import {
  chiSquareCritical,
  chiSquareStatistic,
  chiSquareUpperTail,
} from '../support/fairness/chi-square.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const LEVEL = 0.001;
const SEED = Uint8Array.from({ length: 32 }, (_, at) => at);

test('stock permutation: places are exchanged, none is doubled, none is left out', (t) => {
  for (const size of [1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 65, 1_000, 4_097]) {
    const permutation = new StockPermutation(SEED, size);
    const places = new Set(Array.from({ length: size }, (_, index) => permutation.at(index)));
    t.equal(places.size, size, `${size}`);
    t.ok(Math.max(...places) < size);
  }
  t.end();
});

test('stock permutation: at each place, each combination is as likely as any other', (t) => {
  const random = new SeededRandom(15);
  const seeds = 6_000;
  const [first, last] = [new Uint32Array(15), new Uint32Array(15)];
  for (let i = 0; i < seeds; i += 1) {
    const permutation = new StockPermutation(random.bytes(32), 15);
    const [at0, at14] = [permutation.at(0), permutation.at(14)];
    first[at0] = (first[at0] ?? 0) + 1;
    last[at14] = (last[at14] ?? 0) + 1;
  }
  for (const hits of [first, last]) {
    const statistic = chiSquareStatistic(hits, seeds / 15);
    const pValue = chiSquareUpperTail(statistic, 14);
    t.ok(statistic < chiSquareCritical(14, LEVEL), `p = ${pValue.toFixed(3)}`);
    t.ok(pValue < 1 - LEVEL, 'nor is it too even to be random');
  }
  t.end();
});

test('stock permutation: the index of a value is where that value stands', (t) => {
  const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
  // Powers of four and their neighbours, where a network just fits, and one that keeps no words.
  const size = fc.oneof(
    fc.constantFrom(1, 2, 4, 5, 16, 17, 64, 65, 1_000_000, 8_145_060, 4 ** 13),
    fc.integer({ min: 1, max: 2 ** 52 }),
  );
  fc.assert(
    fc.property(seed, size, fc.double({ min: 0, max: 1, noNaN: true }), (bytes, count, part) => {
      const permutation = new StockPermutation(bytes, count);
      const one = Math.min(count - 1, Math.floor(part * count));
      return (
        permutation.indexOf(permutation.at(one)) === one &&
        permutation.at(permutation.indexOf(one)) === one
      );
    }),
  );
  const permutation = new StockPermutation(SEED, 1_000);
  for (const outside of [-1, 1_000]) t.throws(() => permutation.indexOf(outside), /no such value/);
  t.end();
});
