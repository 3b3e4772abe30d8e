/**
 * A game each of whose picks is sold once in a draw: one number of ten. Its family is k of n, which
 * counts off its picks, and ranks them.
 */
import { FAMILIES } from '../../../actors/games/families.ts';
import type { GameFamily } from '../../../actors/games/family.ts';
import type { Game } from '../../../actors/games/game.ts';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import { gameOfShape } from './games.ts';

const SOLD_ONCE = { ...K_OF_N, name: 'soldOnce', number: 255, isSoldOnce: true } as GameFamily;

export const SOLD_ONCE_GAME: Game = {
  ...gameOfShape(1, 10),
  gameId: 'oneOfTen',
  family: SOLD_ONCE.name,
};

/** Others that share the process know the families that there are. */
export function withSoldOnce(t: { readonly teardown: (end: () => void) => void }): void {
  FAMILIES.set(SOLD_ONCE.name, SOLD_ONCE);
  t.teardown(() => {
    FAMILIES.delete(SOLD_ONCE.name);
  });
}
