/**
 * A number of a raffle on its way from a gateway to the game, and back: a text of digits, in which
 * zeros in front count.
 */
import { type FormedPick, PICK_FORMS } from './pick-order.ts';
import { digitsOfText } from './play-form.ts';

/** As a player sends it. A number has no zeros in front to count, so it is not one of these. */
export function orderOfRaffleNumber(text: string | number): FormedPick {
  return { form: PICK_FORMS.number, numbers: digitsOfText(text), others: [] };
}

/** The same of several numbers, whose digits stand one behind the other. */
export function shownRaffleNumbers(digitCount: number, digits: readonly number[]): string[] {
  return Array.from({ length: digits.length / digitCount }, (_, turn) =>
    digits.slice(turn * digitCount, (turn + 1) * digitCount).join(''),
  );
}

/** What the wire shows of a raffle's printed digits. */
export function shownRaffleNumber(digits: readonly number[]): { readonly number: string } {
  return { number: digits.join('') };
}
