import { assert, must } from '../../../src/kernel/assert.ts';
import type { TicketJudge } from '../family.ts';
import { winOnce } from '../single-win.ts';
import type { TicketSegment } from '../ticket-columns.ts';
import { drawnInAll, type NumberRaffleGame, raffleNumbersOf } from './number-raffle-game.ts';
import { VALUE_MASK, valueOfDigits } from './raffle-pick.ts';

/** Judges numbers of a raffle: a table says what each number that there is has won. */
export class RaffleJudge implements TicketJudge {
  readonly #tierByValue: Uint8Array;

  /** Stops the shard unless a draw of the game can yield this. */
  constructor(game: NumberRaffleGame, outcome: readonly number[]) {
    assertDrawnNumbers(game, outcome);
    this.#tierByValue = new Uint8Array(raffleNumbersOf(game));
    const values = drawnValues(game, outcome);
    let place = 0;
    for (const { tier, drawn } of game.tiers) {
      for (const value of values.slice(place, place + drawn)) this.#tierByValue[value] = tier;
      place += drawn;
    }
  }

  winsAt({ masks: [words] }: TicketSegment, row: number, wins: number[]): number {
    return winOnce(this.tierOf(must(words?.[row], 'a mask is missing')), wins);
  }

  tierOf(word: number): number {
    return must(this.#tierByValue[word & VALUE_MASK], 'a number is beyond those of its game');
  }

  collect(
    { masks: [words] }: TicketSegment,
    rowCount: number,
    countByTier: Float64Array,
    winners: Uint32Array,
  ): number {
    const tierByValue = this.#tierByValue;
    assert(words !== undefined, 'a segment has no masks');
    let found = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const tier = tierByValue[(words[row] as number) & VALUE_MASK] as number;
      countByTier[tier] = (countByTier[tier] as number) + 1;
      winners[found] = row;
      if (tier !== 0) found += 1;
    }
    return found;
  }
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
