import { assert } from '../../../src/kernel/assert.ts';
import { TableJudge } from '../table-judge.ts';
import { digitOrders, orderCount } from './digit-orders.ts';
import { BOX, type DigitsGame, STRAIGHT, STRAIGHT_WAYS } from './digits-game.ts';
import { PLAY_MASK, tierOfWays, wordOf } from './digits-pick.ts';

/**
 * Judges plays of digits: a draw has at most 25 winning plays (one straight, and each order of its
 * digits as a box), so a table says the tier of every play that there can be.
 */
export class DigitsJudge extends TableJudge {
  /** Stops the shard unless a draw of the game can yield this. */
  constructor(game: DigitsGame, outcome: readonly number[]) {
    super(tiersByPlay(game, outcome), PLAY_MASK);
  }
}

function tiersByPlay(game: DigitsGame, outcome: readonly number[]): Uint8Array {
  assertDrawn(game, outcome);
  const tierByPlay = new Uint8Array(PLAY_MASK + 1);
  tierByPlay[playOf(outcome, STRAIGHT)] = tierOfWays(game, STRAIGHT_WAYS);
  const ways = orderCount(outcome);
  if (ways === STRAIGHT_WAYS) return tierByPlay;
  for (const order of digitOrders(outcome)) {
    tierByPlay[playOf(order, BOX)] = tierOfWays(game, ways);
  }
  return tierByPlay;
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
