/**
 * A pick of k of n that is several combinations: more numbers than one has, and bankers among them.
 *
 * A system of m numbers plays each choice of k of them. Its bankers stand in every combination, so
 * with b of them there are C(m - b, k - b). In the words of the pick all its numbers are bits, as
 * ever, and bit n + r is set where the r-th number, ascending, is a banker. So a system with
 * bankers has no more numbers than the words have bits left: 28 in 5 of 36, 19 in 6 of 45. A pick
 * of exactly k numbers is one combination, whatever was called a banker: it is stored as such.
 */
import { assert } from '../../../src/kernel/assert.ts';
import { waysToChoose } from '../binomials.ts';
import {
  COMBINATIONS_PER_TICKET_MAX,
  type FormedPick,
  ORDERED_NUMBERS_MAX,
  PICK_FORMS,
} from '../pick-order.ts';
import type { KOfNGame } from './k-of-n-game.ts';
import { type ParsedPick, type PickMask, popCount32 } from './pick.ts';

/** In the order in which they are checked, before the faults of plain picks are. */
export type SystemFault =
  | 'wrongForm'
  | 'tooFewNumbers'
  | 'tooManyNumbers'
  | 'tooManyBankers'
  | 'tooManyCombinations';

export type ParsedSystem = ParsedPick | { readonly ok: false; readonly reason: SystemFault };

const WORD_BITS = 32;

/** What a system is made of, as counts. */
export interface SystemShape {
  readonly pickCount: number;
  /** All of its numbers, bankers included. */
  readonly chosenCount: number;
  readonly bankerCount: number;
}

export function combinationsOfShape({ pickCount, chosenCount, bankerCount }: SystemShape): number {
  return waysToChoose(chosenCount - bankerCount, pickCount - bankerCount);
}

/** A system from outside, validated like a plain pick (pick.ts). */
export function parseSystem(game: KOfNGame, order: FormedPick): ParsedSystem {
  if (order.form !== PICK_FORMS.system) return { ok: false, reason: 'wrongForm' };
  const { numbers, others: bankers } = order;
  const { pickCount, numberCount } = game;
  const shape = {
    pickCount,
    chosenCount: numbers.length + bankers.length,
    bankerCount: bankers.length,
  };
  if (shape.chosenCount < pickCount) return { ok: false, reason: 'tooFewNumbers' };
  if (shape.chosenCount > Math.min(numberCount, ORDERED_NUMBERS_MAX)) {
    return { ok: false, reason: 'tooManyNumbers' };
  }
  if (shape.bankerCount >= pickCount) return { ok: false, reason: 'tooManyBankers' };
  if (shape.bankerCount > 0 && shape.chosenCount > bankerBits(numberCount)) {
    return { ok: false, reason: 'tooManyNumbers' };
  }
  if (combinationsOfShape(shape) > COMBINATIONS_PER_TICKET_MAX) {
    return { ok: false, reason: 'tooManyCombinations' };
  }
  const chosen = [...numbers, ...bankers];
  if (!chosen.every(Number.isInteger)) return { ok: false, reason: 'notWhole' };
  if (chosen.some((number) => number < 1 || number > numberCount)) {
    return { ok: false, reason: 'outOfRange' };
  }
  // A banker among the other numbers, too: it would be in a combination twice.
  if (new Set(chosen).size < chosen.length) return { ok: false, reason: 'repeated' };
  const ascending = chosen.sort((left, right) => left - right);
  const bits = ascending.map((number) => number - 1);
  if (chosen.length > pickCount) {
    for (const banker of bankers) bits.push(numberCount + ascending.indexOf(banker));
  }
  return { ok: true, mask: maskOfBits(bits) };
}

/** The bits that the words of a game have left for bankers. */
function bankerBits(numberCount: number): number {
  const words = numberCount > WORD_BITS ? 2 : 1;
  return words * WORD_BITS - numberCount;
}

function maskOfBits(bits: readonly number[]): PickMask {
  let low = 0;
  let high = 0;
  for (const bit of bits) {
    if (bit < WORD_BITS) low |= 1 << bit;
    else high |= 1 << bit;
  }
  return { low: low >>> 0, high: high >>> 0 };
}

/** The numbers of a pick alone. */
export function chosenOf(numberCount: number, low: number, high: number): PickMask {
  if (numberCount >= 2 * WORD_BITS) return { low, high };
  if (numberCount > WORD_BITS) {
    return { low, high: (high & ((1 << (numberCount - WORD_BITS)) - 1)) >>> 0 };
  }
  if (numberCount === WORD_BITS) return { low, high: 0 };
  return { low: (low & ((1 << numberCount) - 1)) >>> 0, high: 0 };
}

/** Bit r says whether its r-th number, ascending, is a banker; 0 without bankers. */
export function bankerRanksOf(numberCount: number, low: number, high: number): number {
  if (numberCount < WORD_BITS) return low >>> numberCount;
  if (numberCount === WORD_BITS || numberCount === 2 * WORD_BITS) return 0;
  return high >>> (numberCount - WORD_BITS);
}

/** Its bankers, as bits among those of its numbers. */
export function bankersOf(numberCount: number, low: number, high: number): PickMask {
  const ranks = bankerRanksOf(numberCount, low, high);
  const chosen = chosenOf(numberCount, low, high);
  let bankerLow = 0;
  let bankerHigh = 0;
  let rank = 0;
  for (let rest = chosen.low; rest !== 0; rest &= rest - 1) {
    if ((ranks >>> rank) & 1) bankerLow |= rest & -rest;
    rank += 1;
  }
  for (let rest = chosen.high; rest !== 0; rest &= rest - 1) {
    if ((ranks >>> rank) & 1) bankerHigh |= rest & -rest;
    rank += 1;
  }
  return { low: bankerLow >>> 0, high: bankerHigh >>> 0 };
}

/** The combinations of words that are no plain pick. */
export function combinationsOfSystem(
  { pickCount, numberCount }: Pick<KOfNGame, 'pickCount' | 'numberCount'>,
  low: number,
  high: number,
): number {
  const chosen = chosenOf(numberCount, low, high);
  const chosenCount = popCount32(chosen.low) + popCount32(chosen.high);
  const bankerCount = popCount32(bankerRanksOf(numberCount, low, high));
  return combinationsOfShape({ pickCount, chosenCount, bankerCount });
}

/** Stops the shard unless the words, which are no plain pick, are a system of the game. */
export function assertSystem(game: KOfNGame, low: number, high: number): void {
  const { pickCount, numberCount } = game;
  assert(
    numberCount > WORD_BITS || high === 0,
    'the mask holds a number that the game does not have',
  );
  const chosen = chosenOf(numberCount, low, high);
  const chosenCount = popCount32(chosen.low) + popCount32(chosen.high);
  const ranks = bankerRanksOf(numberCount, low, high);
  const hasRanks = chosenCount >= WORD_BITS || ranks >>> chosenCount === 0;
  assert(hasRanks, 'the mask holds a number that the game does not have');
  const bankerCount = popCount32(ranks);
  assert(chosenCount > pickCount && bankerCount < pickCount, 'the mask holds a wrong count');
  const count = combinationsOfShape({ pickCount, chosenCount, bankerCount });
  assert(count <= COMBINATIONS_PER_TICKET_MAX, 'a system has more combinations than a ticket may');
}
