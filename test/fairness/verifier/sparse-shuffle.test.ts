import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { drawNumbers } from '../../../actors/games/k-of-n/draw-numbers.ts';
import { drawnByShuffle } from '../../../src/fairness/verifier/sparse-shuffle.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

test('sparse shuffle: it draws what the engine draws from the same words', (t) => {
  const shape = fc
    .integer({ min: 1, max: 70 })
    .chain((range) =>
      fc.record({ range: fc.constant(range), count: fc.integer({ min: 1, max: range }) }),
    );
  fc.assert(
    fc.property(shape, fc.nat(), ({ count, range }, seed) => {
      const random = new SeededRandom(seed);
      const drawn = drawnByShuffle(count, range, (width) => uniformBelow(random, width));
      deepStrictEqual(drawn, drawNumbers(new SeededRandom(seed), { count, range }));
    }),
    { numRuns: 300 },
  );
  t.end();
});
