/**
 * A pick of keno as words: one bit for each number, and how many there are.
 *
 * Number i is bit (i - 1) mod 32 of word ⌊(i - 1) / 32⌋; the four highest bits of the last word
 * count the spots. Why they are counted there: a judge needs hits and spots of each of a million
 * tickets, and counting bits twice would take it twice as long.
 */
import { assert, must } from '../../../src/kernel/assert.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';
import type { Words } from '../family.ts';
import { popCount32 } from '../k-of-n/pick.ts';
import type { KenoGame } from './keno-game.ts';

const WORD_BITS = 32;
const SPOTS_BITS = 4;
export const SPOTS_SHIFT = WORD_BITS - SPOTS_BITS;
const NUMBERS_OF_LAST_WORD = 2 ** SPOTS_SHIFT - 1;

/** In the order in which they are checked. */
export type KenoPickFault =
  | 'wrongCount'
  | 'notWhole'
  | 'outOfRange'
  | 'repeated'
  /** Nothing can be won with so many numbers. */
  | 'spotsNotSold';

export function kenoWordCount({ numberCount }: Pick<KenoGame, 'numberCount'>): number {
  return Math.ceil((numberCount + SPOTS_BITS) / WORD_BITS);
}

/** Whether tickets of so many spots are sold: only where something can be won with them. */
export function areSpotsSold({ tiers }: KenoGame, spots: number): boolean {
  return tiers.some((tier) => tier.spots === spots);
}

/** Reads a pick from outside; writes its words, or says what is wrong with it. Never throws. */
export function parseKenoPick(
  game: KenoGame,
  numbers: readonly unknown[],
  masks: number[],
  at: number,
): KenoPickFault | undefined {
  const spots = numbers.length;
  if (spots < 1 || spots > game.spotsMax) return 'wrongCount';
  clear(game, masks, at);
  // By index: `for … of` would trust an iterator that came from outside.
  for (let i = 0; i < spots; i += 1) {
    const value = numbers[i];
    if (typeof value !== 'number' || !Number.isInteger(value)) return 'notWhole';
    if (value < 1 || value > game.numberCount) return 'outOfRange';
    if (!take(masks, at, value)) return 'repeated';
  }
  if (!areSpotsSold(game, spots)) return 'spotsNotSold';
  countSpots(game, masks, at, spots);
  return undefined;
}

/**
 * A uniform pick of the game's own count of spots, by Robert Floyd's sampling (as k of n's
 * quick-pick.ts, which says why).
 */
export function quickKenoPick(game: KenoGame, random: Words, masks: number[], at: number): void {
  const { quickPickSpots: spots, numberCount } = game;
  clear(game, masks, at);
  for (let top = numberCount - spots + 1; top <= numberCount; top += 1) {
    const drawn = 1 + uniformBelow(random, top);
    // If it is taken, `top` itself is free: no earlier step reached it.
    if (!take(masks, at, drawn)) take(masks, at, top);
  }
  countSpots(game, masks, at, spots);
}

/** The masks of drawn numbers, without a count; stops the shard if they are none of the game. */
export function maskOfDrawn(game: KenoGame, outcome: readonly number[]): readonly number[] {
  assert(outcome.length === game.drawnCount, 'a draw does not have the numbers of its game');
  const masks: number[] = [];
  clear(game, masks, 0);
  for (const number of outcome) {
    const isNumber = Number.isInteger(number) && number >= 1 && number <= game.numberCount;
    assert(isNumber, 'a draw has a number that its game does not have');
    assert(take(masks, 0, number), 'a number was drawn twice');
  }
  return masks;
}

/** Stops the shard unless these are the words of a pick of the game; `wordAt` gives each. */
export function assertKenoWords(game: KenoGame, wordAt: (index: number) => number): void {
  const wordCount = kenoWordCount(game);
  let spots = 0;
  for (let index = 0; index < wordCount; index += 1) {
    const word = wordAt(index);
    assert(word >>> 0 === word, 'a word is not an unsigned 32-bit integer');
    const isLast = index === wordCount - 1;
    const numbers = isLast ? word & NUMBERS_OF_LAST_WORD : word;
    // Bits of numbers that this word could hold, but the game does not have; `>>> 32` is none.
    const numberCount = Math.max(0, game.numberCount - index * WORD_BITS);
    const above = numberCount >= WORD_BITS ? 0 : numbers >>> numberCount;
    assert(above === 0, 'a pick has a number that its game does not have');
    spots += popCount32(numbers);
    if (isLast) assert(spots === word >>> SPOTS_SHIFT, 'a pick counts other spots than it has');
  }
  assert(spots >= 1 && spots <= game.spotsMax, 'a pick has more spots than its game, or none');
}

/** Hands out the numbers of a pick, ascending, from its words alone. */
export function forEachNumber(
  wordAt: (index: number) => number,
  wordCount: number,
  take: (number: number) => void,
): void {
  for (let index = 0; index < wordCount; index += 1) {
    const word = wordAt(index);
    let rest = index === wordCount - 1 ? word & NUMBERS_OF_LAST_WORD : word;
    for (; rest !== 0; rest &= rest - 1) {
      take(index * WORD_BITS + WORD_BITS - Math.clz32(rest & -rest));
    }
  }
}

function clear(game: KenoGame, masks: number[], at: number): void {
  for (let i = 0; i < kenoWordCount(game); i += 1) masks[at + i] = 0;
}

/** Adds a number; false if it is there already. */
function take(masks: number[], at: number, number: number): boolean {
  const index = at + Math.floor((number - 1) / WORD_BITS);
  const bit = 1 << ((number - 1) % WORD_BITS);
  const word = must(masks[index], 'a pick lacks one of its words');
  masks[index] = (word | bit) >>> 0;
  return (word & bit) === 0;
}

function countSpots(game: KenoGame, masks: number[], at: number, spots: number): void {
  const last = at + kenoWordCount(game) - 1;
  const word = must(masks[last], 'a pick lacks one of its words');
  masks[last] = (word | (spots << SPOTS_SHIFT)) >>> 0;
}
