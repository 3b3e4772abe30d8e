/**
 * Number raffle: numbers of some digits, each sold once; tickets are drawn, not numbers. A ticket's
 * numbers are its digits. Tickets are drawn for the first tier, as many as its `drawn` says, then
 * for the next one. What was drawn is listed digit by digit, in that order.
 */
import type { TranscriptGame, TranscriptRule } from '../transcript.ts';
import type { Below, FamilyTwin } from './family-twin.ts';
import { integer } from './shape-rules.ts';

interface RafflePromise extends TranscriptGame {
  readonly digits: number;
  readonly tiers: readonly (TranscriptRule & { readonly drawn: number })[];
}

const DIGITS_MAX = 6;
const DRAWN_MAX = 100;

export const NUMBER_RAFFLE_TWIN: FamilyTwin<RafflePromise> = {
  rules: { digits: integer(1, DIGITS_MAX) },
  condition: { drawn: integer(1, DRAWN_MAX) },
  outcomeLeast: 0,

  title: ({ digits }) => `numbers of ${digits} digits, each sold once`,

  ruleProblems(game) {
    const winners = winnersOf(game);
    const isMore = winners > DRAWN_MAX || winners > 10 ** game.digits;
    return isMore ? [`${winners} tickets win`] : [];
  },

  canDraw: () => true,

  draw() {
    throw new Error('a number raffle is drawn among its tickets');
  },

  amongTickets: {
    pickCount: ({ digits }) => 10 ** digits,
    pickAt: (_, numbers) => Number(numbers.join('')),

    drawPlaces(game, below, ticketCount) {
      const count = Math.min(winnersOf(game), ticketCount);
      return placesBySwaps(count, ticketCount, below);
    },

    drawnProblems(game, drawn, ticketCount) {
      const count = Math.min(winnersOf(game), ticketCount);
      if (drawn.length !== count * game.digits) return [`not ${count} numbers are listed`];
      const texts = textsOf(game, drawn);
      const problems: string[] = [];
      if (drawn.some((digit) => digit > 9)) problems.push('not all are digits');
      if (new Set(texts).size < count) problems.push('a number is listed twice');
      return problems;
    },

    tierAt,
    shown: digitsAt,
  },

  space: {
    pickCount: ({ digits }) => 10n ** BigInt(digits),
    unrank: ({ digits }, rank) => Array.from(String(rank).padStart(digits, '0'), Number),
  },

  pickTitle: ({ digits }) => `a number of ${digits} digits`,

  pickProblems({ digits }, numbers) {
    if (numbers.length !== digits) return [`the ticket does not have ${digits} digits`];
    return numbers.some((digit) => digit > 9) ? ['not all are digits'] : [];
  },

  combinations: () => 1,

  wins(game, drawn, numbers) {
    const turn = textsOf(game, drawn).indexOf(numbers.join(''));
    const won = turn < 0 ? -1 : tierAt(game, turn);
    return game.tiers.map((_, index) => (index === won ? 1 : 0));
  },

  tell(game, drawn, numbers) {
    const texts = textsOf(game, drawn).join(', ') || 'nothing';
    return `${numbers.join('')}, and ${texts} was drawn`;
  },

  numbersOnTicket: ({ digits }) => digits,
  fitsFile: () => true,
  unpack: (_, bytes) => [...bytes],
};

function winnersOf({ tiers }: RafflePromise): number {
  return tiers.reduce((sum, { drawn }) => sum + drawn, 0);
}

function digitsAt({ digits }: RafflePromise, drawn: readonly number[], turn: number): number[] {
  return drawn.slice(turn * digits, (turn + 1) * digits);
}

/** The numbers that were drawn, in their order. */
function textsOf(game: RafflePromise, drawn: readonly number[]): string[] {
  const count = drawn.length / game.digits;
  return Array.from({ length: count }, (_, turn) => digitsAt(game, drawn, turn).join(''));
}

/** The place in the list of tiers. */
function tierAt({ tiers }: RafflePromise, turn: number): number {
  let end = 0;
  return tiers.findIndex((rule) => {
    end += rule.drawn;
    return turn < end;
  });
}

/**
 * The list is never made: who stands at a place before a swap is found by going through the swaps
 * before it, backwards.
 */
function placesBySwaps(count: number, range: number, below: Below): number[] {
  const others: number[] = [];
  for (let turn = 0; turn < count; turn += 1) others.push(turn + below(range - turn));
  return others.map((other, turn) => {
    let place = other;
    for (let before = turn - 1; before >= 0; before -= 1) {
      if (others[before] === place) place = before;
    }
    return place;
  });
}
