/** One ticket that somebody puts together: what it holds, whether it is whole, what it costs. */
import type { Board } from './board.ts';

export interface NumbersLine {
  readonly kind: 'numbers';
  /** Ascending. */
  readonly main: readonly number[];
  readonly bonus: readonly number[];
}

export interface DigitsLine {
  readonly kind: 'digits';
  /** As many as were typed. Zeros in front count. */
  readonly digits: string;
  readonly play: 'straight' | 'box';
}

export type Line = NumbersLine | DigitsLine;

export const NO_NUMBERS: NumbersLine = { kind: 'numbers', main: [], bonus: [] };
export const NO_DIGITS: DigitsLine = { kind: 'digits', digits: '', play: 'straight' };

/** The largest system that is sold (`docs/tickets.md`). */
export const COMBINATIONS_MAX = 10_000;

export type LineFault = 'tooFew' | 'tooMany' | 'tooManyCombinations' | 'alike';

export function emptyLine(board: Board): Line {
  return board.kind === 'drums' ? NO_NUMBERS : NO_DIGITS;
}

/** With a number more, or without it where it had it. */
export function withNumber(line: NumbersLine, drum: 'main' | 'bonus', number: number): NumbersLine {
  const had = line[drum];
  const has = had.includes(number)
    ? had.filter((one) => one !== number)
    : [...had, number].sort((one, other) => one - other);
  return { ...line, [drum]: has };
}

/** Why it is no ticket yet; `undefined`: it is one. */
export function faultOf(line: Line, board: Board): LineFault | undefined {
  if (board.kind === 'digits') return line.kind === 'digits' ? digitsFault(line, board) : 'tooFew';
  if (line.kind !== 'numbers') return 'tooFew';
  for (const { name, least, most } of board.drums) {
    if (line[name].length < least) return 'tooFew';
    if (line[name].length > most) return 'tooMany';
  }
  return combinationsOf(line, board) > COMBINATIONS_MAX ? 'tooManyCombinations' : undefined;
}

function digitsFault(
  { digits, play }: DigitsLine,
  { digitCount, hasPlays }: Extract<Board, { kind: 'digits' }>,
): LineFault | undefined {
  if (digits.length < digitCount) return 'tooFew';
  if (digits.length > digitCount) return 'tooMany';
  return hasPlays && play === 'box' && new Set(digits).size === 1 ? 'alike' : undefined;
}

/** How many single bets a whole line is: it costs the price for each. */
export function combinationsOf(line: Line, board: Board): number {
  if (board.kind === 'digits' || line.kind !== 'numbers' || !board.takesSystems) return 1;
  return board.drums.reduce((all, { name, least }) => all * choose(line[name].length, least), 1);
}

/** Filled at random where it was empty, and what was chosen by hand kept. */
export function filled(line: Line, board: Board, randomBelow: (bound: number) => number): Line {
  if (board.kind === 'digits') {
    const kept = line.kind === 'digits' ? line : NO_DIGITS;
    const missing = Math.max(0, board.digitCount - kept.digits.length);
    const more = Array.from({ length: missing }, () => String(randomBelow(10)));
    return { ...kept, digits: kept.digits + more.join('') };
  }
  let all = line.kind === 'numbers' ? line : NO_NUMBERS;
  for (const { name, numberCount, quick } of board.drums) {
    while (all[name].length < quick) {
      const number = 1 + randomBelow(numberCount);
      if (!all[name].includes(number)) all = withNumber(all, name, number);
    }
  }
  return all;
}

/** n over k, exactly as long as it matters: beyond 2^53 it is too many anyhow. */
function choose(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i += 1) count = (count * (n - k + i)) / i;
  return Math.round(count);
}
