/**
 * The family "number raffle": numbers such as 000000 to 999999, of which each is sold once in a
 * draw. It is drawn among the tickets that were sold: so a number that nobody bought wins nothing,
 * and every ticket is as likely as any other.
 *
 * A tier has prizes for some tickets, which are drawn tier by tier, the first tier first; where
 * fewer were sold than win, the last tiers have no winners. Prizes are fixed sums, or shares of the
 * sales.
 */
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';
import type { GameFamily, PromisedNumbers } from '../family.ts';
import { largestFixedPrize } from '../game.ts';
import { shownRaffleNumber, shownRaffleNumbers } from '../number-form.ts';
import { settleTiers } from '../prizes.ts';
import { winOnce } from '../single-win.ts';
import { drawPlaces } from './draw-places.ts';
import {
  DRAWN_TICKETS_MAX,
  drawnInAll,
  type NumberRaffleGame,
  type NumberRaffleTier,
  RAFFLE_DIGITS_MAX,
  raffleNumbersOf,
} from './number-raffle-game.ts';
import { assertDrawnNumbers, RaffleJudge, tierOfNumber } from './raffle-judge.ts';
import {
  assertRaffleWord,
  parseRaffleNumber,
  VALUE_MASK,
  wordOfValue,
  writeNumber,
} from './raffle-pick.ts';

export const NUMBER_RAFFLE: GameFamily<NumberRaffleGame> = {
  name: 'numberRaffle',
  number: 6,
  isSoldOnce: true,
  promised: { rules: ['digits'], condition: ['drawn'] },

  ruleProblems,
  wordCount: () => 1,
  /** The word of a number says all of it. */
  layout: () => 0,
  combinations: () => 1,
  parsePick: parseRaffleNumber,

  quickPick(game, random, masks, at) {
    masks[at] = wordOfValue(game.digitCount, uniformBelow(random, raffleNumbersOf(game)));
  },

  assertPick: (game, masks, at) => assertRaffleWord(game, must(masks[at], 'a pick lacks its word')),

  assertPicks(game, [words], from, to) {
    for (let row = from; row < to; row += 1) {
      assertRaffleWord(game, must(words?.[row], 'a pick lacks its word'));
    }
  },

  printPick(_, masks, from) {
    const numbers: number[] = [];
    writeNumber(must(masks[from], 'a pick lacks its word'), numbers);
    return numbers;
  },

  printRow: (_, [words], row, numbers) =>
    writeNumber(must(words?.[row], 'a pick lacks its word'), numbers),

  showPick: (_, numbers) => shownRaffleNumber(numbers),

  /** Nothing can be sold of a number but the number. */
  weigh(game, masks, at, visit) {
    const word = must(masks[at], 'a pick lacks its word');
    visit(word & VALUE_MASK, largestFixedPrize(game));
  },
  keyCount: (game) => BigInt(raffleNumbersOf(game)),

  numbersOnTicket: ({ digitCount }) => ({ least: digitCount, most: digitCount }),

  draw() {
    throw new AssertionError('a number raffle is drawn among its tickets');
  },
  amongTickets: {
    drawPlaces: (game, random, ticketCount) =>
      drawPlaces(random, Math.min(drawnInAll(game), ticketCount), ticketCount),
    outcomeOf: (picks) => picks.flat(),
  },
  showOutcome: ({ digits }, outcome) => ({
    numbers: shownRaffleNumbers(must(digits, 'a raffle promises no digits'), outcome),
  }),
  assertOutcome: assertDrawnNumbers,

  winsOf(game, outcome, masks, wins) {
    const word = must(masks[0], 'a pick lacks its word');
    return winOnce(tierOfNumber(game, outcome, word), wins);
  },
  judge: (game, outcome) => new RaffleJudge(game, outcome),

  /** Where all numbers are sold: what is left of them makes those that are sold likelier to win. */
  odds: (game) => [
    {
      possibleDraws: BigInt(raffleNumbersOf(game)),
      winningDraws: game.tiers.map(({ drawn }) => BigInt(drawn)),
    },
  ],

  settle: (input) => settleTiers(input, input.game.tiers.map(promisedCondition)),

  space: {
    pickCount: (game) => BigInt(raffleNumbersOf(game)),
    unrank({ digitCount }, rank, masks, at) {
      masks[at] = wordOfValue(digitCount, rank);
    },
    rank: (_, masks, at) => must(masks[at], 'a pick lacks its word') & VALUE_MASK,
  },

  promisedRules: ({ digitCount }) => ({ digits: digitCount }),
  promisedCondition,
};

function ruleProblems(game: NumberRaffleGame): string[] {
  const { digitCount, tiers, pickLimit } = game;
  if (!Number.isInteger(digitCount) || digitCount < 1 || digitCount > RAFFLE_DIGITS_MAX) {
    return [`digitCount is not in 1 … ${RAFFLE_DIGITS_MAX}`];
  }
  const problems: string[] = [];
  for (const { tier, drawn } of tiers) {
    if (!Number.isInteger(drawn) || drawn < 1) problems.push(`tier ${tier}: nothing is drawn`);
  }
  const most = Math.min(DRAWN_TICKETS_MAX, raffleNumbersOf(game));
  if (drawnInAll(game) > most) problems.push(`more numbers are drawn than ${most}`);
  if (pickLimit !== undefined) problems.push('pickLimit: a number is sold only once as it is');
  return problems;
}

function promisedCondition({ drawn }: NumberRaffleTier): PromisedNumbers {
  return { drawn };
}
