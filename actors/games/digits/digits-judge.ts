import { assert, must } from '../../../src/kernel/assert.ts';
import type { TicketJudge } from '../family.ts';
import { winOnce } from '../single-win.ts';
import type { TicketSegment } from '../ticket-columns.ts';
import { digitOrders, orderCount } from './digit-orders.ts';
import { BOX, type DigitsGame, STRAIGHT, STRAIGHT_WAYS } from './digits-game.ts';
import { PLAY_MASK, tierOfWays, wordOf } from './digits-pick.ts';

/**
 * Judges plays of digits: a draw has at most 25 winning plays (one straight, and each order of its
 * digits as a box), so a table says the tier of every play that there can be.
 */
export class DigitsJudge implements TicketJudge {
  readonly #tierByPlay = new Uint8Array(PLAY_MASK + 1);

  /** Stops the shard unless a draw of the game can yield this. */
  constructor(game: DigitsGame, outcome: readonly number[]) {
    assertDrawn(game, outcome);
    this.#tierByPlay[playOf(outcome, STRAIGHT)] = tierOfWays(game, STRAIGHT_WAYS);
    const ways = orderCount(outcome);
    if (ways === STRAIGHT_WAYS) return;
    for (const order of digitOrders(outcome)) {
      this.#tierByPlay[playOf(order, BOX)] = tierOfWays(game, ways);
    }
  }

  winsAt({ masks: [words] }: TicketSegment, row: number, wins: number[]): number {
    return winOnce(this.tierOf(must(words?.[row], 'a mask is missing')), wins);
  }

  tierOf(word: number): number {
    return must(this.#tierByPlay[word & PLAY_MASK], 'a play is of digits that there are not');
  }

  collect(
    { masks: [words] }: TicketSegment,
    rowCount: number,
    countByTier: Float64Array,
    winners: Uint32Array,
  ): number {
    const tierByPlay = this.#tierByPlay;
    assert(words !== undefined, 'a segment has no masks');
    let found = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const tier = tierByPlay[(words[row] as number) & PLAY_MASK] as number;
      countByTier[tier] = (countByTier[tier] as number) + 1;
      winners[found] = row;
      if (tier !== 0) found += 1;
    }
    return found;
  }
}

export function assertDrawn({ digitCount }: DigitsGame, outcome: readonly number[]): void {
  assert(outcome.length === digitCount, 'a draw does not have the digits of its game');
  for (const digit of outcome) {
    assert(Number.isInteger(digit) && digit >= 0 && digit <= 9, 'what was drawn is no digit');
  }
}

function playOf(digits: readonly number[], kind: number): number {
  return wordOf(digits, kind) & PLAY_MASK;
}
