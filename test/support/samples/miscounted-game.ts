/** A game whose family believes that each pick has one combination more than it has. */
import { FAMILIES, familyOf } from '../../../actors/games/families.ts';
import type { Game } from '../../../actors/games/game.ts';
import { twinOf } from '../../../src/fairness/verifier/family-twins.ts';
import { publicGameOf } from '../../../src/games/public-game.ts';
import { addFamily } from './added-family.ts';

export function miscounted(t: { readonly teardown: (end: () => void) => void }, game: Game): Game {
  const family = familyOf(game);
  const name = `miscounted-${game.gameId}`;
  addFamily(t, {
    family: {
      ...family,
      name,
      number: 200 + FAMILIES.size,
      combinations: (layout, masks, at) => 1 + family.combinations(layout, masks, at),
    },
    twin: twinOf(publicGameOf(game)),
  });
  return { ...game, family: name };
}
