/**
 * The combinations of a system: counted number by number, without listing them.
 *
 * Each number is in a combination or not. So after the first numbers there is, for each size that a
 * part of a combination may have by then, and for each count of matches in it, a count of ways; the
 * next number adds to it those that take it. Where a combination has too few numbers left to be
 * whole, its ways are no longer looked at.
 */

/** The most single bets that a ticket may be. */
export const COMBINATIONS_MAX = 10_000;

export interface ChoiceOf {
  /** How many of the numbers a combination takes. */
  readonly size: number;
  /** Numbers that are in every combination beside those. */
  readonly always?: readonly number[];
}

/** Place m says how many combinations have m of the drawn numbers. */
export function linesByMatches(
  numbers: readonly number[],
  drawn: readonly number[],
  { size, always = [] }: ChoiceOf,
): number[] {
  const matchesMax = size + always.length;
  const ways = Array.from({ length: size + 1 }, () => new Array<number>(matchesMax + 1).fill(0));
  const begin = always.filter((number) => drawn.includes(number)).length;
  at(ways, 0)[begin] = 1;
  for (const [index, number] of numbers.entries()) {
    const match = drawn.includes(number) ? 1 : 0;
    const most = Math.min(size, index + 1);
    const least = Math.max(1, size - (numbers.length - index - 1));
    for (let taken = most; taken >= least; taken -= 1) {
      const without = at(ways, taken - 1);
      const row = at(ways, taken);
      for (let matches = matchesMax; matches >= match; matches -= 1) {
        row[matches] = (row[matches] ?? 0) + (without[matches - match] ?? 0);
      }
    }
  }
  return at(ways, size);
}

/** How many there are. More than can be counted exactly is told as too many, never as fewer. */
export function lineCount(numberCount: number, size: number): number {
  if (size < 0 || size > numberCount) return 0;
  let count = 1n;
  for (let taken = 0; taken < size; taken += 1) {
    count = (count * BigInt(numberCount - taken)) / BigInt(taken + 1);
  }
  return Number(count);
}

function at(ways: readonly number[][], taken: number): number[] {
  const row = ways[taken];
  if (row === undefined) throw new Error('a combination takes more numbers than its size');
  return row;
}
