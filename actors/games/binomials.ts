/**
 * Ways to choose some of up to 92 things, as numbers, for counting the combinations of a ticket.
 *
 * Why numbers and not BigInt: a scan counts the lines of a million tickets. They are exact up to
 * 2^53; a ticket has 10,000 combinations at most (pick-order.ts), and each product that counts
 * some of them has factors no larger than that, or a factor that is 0.
 */
import { must } from '../../src/kernel/assert.ts';

const TOTAL_MAX = 92;
const WIDTH = TOTAL_MAX + 1;

/** Pascal's triangle, row by row. */
const TRIANGLE = new Float64Array(WIDTH * WIDTH);
for (let total = 0; total <= TOTAL_MAX; total += 1) {
  TRIANGLE[total * WIDTH] = 1;
  for (let chosen = 1; chosen <= total; chosen += 1) {
    const above = (total - 1) * WIDTH + chosen;
    TRIANGLE[total * WIDTH + chosen] = (TRIANGLE[above - 1] ?? 0) + (TRIANGLE[above] ?? 0);
  }
}

/** 0 where more are chosen than there are, or fewer than none. */
export function waysToChoose(total: number, chosen: number): number {
  if (chosen < 0 || chosen > total) return 0;
  return must(TRIANGLE[total * WIDTH + chosen], 'more things than a pick has');
}
