import { familyOf } from './families.ts';
import type { Game } from './game.ts';

/** How many combinations these words make up, all picks together: what they cost, in prices. */
export function combinationsOf(game: Game, masks: ArrayLike<number>): number {
  const family = familyOf(game);
  const wordCount = family.wordCount(game);
  const layout = family.layout(game);
  let count = 0;
  for (let at = 0; at < masks.length; at += wordCount) {
    count += family.combinations(layout, masks, at);
  }
  return count;
}
