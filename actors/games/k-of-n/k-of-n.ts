/**
 * The family "k of n": a player picks k distinct numbers out of 1 … n, the draw produces as many,
 * and the count of matches alone decides the tier. A system is a pick of more numbers, which plays
 * all choices of k of them (system-pick.ts).
 *
 * A pick is one bit per number, in one word if 32 numbers are enough and in two otherwise
 * (pick.ts). Printed, a system is its numbers, ascending, and where it has bankers: 0, then the
 * bankers, ascending.
 */

import { assert, must } from '../../../src/kernel/assert.ts';
import type { GameFamily, PickOdds, PromisedNumbers } from '../family.ts';
import { largestFixedPrize } from '../game.ts';
import { isFormed } from '../pick-order.ts';
import { rankOf, visitRanks } from '../pick-ranks.ts';
import { settleTiers } from '../prizes.ts';
import { combinationCount } from './combination-count.ts';
import { drawNumbers } from './draw-numbers.ts';
import { type KOfNGame, type KOfNTier, NUMBER_COUNT_MAX } from './k-of-n-game.ts';
import { assertMaskOfGame } from './legal-mask.ts';
import { MatchJudge } from './match-judge.ts';
import { maskOfNumbers, numbersOfMask, type PickMask, parsePick, popCount32 } from './pick.ts';
import { quickPick } from './quick-pick.ts';
import {
  bankerRanksOf,
  bankersOf,
  chosenOf,
  combinationsOfSystem,
  parseSystem,
} from './system-pick.ts';
import { unrankPick } from './unrank-pick.ts';

const WORD_BITS = 32;
/** A layout is n, and k this many times: what tells a system from one combination. */
const LAYOUT_UNIT = 128;
/** Behind it, a printed pick lists its bankers. */
const BANKERS_MARK = 0;

export const K_OF_N: GameFamily<KOfNGame> = {
  name: 'kOfN',
  number: 1,
  promised: { rules: ['k', 'n'], condition: ['matches'] },

  ruleProblems,
  wordCount,
  layout: ({ pickCount, numberCount }) => numberCount + LAYOUT_UNIT * pickCount,

  parsePick(game, order, masks, at) {
    const parsed = isFormed(order) ? parseSystem(game, order) : parsePick(game, order);
    if (!parsed.ok) return parsed.reason;
    masks[at] = parsed.mask.low;
    if (wordCount(game) === 2) masks[at + 1] = parsed.mask.high;
    return undefined;
  },

  quickPick(game, random, masks, at) {
    const { low, high } = quickPick(game, random);
    masks[at] = low;
    if (wordCount(game) === 2) masks[at + 1] = high;
  },

  assertPick(game, masks, at) {
    const high = wordCount(game) === 2 ? must(masks[at + 1], 'a pick lacks one of its words') : 0;
    assertMaskOfGame(game, must(masks[at], 'a pick lacks one of its words'), high);
  },

  assertPicks(game, [low, high], from, to) {
    for (let row = from; row < to; row += 1) {
      assertMaskOfGame(game, low?.[row] ?? 0, high?.[row] ?? 0);
    }
  },

  combinations(layout, masks, at) {
    const numberCount = numberCountOf(layout);
    const pickCount = pickCountOf(layout);
    const low = must(masks[at], 'a pick lacks one of its words');
    const high = numberCount > WORD_BITS ? must(masks[at + 1], 'a pick lacks one of its words') : 0;
    if (popCount32(low) + popCount32(high) === pickCount) return 1;
    return combinationsOfSystem({ pickCount, numberCount }, low, high);
  },

  printPick(layout, masks, from, to) {
    const numberCount = numberCountOf(layout);
    const low = must(masks[from], 'a pick lacks one of its words');
    const high = to - from === 2 ? must(masks[from + 1], 'a pick lacks one of its words') : 0;
    if (bankerRanksOf(numberCount, low, high) === 0) return numbersOfMask({ low, high });
    const bankers = numbersOfMask(bankersOf(numberCount, low, high));
    return [...numbersOfMask(chosenOf(numberCount, low, high)), BANKERS_MARK, ...bankers];
  },

  printRow(layout, [lows, highs], row, numbers) {
    const numberCount = numberCountOf(layout);
    const low = lows?.[row] ?? 0;
    const high = highs?.[row] ?? 0;
    if (bankerRanksOf(numberCount, low, high) === 0) return writeMask({ low, high }, numbers, 0);
    const count = writeMask(chosenOf(numberCount, low, high), numbers, 0);
    numbers[count] = BANKERS_MARK;
    return writeMask(bankersOf(numberCount, low, high), numbers, count + 1);
  },

  showPick(layout, numbers) {
    if (numbers.length === pickCountOf(layout)) return numbers;
    const mark = numbers.indexOf(BANKERS_MARK);
    if (mark < 0) return { numbers, bankers: [] };
    const bankers = numbers.slice(mark + 1);
    return { numbers: numbers.slice(0, mark).filter((one) => !bankers.includes(one)), bankers };
  },

  /** A key is a combination: those who hold the same one win together, whatever is drawn. */
  weigh(game, masks, at, visit) {
    const { pickCount, numberCount } = game;
    const low = must(masks[at], 'a pick lacks one of its words');
    const high = wordCount(game) === 2 ? must(masks[at + 1], 'a pick lacks one of its words') : 0;
    const numbers = numbersOfMask(chosenOf(numberCount, low, high));
    const bankers = numbersOfMask(bankersOf(numberCount, low, high));
    const amountMinor = largestFixedPrize(game);
    visitRanks(numbers, pickCount, bankers, (rank) => visit(rank, amountMinor));
  },
  keyCount: ({ pickCount, numberCount }) => combinationCount(numberCount, pickCount),

  numbersOnTicket: ({ pickCount }) => ({ least: pickCount, most: pickCount }),

  draw: ({ pickCount, numberCount }, random) =>
    drawNumbers(random, { count: pickCount, range: numberCount }),

  assertOutcome: winningMask,

  winsOf(game, outcome, masks, wins) {
    const low = must(masks[0], 'a pick lacks one of its words');
    const high = wordCount(game) === 2 ? must(masks[1], 'a pick lacks one of its words') : 0;
    return new MatchJudge(game, winningMask(game, outcome)).winsOf(low, high, wins);
  },

  judge: (game, outcome) => new MatchJudge(game, winningMask(game, outcome)),

  odds: (game) => [oddsOf(game)],

  settle: (input) => settleTiers(input, input.game.tiers.map(promisedCondition)),

  promisedRules: ({ pickCount, numberCount }) => ({ k: pickCount, n: numberCount }),
  promisedCondition,

  space: {
    pickCount: ({ pickCount, numberCount }) => combinationCount(numberCount, pickCount),
    unrank(game, rank, masks, at) {
      const { low, high } = unrankPick(game, rank);
      masks[at] = low;
      if (wordCount(game) === 2) masks[at + 1] = high;
    },
    rank(game, masks, at) {
      const low = must(masks[at], 'a pick lacks one of its words');
      const high = wordCount(game) === 2 ? must(masks[at + 1], 'a pick lacks one of its words') : 0;
      return rankOf(numbersOfMask({ low, high }));
    },
  },
};

function wordCount({ numberCount }: KOfNGame): number {
  return numberCount > WORD_BITS ? 2 : 1;
}

function numberCountOf(layout: number): number {
  return layout % LAYOUT_UNIT;
}

function pickCountOf(layout: number): number {
  return Math.floor(layout / LAYOUT_UNIT);
}

/** The mask of a draw's numbers, which are checked first. */
function winningMask({ pickCount, numberCount }: KOfNGame, outcome: readonly number[]): PickMask {
  assert(outcome.length === pickCount, 'a draw does not have as many numbers as a pick');
  for (const number of outcome)
    assert(number <= numberCount, 'a draw has a number that its game does not have');
  return maskOfNumbers(outcome);
}

function ruleProblems({ pickCount, numberCount, tiers }: KOfNGame): string[] {
  const problems: string[] = [];
  if (!Number.isInteger(numberCount)) problems.push('numberCount is not whole');
  if (numberCount > NUMBER_COUNT_MAX) problems.push('more numbers than a mask has bits');
  if (!Number.isInteger(pickCount) || pickCount < 1) problems.push('nothing to pick');
  if (pickCount >= numberCount) problems.push('each ticket would win');
  let above = pickCount + 1;
  for (const { tier, matches } of tiers) {
    const isCount = Number.isInteger(matches) && matches >= 0;
    if (!isCount) problems.push(`tier ${tier}: matches is not a count`);
    if (matches >= above) problems.push(`tier ${tier}: matches do not descend`);
    above = matches;
  }
  const hasJackpot = tiers.some((tier) => tier.kind === 'pariMutuel' && tier.jackpot);
  if (!hasJackpot) problems.push('has 0 jackpots, not one');
  return problems;
}

/** Hypergeometric: each possible pick has the same chances. */
function oddsOf({ pickCount, numberCount, tiers }: KOfNGame): PickOdds {
  return {
    possibleDraws: combinationCount(numberCount, pickCount),
    winningDraws: tiers.map(({ matches }) => {
      const hits = combinationCount(pickCount, matches);
      return hits * combinationCount(numberCount - pickCount, pickCount - matches);
    }),
  };
}

function promisedCondition({ matches }: KOfNTier): PromisedNumbers {
  return { matches };
}

function writeMask({ low, high }: PickMask, numbers: Uint16Array, from: number): number {
  return writeNumbers(high, 33, numbers, writeNumbers(low, 1, numbers, from));
}

/** The numbers of one word's bits, ascending; returns where the next ones go. */
function writeNumbers(word: number, first: number, numbers: Uint16Array, from: number): number {
  let at = from;
  for (let rest = word; rest !== 0; rest &= rest - 1) {
    numbers[at] = first + WORD_BITS - 1 - Math.clz32(rest & -rest);
    at += 1;
  }
  return at;
}
