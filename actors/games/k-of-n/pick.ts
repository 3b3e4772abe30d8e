/**
 * A pick of distinct numbers as 64 bits, in two words of 32.
 *
 * Why: a draw may hold millions of tickets, and counting matches of two masks takes a few integer
 * operations where arrays of numbers take a loop and a cache miss. Two words, because JavaScript
 * has no fast 64-bit integer. Number i is bit i - 1: numbers 1 to 32 in `low`, 33 to 64 in `high`.
 * Bits that no number takes say which numbers of a system are bankers (system-pick.ts).
 */
import { assert } from '../../../src/kernel/assert.ts';
import { type KOfNGame, NUMBER_COUNT_MAX } from './k-of-n-game.ts';

/** Both words are unsigned 32-bit integers. */
export interface PickMask {
  readonly low: number;
  readonly high: number;
}

/** In the order in which they are checked: the first that applies is reported. */
export type PickFault = 'wrongCount' | 'notWhole' | 'outOfRange' | 'repeated';

export type ParsedPick =
  | { readonly ok: true; readonly mask: PickMask }
  | { readonly ok: false; readonly reason: PickFault };

/**
 * A pick from outside, validated. Never throws, whatever the elements are, and reads none of
 * them when their count is wrong. The order of the numbers does not matter.
 */
export function parsePick(game: KOfNGame, numbers: readonly unknown[]): ParsedPick {
  if (numbers.length !== game.pickCount) return { ok: false, reason: 'wrongCount' };

  let low = 0;
  let high = 0;
  let fault: PickFault | undefined;
  // By index: `for … of` would trust an iterator that came from outside.
  for (let i = 0; i < game.pickCount; i++) {
    const value = numbers[i];
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return { ok: false, reason: 'notWhole' };
    }
    if (value < 1 || value > game.numberCount) {
      fault = 'outOfRange';
      continue;
    }
    const bit = numberBit(value);
    const isLow = value <= 32;
    if (((isLow ? low : high) & bit) !== 0) fault ??= 'repeated';
    if (isLow) low |= bit;
    else high |= bit;
  }
  if (fault !== undefined) return { ok: false, reason: fault };
  return { ok: true, mask: { low: low >>> 0, high: high >>> 0 } };
}

/** The mask of numbers that are known to be distinct and in range, such as those of a draw. */
export function maskOfNumbers(numbers: readonly number[]): PickMask {
  let low = 0;
  let high = 0;
  for (const number of numbers) {
    assert(Number.isInteger(number), 'a number is not whole');
    assert(number >= 1 && number <= NUMBER_COUNT_MAX, 'a number does not fit the mask');
    if (number <= 32) low |= numberBit(number);
    else high |= numberBit(number);
  }
  assert(matchCount(low, high, low, high) === numbers.length, 'numbers are not distinct');
  return { low: low >>> 0, high: high >>> 0 };
}

/** The numbers of a mask, ascending. */
export function numbersOfMask(mask: PickMask): number[] {
  assertWord(mask.low);
  assertWord(mask.high);
  const numbers: number[] = [];
  pushNumbers(numbers, mask.low, 1);
  pushNumbers(numbers, mask.high, 33);
  return numbers;
}

/** The numbers of one word, whose lowest bit is `first`. */
function pushNumbers(to: number[], word: number, first: number): void {
  for (let rest = word; rest !== 0; rest &= rest - 1) {
    // The lowest bit that is set, counted from the top by `clz32`.
    to.push(first + 31 - Math.clz32(rest & -rest));
  }
}

/** How many numbers two masks share. */
export function matchCount(
  maskLow: number,
  maskHigh: number,
  winLow: number,
  winHigh: number,
): number {
  return popCount32(maskLow & winLow) + popCount32(maskHigh & winHigh);
}

/** The count of set bits, by adding neighbours: bits, then pairs, then nibbles, then bytes. */
export function popCount32(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const nibbles = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  // The product gathers all four bytes in the highest one.
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** The bit of a number inside its word. Shifts count modulo 32, so 33 is bit 0 of `high`. */
function numberBit(number: number): number {
  return 1 << (number - 1);
}

export function assertWord(word: number): void {
  assert(word >>> 0 === word, 'a mask word is not an unsigned 32-bit integer');
}
