/**
 * A number in one word: its value in the low 24 bits, and above them how many digits it has, which
 * zeros in front would hide.
 */
import { assert } from '../../../src/kernel/assert.ts';
import { areDecimals, valueOfDigits, writeDecimals } from '../decimals.ts';
import { type FormedPick, isFormed, PICK_FORMS } from '../pick-order.ts';
import { type NumberRaffleGame, raffleNumbersOf } from './number-raffle-game.ts';

const COUNT_SHIFT = 24;
/** A word without its count of digits. */
export const VALUE_MASK = 2 ** COUNT_SHIFT - 1;

/** In the order in which they are checked. */
export type RafflePickFault =
  /** It is a list of numbers, or another form of pick. */
  | 'wrongForm'
  | 'wrongCount'
  /** Not all of it are digits. */
  | 'outOfRange';

/** Reads a number from outside; writes its word, or says what is wrong with it. Never throws. */
export function parseRaffleNumber(
  { digitCount }: NumberRaffleGame,
  order: readonly unknown[] | FormedPick,
  masks: number[],
  at: number,
): RafflePickFault | undefined {
  if (!isFormed(order) || order.form !== PICK_FORMS.number) return 'wrongForm';
  const { numbers: digits } = order;
  if (digits.length !== digitCount) return 'wrongCount';
  if (!areDecimals(digits)) return 'outOfRange';
  masks[at] = wordOfValue(digitCount, valueOfDigits(digits));
  return undefined;
}

export function wordOfValue(digitCount: number, value: number): number {
  return value | (digitCount << COUNT_SHIFT);
}

/** The digits of a word into `numbers` from place 0 on; returns how many there are. */
export function writeNumber(word: number, numbers: { [place: number]: number }): number {
  const count = word >>> COUNT_SHIFT;
  writeDecimals(word & VALUE_MASK, count, numbers);
  return count;
}

/** Stops the shard unless the word is a number of the game. */
export function assertRaffleWord(game: NumberRaffleGame, word: number): void {
  assert(word >>> COUNT_SHIFT === game.digitCount, 'a number has not as many digits as its game');
  assert((word & VALUE_MASK) < raffleNumbersOf(game), 'a number is beyond those of its game');
}
