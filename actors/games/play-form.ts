/**
 * A play on its way from a gateway to the game: digits, and how they are to win.
 *
 * The gateway knows neither the game nor its family, so a play has a form of its own among the
 * orders of picks: a game of another family refuses it, and a game of digits refuses other forms.
 */
import { PLAY_KINDS, type PlayKind } from './digits/digits-game.ts';
import { type FormedPick, PICK_FORMS } from './pick-order.ts';

/** More than any game draws: no family reads on. */
export const PLAYED_DIGITS_MAX = 16;

/** As a player sends it. */
export interface Play {
  /** One character for each digit: zeros in front count. A number has none to count. */
  readonly digits: string | number;
  readonly kind: PlayKind;
}

/** The digits in their order, and the number of the kind. */
export function orderOfPlay({ digits, kind }: Play): FormedPick {
  const others = [PLAY_KINDS.indexOf(kind)];
  return { form: PICK_FORMS.play, numbers: digitsOfText(digits), others };
}

/** What is no digit becomes no number, and what is no text has none. */
export function digitsOfText(text: string | number): number[] {
  return typeof text === 'string' ? Array.from(text, digitOf) : [];
}

function digitOf(character: string): number {
  return /^[0-9]$/.test(character) ? Number(character) : Number.NaN;
}

/** What the wire shows of a play's printed numbers: its digits, then its kind. */
export function shownPlay(numbers: readonly number[]): Readonly<Record<keyof Play, string>> {
  const kind = PLAY_KINDS[Number(numbers.at(-1))] ?? 'straight';
  return { digits: numbers.slice(0, -1).join(''), kind };
}
