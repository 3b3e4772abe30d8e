import { assert } from '../../../src/kernel/assert.ts';
import { valueOfDigits } from '../decimals.ts';
import { TableJudge } from '../table-judge.ts';
import { drawnInAll, type NumberRaffleGame, raffleNumbersOf } from './number-raffle-game.ts';
import { VALUE_MASK } from './raffle-pick.ts';

/** Judges numbers of a raffle: a table says what each number that there is has won. */
export class RaffleJudge extends TableJudge {
  /** Stops the shard unless a draw of the game can yield this. */
  constructor(game: NumberRaffleGame, outcome: readonly number[]) {
    assertDrawnNumbers(game, outcome);
    const tierByValue = new Uint8Array(raffleNumbersOf(game));
    for (const [turn, value] of drawnValues(game, outcome).entries()) {
      tierByValue[value] = tierOfTurn(game, turn);
    }
    super(tierByValue, VALUE_MASK);
  }
}

/** The tier that one number wins; 0 for none. A table of all would be a megabyte for a ticket. */
export function tierOfNumber(
  game: NumberRaffleGame,
  outcome: readonly number[],
  word: number,
): number {
  assertDrawnNumbers(game, outcome);
  const turn = drawnValues(game, outcome).indexOf(word & VALUE_MASK);
  return turn < 0 ? 0 : tierOfTurn(game, turn);
}

/** Tickets are drawn for the first tier first; no more of them than win. */
function tierOfTurn({ tiers }: NumberRaffleGame, turn: number): number {
  let end = 0;
  for (const { tier, drawn } of tiers) {
    end += drawn;
    if (turn < end) return tier;
  }
  return 0;
}

/** Stops the shard unless these are the digits of distinct numbers, no more than are drawn. */
export function assertDrawnNumbers(game: NumberRaffleGame, outcome: readonly number[]): void {
  const count = outcome.length / game.digitCount;
  assert(Number.isInteger(count), 'what was drawn does not come to whole numbers');
  assert(count <= drawnInAll(game), 'more numbers were drawn than win');
  for (const digit of outcome) {
    assert(Number.isInteger(digit) && digit >= 0 && digit <= 9, 'what was drawn is no digit');
  }
  const distinct = new Set(drawnValues(game, outcome));
  assert(distinct.size === count, 'a number was drawn twice');
}

/** In the order in which they were drawn. */
function drawnValues({ digitCount }: NumberRaffleGame, outcome: readonly number[]): number[] {
  return Array.from({ length: outcome.length / digitCount }, (_, place) => {
    return valueOfDigits(outcome.slice(place * digitCount, (place + 1) * digitCount));
  });
}
