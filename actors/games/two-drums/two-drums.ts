/**
 * The family of two drums: numbers from a first drum and, apart from them, from a second one, as in
 * 5 of 50 and 2 of 12. The counts of matches in both decide the tier.
 *
 * A draw yields the numbers of the first drum, ascending, and then those of the second. Printed, a
 * pick is its main numbers, a 0, and its bonus numbers, each ascending (drums-pick.ts).
 */
import { assert, must } from '../../../src/kernel/assert.ts';
import { waysToChoose } from '../binomials.ts';
import type { GameFamily, PickOdds, PromisedNumbers } from '../family.ts';
import { largestFixedPrize } from '../game.ts';
import { combinationCount } from '../k-of-n/combination-count.ts';
import { drawNumbers } from '../k-of-n/draw-numbers.ts';
import { numbersOfMask, type PickMask } from '../k-of-n/pick.ts';
import { quickPick } from '../k-of-n/quick-pick.ts';
import { visitRanks } from '../pick-ranks.ts';
import { settleTiers } from '../prizes.ts';
import { DrumsJudge } from './drums-judge.ts';
import {
  assertDrums,
  type DrumsShape,
  drumCounts,
  drumsOf,
  drumsWordCount,
  mainBitsOf,
  maskOfDrums,
  parseDrums,
} from './drums-pick.ts';
import { DRUMS_NUMBERS_MAX, type TwoDrumsGame, type TwoDrumsTier } from './two-drums-game.ts';

/** A layout is how many main numbers there are, and this many times k, and that of the bonus. */
const LAYOUT_UNIT = 128;
/** In the layout of picks of one word: in what follows it, another pick begins. */
const ONE_WORD = LAYOUT_UNIT ** 3;
/** Between the drums of a printed pick. */
const DRUMS_MARK = 0;

export const TWO_DRUMS: GameFamily<TwoDrumsGame> = {
  name: 'twoDrums',
  number: 4,
  promised: {
    rules: ['k', 'n', 'bonusK', 'bonusN'],
    condition: ['matches', 'bonusMatches'],
  },

  ruleProblems,
  wordCount: drumsWordCount,

  layout(game) {
    const { pickCount, numberCount, bonusPickCount } = game;
    const counts = numberCount + LAYOUT_UNIT * (pickCount + LAYOUT_UNIT * bonusPickCount);
    return drumsWordCount(game) === 1 ? counts + ONE_WORD : counts;
  },

  parsePick(game, order, masks, at) {
    const parsed = parseDrums(game, order);
    if (!parsed.ok) return parsed.reason;
    writeMask(game, parsed.mask, masks, at);
    return undefined;
  },

  combinations(layout, masks, at) {
    const mask = maskAt(masks, at, at + (layout >= ONE_WORD ? 1 : 2));
    return combinationsOfMask(shapeOf(layout), mask);
  },

  quickPick(game, random, masks, at) {
    const { pickCount, numberCount, bonusPickCount, bonusNumberCount } = game;
    const main = quickPick({ pickCount, numberCount }, random);
    const bonus = quickPick({ pickCount: bonusPickCount, numberCount: bonusNumberCount }, random);
    const mask = maskOfDrums(game, numbersOfMask(main), numbersOfMask(bonus));
    writeMask(game, mask, masks, at);
  },

  assertPick(game, masks, at) {
    assertDrums(game, maskAt(masks, at, at + drumsWordCount(game)));
  },

  assertPicks(game, [lows, highs], from, to) {
    for (let row = from; row < to; row += 1) {
      assertDrums(game, { low: lows?.[row] ?? 0, high: highs?.[row] ?? 0 });
    }
  },

  printPick(layout, masks, from, to) {
    const { main, bonus } = drumsOf(shapeOf(layout).numberCount, maskAt(masks, from, to));
    return [...main, DRUMS_MARK, ...bonus];
  },

  printRow(layout, [lows, highs], row, numbers) {
    const mask = { low: lows?.[row] ?? 0, high: highs?.[row] ?? 0 };
    const { main, bonus } = drumsOf(shapeOf(layout).numberCount, mask);
    numbers.set([...main, DRUMS_MARK, ...bonus]);
    return main.length + 1 + bonus.length;
  },

  showPick(_, numbers) {
    const mark = numbers.indexOf(DRUMS_MARK);
    return { main: numbers.slice(0, mark), bonus: numbers.slice(mark + 1) };
  },

  /** A key is a combination of both drums. */
  weigh(game, masks, at, visit) {
    const { numberCount, pickCount, bonusPickCount } = game;
    const words = maskAt(masks, at, at + drumsWordCount(game));
    const { main, bonus } = drumsOf(numberCount, words);
    const bonusCount = Number(bonusKeys(game));
    const amountMinor = largestFixedPrize(game);
    visitRanks(main, pickCount, [], (rank) => {
      visitRanks(bonus, bonusPickCount, [], (bonusRank) => {
        visit(rank * bonusCount + bonusRank, amountMinor);
      });
    });
  },
  keyCount: (game) => combinationCount(game.numberCount, game.pickCount) * bonusKeys(game),

  numbersOnTicket({ pickCount, bonusPickCount }) {
    const count = pickCount + 1 + bonusPickCount;
    return { least: count, most: count };
  },

  draw({ pickCount, numberCount, bonusPickCount, bonusNumberCount }, random) {
    const main = drawNumbers(random, { count: pickCount, range: numberCount });
    return [...main, ...drawNumbers(random, { count: bonusPickCount, range: bonusNumberCount })];
  },

  showOutcome: ({ k }, outcome) => ({ main: outcome.slice(0, k), bonus: outcome.slice(k) }),
  assertOutcome,

  winsOf(game, outcome, masks, wins) {
    assertOutcome(game, outcome);
    const { low, high } = maskAt(masks, 0, drumsWordCount(game));
    return new DrumsJudge(game, outcome).winsOf(low, high, wins);
  },

  judge(game, outcome) {
    assertOutcome(game, outcome);
    return new DrumsJudge(game, outcome);
  },

  odds: (game) => [oddsOf(game)],

  settle: (input) => settleTiers(input, input.game.tiers.map(promisedCondition)),

  promisedRules: ({ pickCount, numberCount, bonusPickCount, bonusNumberCount }) => ({
    k: pickCount,
    n: numberCount,
    bonusK: bonusPickCount,
    bonusN: bonusNumberCount,
  }),
  promisedCondition,
};

function bonusKeys({ bonusNumberCount, bonusPickCount }: TwoDrumsGame): bigint {
  return combinationCount(bonusNumberCount, bonusPickCount);
}

function promisedCondition({ matches, bonusMatches }: TwoDrumsTier): PromisedNumbers {
  return { matches, bonusMatches };
}

function shapeOf(layout: number): Pick<DrumsShape, 'pickCount' | 'numberCount' | 'bonusPickCount'> {
  const counts = Math.floor(layout / LAYOUT_UNIT);
  return {
    numberCount: layout % LAYOUT_UNIT,
    pickCount: counts % LAYOUT_UNIT,
    bonusPickCount: Math.floor(counts / LAYOUT_UNIT) % LAYOUT_UNIT,
  };
}

function combinationsOfMask(
  shape: Pick<DrumsShape, 'pickCount' | 'numberCount' | 'bonusPickCount'>,
  mask: PickMask,
): number {
  const { mainCount, bonusCount } = drumCounts(mask, mainBitsOf(shape));
  const { pickCount, bonusPickCount } = shape;
  return waysToChoose(mainCount, pickCount) * waysToChoose(bonusCount, bonusPickCount);
}

function maskAt(masks: ArrayLike<number>, from: number, to: number): PickMask {
  const low = must(masks[from], 'a pick lacks one of its words');
  const high = to - from === 2 ? must(masks[from + 1], 'a pick lacks one of its words') : 0;
  return { low, high };
}

function writeMask(game: DrumsShape, { low, high }: PickMask, masks: number[], at: number): void {
  masks[at] = low;
  if (drumsWordCount(game) === 2) masks[at + 1] = high;
}

function assertOutcome(game: TwoDrumsGame, outcome: readonly number[]): void {
  const { pickCount, numberCount, bonusPickCount, bonusNumberCount } = game;
  const isWhole = outcome.length === pickCount + bonusPickCount;
  assert(isWhole, 'a draw does not have as many numbers as a pick');
  const main = outcome.slice(0, pickCount);
  const bonus = outcome.slice(pickCount);
  const isIn = main.every((number) => number <= numberCount);
  const isBonusIn = bonus.every((number) => number <= bonusNumberCount);
  assert(isIn && isBonusIn, 'a draw has a number that its game does not have');
  maskOfDrums(game, main, []);
  maskOfDrums({ numberCount: 0 }, [], bonus);
}

function ruleProblems(game: TwoDrumsGame): string[] {
  const { pickCount, numberCount, bonusPickCount, bonusNumberCount, tiers } = game;
  const problems: string[] = [];
  for (const [chosen, all] of [
    [pickCount, numberCount],
    [bonusPickCount, bonusNumberCount],
  ] as const) {
    if (!Number.isInteger(all)) problems.push("a drum's numbers are not whole");
    if (!Number.isInteger(chosen) || chosen < 1) problems.push('nothing to pick of a drum');
    if (chosen >= all) problems.push('each ticket has all of a drum');
  }
  if (numberCount + bonusNumberCount > DRUMS_NUMBERS_MAX) {
    problems.push('more numbers than a mask has bits');
  }
  const conditions = new Set<string>();
  for (const { tier, matches, bonusMatches } of tiers) {
    const areCounts = [matches, bonusMatches].every((one) => Number.isInteger(one) && one >= 0);
    if (!areCounts) problems.push(`tier ${tier}: matches are not a count`);
    const isPossible = matches <= pickCount && bonusMatches <= bonusPickCount;
    if (!isPossible) problems.push(`tier ${tier}: more matches than numbers`);
    conditions.add(`${matches}+${bonusMatches}`);
  }
  if (conditions.size < tiers.length) problems.push('two tiers want the same matches');
  return problems;
}

/** Hypergeometric in each drum: each possible pick has the same chances. */
function oddsOf(game: TwoDrumsGame): PickOdds {
  const { pickCount, numberCount, bonusPickCount, bonusNumberCount, tiers } = game;
  const winning = (chosen: number, all: number, matches: number): bigint =>
    combinationCount(chosen, matches) * combinationCount(all - chosen, chosen - matches);
  return {
    possibleDraws:
      combinationCount(numberCount, pickCount) * combinationCount(bonusNumberCount, bonusPickCount),
    winningDraws: tiers.map(
      ({ matches, bonusMatches }) =>
        winning(pickCount, numberCount, matches) *
        winning(bonusPickCount, bonusNumberCount, bonusMatches),
    ),
  };
}
