import { test } from 'tap';
import { canCost } from '../../../src/fairness/verifier/stakes.ts';

test('stakes: each ticket costs the price, or the price of up to 10,000 combinations', (t) => {
  for (const [tickets, stakes, price, can] of [
    [0n, 0n, 100n, true],
    [0n, 100n, 100n, false],
    [3n, 300n, 100n, true],
    [3n, 200n, 100n, false],
    [3n, 301n, 100n, false],
    [3n, 400n, 100n, true],
    [3n, 3_000_000n, 100n, true],
    [3n, 3_000_100n, 100n, false],
    [3n, 0n, 0n, true],
    [3n, 1n, 0n, false],
    [3n, -300n, 100n, false],
  ] as const) {
    t.equal(canCost(tickets, stakes, price), can, `${tickets} tickets for ${stakes}`);
  }
  t.end();
});
