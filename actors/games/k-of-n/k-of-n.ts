/**
 * The family "k of n": a player picks k distinct numbers out of 1 … n, the draw produces as many,
 * and the count of matches alone decides the tier.
 *
 * A pick is one bit per number, in one word if 32 numbers are enough and in two otherwise
 * (pick.ts).
 */
import { assert, must } from '../../../src/kernel/assert.ts';
import type { GameFamily, PickOdds, PromisedNumbers } from '../family.ts';
import { settleTiers } from '../prizes.ts';
import { combinationCount } from './combination-count.ts';
import { drawNumbers } from './draw-numbers.ts';
import { type KOfNGame, type KOfNTier, NUMBER_COUNT_MAX } from './k-of-n-game.ts';
import { MatchJudge } from './match-judge.ts';
import {
  assertMaskOfGame,
  maskOfNumbers,
  matchCount,
  numbersOfMask,
  type PickMask,
  parsePick,
} from './pick.ts';
import { quickPick } from './quick-pick.ts';
import { unrankPick } from './unrank-pick.ts';

const WORD_BITS = 32;

export const K_OF_N: GameFamily<KOfNGame> = {
  name: 'kOfN',
  number: 1,
  promised: { rules: ['k', 'n'], condition: ['matches'] },

  assertRules,
  wordCount,

  parsePick(game, numbers, masks, at) {
    const parsed = parsePick(game, numbers);
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

  printPick(masks, from, to) {
    const high = to - from === 2 ? must(masks[from + 1], 'a pick lacks one of its words') : 0;
    return numbersOfMask({ low: must(masks[from], 'a pick lacks one of its words'), high });
  },

  printRow([low, high], row, numbers) {
    const count = writeNumbers(low?.[row] ?? 0, 1, numbers, 0);
    return high === undefined ? count : writeNumbers(high[row] ?? 0, 33, numbers, count);
  },

  numbersOnTicket: ({ pickCount }) => ({ least: pickCount, most: pickCount }),

  draw: ({ pickCount, numberCount }, random) =>
    drawNumbers(random, { count: pickCount, range: numberCount }),

  assertOutcome: winningMask,

  tierOf(game, outcome, masks) {
    const winning = winningMask(game, outcome);
    const low = must(masks[0], 'a pick lacks one of its words');
    const high = wordCount(game) === 2 ? must(masks[1], 'a pick lacks one of its words') : 0;
    const matches = matchCount(low, high, winning.low, winning.high);
    return game.tiers.find((tier) => tier.matches === matches)?.tier ?? 0;
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
  },
};

function wordCount({ numberCount }: KOfNGame): number {
  return numberCount > WORD_BITS ? 2 : 1;
}

/** The mask of a draw's numbers, which are checked first. */
function winningMask({ pickCount, numberCount }: KOfNGame, outcome: readonly number[]): PickMask {
  assert(outcome.length === pickCount, 'a draw does not have as many numbers as a pick');
  for (const number of outcome)
    assert(number <= numberCount, 'a draw has a number that its game does not have');
  return maskOfNumbers(outcome);
}

function assertRules({ gameId, pickCount, numberCount, tiers }: KOfNGame): void {
  assert(Number.isInteger(numberCount), () => `${gameId}: numberCount is not whole`);
  assert(numberCount <= NUMBER_COUNT_MAX, () => `${gameId}: more numbers than a mask has bits`);
  assert(Number.isInteger(pickCount) && pickCount >= 1, () => `${gameId}: nothing to pick`);
  assert(pickCount < numberCount, () => `${gameId}: each ticket would win`);
  let above = pickCount + 1;
  for (const { tier, matches } of tiers) {
    const name = (): string => `${gameId}, tier ${tier}`;
    const isCount = Number.isInteger(matches) && matches >= 0;
    assert(isCount, () => `${name()}: matches is not a count`);
    assert(matches < above, () => `${name()}: matches do not descend`);
    above = matches;
  }
  const hasJackpot = tiers.some((tier) => tier.kind === 'pariMutuel' && tier.jackpot);
  assert(hasJackpot, () => `${gameId}: has 0 jackpots, not one`);
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

/** The numbers of one word's bits, ascending; returns where the next ones go. */
function writeNumbers(word: number, first: number, numbers: Uint16Array, from: number): number {
  let at = from;
  for (let rest = word; rest !== 0; rest &= rest - 1) {
    numbers[at] = first + WORD_BITS - 1 - Math.clz32(rest & -rest);
    at += 1;
  }
  return at;
}
