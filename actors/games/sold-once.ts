/**
 * Games each of whose picks is sold once in a draw, such as a raffle of numbers: a draw of theirs
 * has a stock of all its picks from the beginning (stock/stock.ts), and whatever is bought comes
 * from there, named or at random.
 */
import { familyOf } from './families.ts';
import type { Game } from './game.ts';

export function isSoldOnce(game: Game): boolean {
  return familyOf(game).isSoldOnce === true;
}
