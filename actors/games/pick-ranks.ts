/**
 * Combinations as whole numbers, by the combinatorial number system: the k numbers c1 < … < ck have
 * the rank C(c1 - 1, 1) + … + C(ck - 1, k), which runs from 0 to one below the count of all. So a
 * key of a limit (pick-limit/pick-limit.ts) is one number, whatever the words of a pick are.
 */
import { waysToChoose } from './binomials.ts';

/** The rank of numbers in ascending order. */
export function rankOf(numbers: readonly number[]): number {
  return numbers.reduce((rank, number, at) => rank + waysToChoose(number - 1, at + 1), 0);
}

/** Visits the rank of each choice of `chosen` of the numbers, ascending, that has all bankers. */
export function visitRanks(
  numbers: readonly number[],
  chosen: number,
  bankers: readonly number[],
  visit: (rank: number) => void,
): void {
  const otherCount = numbers.length - bankers.length;
  /** `placed` numbers are chosen of those before `at`, `others` of them being no bankers. */
  const choose = (at: number, placed: number, others: number, rank: number): void => {
    if (at === numbers.length) {
      visit(rank);
      return;
    }
    const number = numbers[at] ?? 0;
    const isBanker = bankers.includes(number);
    const taken = rank + waysToChoose(number - 1, placed + 1);
    const wanted = chosen - bankers.length - others;
    if (isBanker) choose(at + 1, placed + 1, others, taken);
    else {
      const passed = at - placed;
      if (wanted > 0) choose(at + 1, placed + 1, others + 1, taken);
      // As many may be passed over as are too many.
      if (passed < otherCount - (chosen - bankers.length)) choose(at + 1, placed, others, rank);
    }
  };
  choose(0, 0, 0, 0);
}
