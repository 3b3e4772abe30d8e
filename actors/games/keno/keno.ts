/**
 * The family "keno": a player picks one to ten numbers of eighty, twenty are drawn, and the prize
 * stands in a table by how many were picked (spots) and how many of those were drawn (hits). How
 * many of each there are, the game says. Prizes are fixed sums; also no hits at all may pay.
 *
 * A ticket wins the one tier of its spots and hits, or none.
 */
import { assert, must } from '../../../src/kernel/assert.ts';
import type { GameFamily, PickOdds, PromisedNumbers } from '../family.ts';
import { largestFixedPrize } from '../game.ts';
import { combinationCount } from '../k-of-n/combination-count.ts';
import { drawNumbers } from '../k-of-n/draw-numbers.ts';
import { isFormed } from '../pick-order.ts';
import { rankOf } from '../pick-ranks.ts';
import { settleTiers } from '../prizes.ts';
import { winOnce } from '../single-win.ts';
import {
  KENO_NUMBER_COUNT_MAX,
  KENO_SPOTS_MAX,
  type KenoGame,
  type KenoTier,
} from './keno-game.ts';
import { KenoJudge } from './keno-judge.ts';
import {
  areSpotsSold,
  assertKenoWords,
  forEachNumber,
  kenoWordCount,
  maskOfDrawn,
  parseKenoPick,
  quickKenoPick,
} from './keno-pick.ts';

/** A key is the rank of a pick's numbers, this many times, and its spots. */
const SPOTS_KEYS = KENO_SPOTS_MAX + 1;

export const KENO: GameFamily<KenoGame> = {
  name: 'keno',
  number: 3,
  promised: {
    rules: ['spotsMax', 'n', 'drawn', 'quickPickSpots'],
    condition: ['spots', 'hits'],
  },

  ruleProblems,
  wordCount: kenoWordCount,
  /** The words of a pick say all of it. */
  layout: () => 0,
  combinations: () => 1,

  parsePick: (game, order, masks, at) =>
    isFormed(order) ? 'wrongForm' : parseKenoPick(game, order, masks, at),
  quickPick: quickKenoPick,
  withSpots: (game, spots) =>
    areSpotsSold(game, spots) ? { ...game, quickPickSpots: spots } : undefined,

  assertPick(game, masks, at) {
    assertKenoWords(game, (index) => must(masks[at + index], 'a pick lacks one of its words'));
  },

  assertPicks(game, masks, from, to) {
    for (let row = from; row < to; row += 1) {
      assertKenoWords(game, (index) => must(masks[index]?.[row], 'a pick lacks one of its words'));
    }
  },

  printPick(_, masks, from, to) {
    const numbers: number[] = [];
    const wordAt = (index: number) => must(masks[from + index], 'a pick lacks one of its words');
    forEachNumber(wordAt, to - from, (number) => numbers.push(number));
    return numbers;
  },

  printRow(_, masks, row, numbers) {
    let count = 0;
    const wordAt = (index: number) => must(masks[index]?.[row], 'a pick lacks one of its words');
    forEachNumber(wordAt, masks.length, (number) => {
      numbers[count] = number;
      count += 1;
    });
    return count;
  },

  showPick: (_, numbers) => numbers,

  /** A key is a pick, which tells its spots: each win by their own table. */
  weigh(game, masks, at, visit) {
    const numbers: number[] = [];
    const wordAt = (index: number) => must(masks[at + index], 'a pick lacks one of its words');
    forEachNumber(wordAt, kenoWordCount(game), (number) => numbers.push(number));
    const spots = numbers.length;
    const paid = { tiers: game.tiers.filter((tier) => tier.spots === spots) };
    visit(rankOf(numbers) * SPOTS_KEYS + spots, largestFixedPrize(paid));
  },
  keyCount: ({ numberCount, spotsMax }) => {
    const counts = Array.from({ length: spotsMax }, (_, index) => index + 1);
    const picks = counts.map((spots) => combinationCount(numberCount, spots));
    return BigInt(SPOTS_KEYS) * picks.reduce((most, count) => (count > most ? count : most), 0n);
  },

  numbersOnTicket: ({ spotsMax }) => ({ least: 1, most: spotsMax }),

  draw: ({ drawnCount, numberCount }, random) =>
    drawNumbers(random, { count: drawnCount, range: numberCount }),

  assertOutcome: maskOfDrawn,

  /** The last word counts the spots, so a word too many would be taken for it. */
  winsOf(game, outcome, masks, wins) {
    assert(masks.length === kenoWordCount(game), 'these are not the words of one pick');
    return winOnce(new KenoJudge(game, outcome).tierOf(masks), wins);
  },
  judge: (game, outcome) => new KenoJudge(game, outcome),

  odds: (game) => spotsOf(game).map((spots) => oddsOf(game, spots)),

  settle: (input) => settleTiers(input, input.game.tiers.map(promisedCondition)),

  promisedRules: ({ spotsMax, numberCount, drawnCount, quickPickSpots }) => {
    return { spotsMax, n: numberCount, drawn: drawnCount, quickPickSpots };
  },
  promisedCondition,
};

function ruleProblems(game: KenoGame): string[] {
  const { spotsMax, numberCount, drawnCount, quickPickSpots, tiers } = game;
  const problems: string[] = [];
  const isIn = (value: number, most: number) =>
    Number.isInteger(value) && value >= 1 && value <= most;
  if (!isIn(numberCount, KENO_NUMBER_COUNT_MAX)) {
    problems.push(`numberCount is not in 1 … ${KENO_NUMBER_COUNT_MAX}`);
  }
  if (!isIn(drawnCount, numberCount - 1)) problems.push('drawnCount is not below numberCount');
  if (!isIn(spotsMax, Math.min(KENO_SPOTS_MAX, drawnCount))) {
    problems.push(`spotsMax is not in 1 … ${KENO_SPOTS_MAX}, or more than are drawn`);
  }
  if (!isIn(quickPickSpots, spotsMax)) problems.push('quickPickSpots is not in 1 … spotsMax');
  const seen = new Set<string>();
  for (const { tier, spots, hits } of tiers) {
    const name = `${spots} spots, ${hits} hits`;
    if (!isIn(spots, spotsMax)) problems.push(`tier ${tier}: spots are not in 1 … spotsMax`);
    if (!Number.isInteger(hits) || hits < 0 || hits > spots) {
      problems.push(`tier ${tier}: hits are not in 0 … spots`);
    }
    if (seen.has(name)) problems.push(`tier ${tier}: ${name} has a prize already`);
    seen.add(name);
  }
  for (const spots of new Set([spotsMax, quickPickSpots])) {
    if (!areSpotsSold(game, spots)) problems.push(`with ${spots} spots nothing can be won`);
  }
  return problems;
}

/** The counts of spots that are sold, ascending. */
function spotsOf(game: KenoGame): number[] {
  const all = Array.from({ length: game.spotsMax }, (_, index) => index + 1);
  return all.filter((spots) => areSpotsSold(game, spots));
}

/** Hypergeometric: each pick of so many spots has the same chances. */
function oddsOf(game: KenoGame, spots: number): PickOdds {
  const { numberCount, drawnCount, tiers } = game;
  const drawsWith = (hits: number) =>
    combinationCount(spots, hits) * combinationCount(numberCount - spots, drawnCount - hits);
  const paid = new Set(tiers.filter((tier) => tier.spots === spots).map(({ hits }) => hits));
  const unpaid = Array.from({ length: spots + 1 }, (_, hits) => hits).filter(
    (hits) => !paid.has(hits) && isReachable(game, spots, hits),
  );
  const kind = countOf(spots, 'spot');
  return {
    kind,
    unpaid: unpaid.map((hits) => `${kind}, ${countOf(hits, 'hit')}`),
    possibleDraws: combinationCount(numberCount, drawnCount),
    winningDraws: tiers.map((tier) => {
      const isWon = tier.spots === spots && isReachable(game, spots, tier.hits);
      return isWon ? drawsWith(tier.hits) : 0n;
    }),
  };
}

function countOf(count: number, name: string): string {
  return count === 1 ? `1 ${name}` : `${count} ${name}s`;
}

/** Where most numbers are drawn, a pick cannot miss all of them. */
function isReachable({ numberCount, drawnCount }: KenoGame, spots: number, hits: number): boolean {
  return hits <= drawnCount && drawnCount - hits <= numberCount - spots;
}

function promisedCondition({ spots, hits }: KenoTier): PromisedNumbers {
  return { spots, hits };
}
