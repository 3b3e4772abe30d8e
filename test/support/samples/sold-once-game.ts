/**
 * A game each of whose picks is sold once in a draw: one number of ten. Its family is k of n, which
 * counts off its picks, and ranks them.
 */
import type { GameFamily } from '../../../actors/games/family.ts';
import type { Game } from '../../../actors/games/game.ts';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import type { FamilyTwin } from '../../../src/fairness/verifier/family-twin.ts';
import { K_OF_N_TWIN } from '../../../src/fairness/verifier/k-of-n-twin.ts';
import { addFamily } from './added-family.ts';
import { gameOfShape } from './games.ts';

const SOLD_ONCE = { ...K_OF_N, name: 'soldOnce', number: 255, isSoldOnce: true } as GameFamily;

export const SOLD_ONCE_GAME: Game = {
  ...gameOfShape(1, 10),
  gameId: 'oneOfTen',
  family: SOLD_ONCE.name,
};

export function withSoldOnce(t: { readonly teardown: (end: () => void) => void }): void {
  addFamily(t, { family: SOLD_ONCE, twin: K_OF_N_TWIN as FamilyTwin });
}
