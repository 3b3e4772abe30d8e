/**
 * A play of digits in one word: its digits read as a number in the low 14 bits, then a bit for a
 * box, and from bit 16 on how many digits there are, which zeros in front would hide.
 */
import { assert } from '../../../src/kernel/assert.ts';
import { areDecimals, valueOfDigits, writeDecimals } from '../decimals.ts';
import { type FormedPick, isFormed, PICK_FORMS } from '../pick-order.ts';
import { orderCount } from './digit-orders.ts';
import { BOX, type DigitsGame, STRAIGHT, STRAIGHT_WAYS } from './digits-game.ts';

const VALUE_BITS = 14;
const COUNT_SHIFT = 16;
const DIGITS = 10;
/** A word without its count of digits. */
export const PLAY_MASK = 2 ** (VALUE_BITS + 1) - 1;

/** In the order in which they are checked. */
export type DigitsPickFault =
  /** It is a list of numbers, and no play. */
  | 'wrongForm'
  | 'wrongCount'
  | 'outOfRange'
  /** Digits that are all alike have one order: straight. */
  | 'alike'
  /** Nothing can be won with such a play. */
  | 'kindNotSold';

/** The tier that a play of so many ways is for; 0 where such plays are not sold. */
export function tierOfWays({ tiers }: DigitsGame, ways: number): number {
  return tiers.find((tier) => tier.ways === ways)?.tier ?? 0;
}

/** Reads a play from outside; writes its word, or says what is wrong with it. Never throws. */
export function parseDigits(
  game: DigitsGame,
  order: readonly unknown[] | FormedPick,
  masks: number[],
  at: number,
): DigitsPickFault | undefined {
  if (!isFormed(order) || order.form !== PICK_FORMS.play) return 'wrongForm';
  const { numbers: digits, others } = order;
  if (digits.length !== game.digitCount) return 'wrongCount';
  const kind = Number(others[0]);
  if (!areDecimals(digits) || (kind !== STRAIGHT && kind !== BOX)) return 'outOfRange';
  const ways = kind === BOX ? orderCount(digits) : STRAIGHT_WAYS;
  if (kind === BOX && ways === STRAIGHT_WAYS) return 'alike';
  if (tierOfWays(game, ways) === 0) return 'kindNotSold';
  masks[at] = wordOf(digits, kind);
  return undefined;
}

export function wordOf(digits: readonly number[], kind: number): number {
  return valueOfDigits(digits) | (kind << VALUE_BITS) | (digits.length << COUNT_SHIFT);
}

/** The digits of a word, then its kind, into `numbers` from place 0 on; how many there are. */
export function writeDigits(word: number, numbers: { [place: number]: number }): number {
  const count = word >>> COUNT_SHIFT;
  writeDecimals(word & (2 ** VALUE_BITS - 1), count, numbers);
  numbers[count] = (word >>> VALUE_BITS) & 1;
  return count + 1;
}

/** Stops the shard unless the word is a play of the game. */
export function assertDigitsWord({ digitCount }: DigitsGame, word: number): void {
  assert(word >>> COUNT_SHIFT === digitCount, 'a play has not as many digits as its game');
  const value = word & (2 ** VALUE_BITS - 1);
  assert(value < DIGITS ** digitCount, 'a play is of digits that there are not');
  const numbers: number[] = [];
  writeDigits(word, numbers);
  const isBox = numbers.pop() === BOX;
  assert(wordOf(numbers, isBox ? BOX : STRAIGHT) === word, 'a play has a bit of no meaning');
  assert(!isBox || orderCount(numbers) > 1, 'a box has one order only');
}
