import { assert } from '../../src/kernel/assert.ts';
import { familyOf } from './families.ts';
import type { Game } from './game.ts';

/** How many tickets of a game these words make up. */
export function ticketCountOf(game: Game, masks: ArrayLike<number>): number {
  const ticketCount = masks.length / familyOf(game).wordCount(game);
  assert(Number.isInteger(ticketCount), 'the words are not those of whole picks');
  return ticketCount;
}
