/**
 * The family "digits": three or four digits, which may repeat, are drawn one by one. A ticket wins
 * straight if its digits came in its order, or as a box if they came in any order.
 *
 * A box pays by how many different orders its digits have (ways), since that is how likely it is:
 * "123" comes in six ways, "112" in three. However its digits repeat, a box wins once. Digits that
 * are all alike are no box. Prizes are fixed sums.
 */
import { must } from '../../../src/kernel/assert.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';
import type { GameFamily, PickOdds, PromisedNumbers } from '../family.ts';
import { shownPlay } from '../play-form.ts';
import { settleTiers } from '../prizes.ts';
import { winOnce } from '../single-win.ts';
import { digitOrders, orderCount } from './digit-orders.ts';
import {
  BOX,
  BOX_WAYS,
  type DigitsGame,
  type DigitsTier,
  STRAIGHT,
  STRAIGHT_WAYS,
} from './digits-game.ts';
import { assertDrawn, DigitsJudge } from './digits-judge.ts';
import { assertDigitsWord, parseDigits, tierOfWays, wordOf, writeDigits } from './digits-pick.ts';

const DIGITS_OF_A_PLACE = 10;

export const DIGITS: GameFamily<DigitsGame> = {
  name: 'digits',
  number: 5,
  promised: { rules: ['digits'], condition: ['ways'] },

  ruleProblems,
  wordCount: () => 1,
  /** The word of a play says all of it. */
  layout: () => 0,
  combinations: () => 1,
  parsePick: parseDigits,

  /** Straight, because every game of the family has that. */
  quickPick(game, random, masks, at) {
    masks[at] = wordOf(drawnDigits(game, random), STRAIGHT);
  },

  assertPick: (game, masks, at) => assertDigitsWord(game, must(masks[at], 'a pick lacks its word')),

  assertPicks(game, [words], from, to) {
    for (let row = from; row < to; row += 1) {
      assertDigitsWord(game, must(words?.[row], 'a pick lacks its word'));
    }
  },

  printPick(_, masks, from) {
    const numbers: number[] = [];
    writeDigits(must(masks[from], 'a pick lacks its word'), numbers);
    return numbers;
  },

  printRow: (_, [words], row, numbers) =>
    writeDigits(must(words?.[row], 'a pick lacks its word'), numbers),

  showPick: (_, numbers) => shownPlay(numbers),

  /** A key is a result, read as a number: a box wins by each order of its digits. */
  weigh(game, masks, at, visit) {
    const digits: number[] = [];
    writeDigits(must(masks[at], 'a pick lacks its word'), digits);
    const isBox = digits.pop() === BOX;
    const tier = tierOfWays(game, isBox ? orderCount(digits) : STRAIGHT_WAYS);
    const { prizeMinor } = must(game.tiers[tier - 1], 'a play is for no tier');
    for (const result of isBox ? digitOrders(digits) : [digits]) {
      visit(Number(result.join('')), prizeMinor);
    }
  },
  keyCount: ({ digitCount }) => BigInt(DIGITS_OF_A_PLACE) ** BigInt(digitCount),

  numbersOnTicket: ({ digitCount }) => ({ least: digitCount + 1, most: digitCount + 1 }),

  draw: drawnDigits,
  showOutcome: (_, outcome) => ({ digits: outcome.join('') }),
  assertOutcome: assertDrawn,

  winsOf(game, outcome, masks, wins) {
    const word = must(masks[0], 'a pick lacks its word');
    return winOnce(new DigitsJudge(game, outcome).tierOf(word), wins);
  },
  judge: (game, outcome) => new DigitsJudge(game, outcome),

  odds: (game) => waysOf(game).map((ways) => oddsOf(game, ways)),

  settle: (input) => settleTiers(input, input.game.tiers.map(promisedCondition)),

  promisedRules: ({ digitCount }) => ({ digits: digitCount }),
  promisedCondition,
};

/** Digits in the order in which they come, each by one uniform word below ten. */
function drawnDigits({ digitCount }: DigitsGame, random: Parameters<typeof uniformBelow>[0]) {
  return Array.from({ length: digitCount }, () => uniformBelow(random, DIGITS_OF_A_PLACE));
}

function ruleProblems(game: DigitsGame): string[] {
  const { digitCount, tiers } = game;
  const boxes = BOX_WAYS[digitCount];
  if (boxes === undefined) return ['digitCount is not 3 or 4'];
  const problems: string[] = [];
  const seen = new Set<number>();
  for (const { tier, ways } of tiers) {
    if (ways !== STRAIGHT_WAYS && !boxes.includes(ways)) {
      const known = boxes.join(', ');
      problems.push(`tier ${tier}: ways are not 1 (straight) or, of a box, one of ${known}`);
    }
    if (seen.has(ways)) problems.push(`tier ${tier}: ${ways} ways have a prize already`);
    seen.add(ways);
  }
  if (!seen.has(STRAIGHT_WAYS)) problems.push('nothing can be won straight');
  return problems;
}

/** The ways that are sold, straight first. */
function waysOf(game: DigitsGame): number[] {
  const boxes = BOX_WAYS[game.digitCount] ?? [];
  return [STRAIGHT_WAYS, ...boxes].filter((ways) => tierOfWays(game, ways) !== 0);
}

function oddsOf({ digitCount, tiers }: DigitsGame, ways: number): PickOdds {
  return {
    kind: ways === STRAIGHT_WAYS ? 'straight' : `${ways}-way box`,
    possibleDraws: BigInt(DIGITS_OF_A_PLACE) ** BigInt(digitCount),
    winningDraws: tiers.map((tier) => (tier.ways === ways ? BigInt(ways) : 0n)),
  };
}

function promisedCondition({ ways }: DigitsTier): PromisedNumbers {
  return { ways };
}
