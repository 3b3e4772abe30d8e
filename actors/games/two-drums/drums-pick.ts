/**
 * A pick of two drums: one bit for each number, those of the second drum behind those of the first.
 *
 * So number 1 of the one is not number 1 of the other: in 5 of 50 and 2 of 12, main number i is bit
 * i - 1 and bonus number j is bit 49 + j. A system has more numbers in one drum or in both, and
 * plays each choice from the one with each from the other. It has no bankers: the words of most
 * games have no bits left for them.
 */
import { assert } from '../../../src/kernel/assert.ts';
import { waysToChoose } from '../binomials.ts';
import { maskOfNumbers, matchCount, numbersOfMask, type PickMask } from '../k-of-n/pick.ts';
import {
  COMBINATIONS_PER_TICKET_MAX,
  type FormedPick,
  isFormed,
  PICK_FORMS,
} from '../pick-order.ts';
import { DRUMS_NUMBERS_MAX, type TwoDrumsGame } from './two-drums-game.ts';

export type DrumsShape = Pick<
  TwoDrumsGame,
  'pickCount' | 'numberCount' | 'bonusPickCount' | 'bonusNumberCount'
>;

/** In the order in which they are checked: the first that applies is reported. */
export type DrumsFault =
  | 'wrongForm'
  | 'wrongCount'
  | 'tooFewNumbers'
  | 'tooManyNumbers'
  | 'tooManyCombinations'
  | 'notWhole'
  | 'outOfRange'
  | 'repeated';

export type ParsedDrums =
  | { readonly ok: true; readonly mask: PickMask }
  | { readonly ok: false; readonly reason: DrumsFault };

/** A pick from outside, validated. Never throws, whatever the elements are. */
export function parseDrums(game: DrumsShape, order: readonly unknown[] | FormedPick): ParsedDrums {
  const fault = faultOf(game, order);
  if (fault !== undefined) return { ok: false, reason: fault };
  const { numbers, others } = order as FormedPick;
  return { ok: true, mask: maskOfDrums(game, numbers, others) };
}

function faultOf(
  { pickCount, numberCount, bonusPickCount, bonusNumberCount }: DrumsShape,
  order: readonly unknown[] | FormedPick,
): DrumsFault | undefined {
  if (!isFormed(order)) return 'wrongForm';
  const { form, numbers: main, others: bonus } = order;
  if (form === PICK_FORMS.drums) {
    if (main.length !== pickCount || bonus.length !== bonusPickCount) return 'wrongCount';
  } else if (form !== PICK_FORMS.drumsSystem) return 'wrongForm';
  if (main.length < pickCount || bonus.length < bonusPickCount) return 'tooFewNumbers';
  if (main.length > numberCount || bonus.length > bonusNumberCount) return 'tooManyNumbers';
  const lines = waysToChoose(main.length, pickCount) * waysToChoose(bonus.length, bonusPickCount);
  if (lines > COMBINATIONS_PER_TICKET_MAX) return 'tooManyCombinations';
  if (![...main, ...bonus].every(Number.isInteger)) return 'notWhole';
  const isIn = main.every((number) => number >= 1 && number <= numberCount);
  const isBonusIn = bonus.every((number) => number >= 1 && number <= bonusNumberCount);
  if (!isIn || !isBonusIn) return 'outOfRange';
  const isDistinct = new Set(main).size === main.length && new Set(bonus).size === bonus.length;
  return isDistinct ? undefined : 'repeated';
}

/** The words of numbers that are known to be distinct and in range, such as those of a draw. */
export function maskOfDrums(
  { numberCount }: Pick<DrumsShape, 'numberCount'>,
  main: readonly number[],
  bonus: readonly number[],
): PickMask {
  return maskOfNumbers([...main, ...bonus.map((number) => numberCount + number)]);
}

/** All numbers of the first drum, as bits. */
export function mainBitsOf({ numberCount }: Pick<DrumsShape, 'numberCount'>): PickMask {
  return maskOfNumbers(Array.from({ length: numberCount }, (_, index) => index + 1));
}

/** The numbers of both drums, each ascending. */
export function drumsOf(
  numberCount: number,
  mask: PickMask,
): { readonly main: number[]; readonly bonus: number[] } {
  const numbers = numbersOfMask(mask);
  return {
    main: numbers.filter((number) => number <= numberCount),
    bonus: numbers.filter((number) => number > numberCount).map((number) => number - numberCount),
  };
}

/** Stops the shard unless the words are a legal pick of the game. */
export function assertDrums(game: DrumsShape, mask: PickMask): void {
  const { numberCount, bonusNumberCount, pickCount, bonusPickCount } = game;
  const { main, bonus } = drumsOf(numberCount, mask);
  const isIn = bonus.every((number) => number <= bonusNumberCount);
  assert(isIn, 'the mask holds a number that the game does not have');
  const isWhole = main.length >= pickCount && bonus.length >= bonusPickCount;
  assert(isWhole, 'the mask holds a wrong count');
  const lines = waysToChoose(main.length, pickCount) * waysToChoose(bonus.length, bonusPickCount);
  assert(lines <= COMBINATIONS_PER_TICKET_MAX, 'a system has more combinations than a ticket may');
}

/** How many numbers of a pick are of the first drum, and how many of the second. */
export function drumCounts(
  { low, high }: PickMask,
  main: PickMask,
): { readonly mainCount: number; readonly bonusCount: number } {
  const mainCount = matchCount(low, high, main.low, main.high);
  return { mainCount, bonusCount: matchCount(low, high, low, high) - mainCount };
}

/** The words of a game's picks have a bit for each number of both drums. */
export function drumsWordCount({ numberCount, bonusNumberCount }: DrumsShape): number {
  return numberCount + bonusNumberCount > DRUMS_NUMBERS_MAX / 2 ? 2 : 1;
}
