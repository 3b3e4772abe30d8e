import type { KOfNGame } from './k-of-n-game.ts';
import { assertWord, matchCount } from './pick.ts';
import { assertSystem } from './system-pick.ts';

/** Stops the shard unless the mask is a legal pick of the game: for masks validated before. */
export function assertMaskOfGame(game: KOfNGame, low: number, high: number): void {
  assertWord(low);
  assertWord(high);
  const { numberCount } = game;
  // The word that the last number falls into may hold no bit above it; `>>> 32` would not shift.
  const lowRest = numberCount >= 32 ? 0 : low >>> numberCount;
  const highRest = numberCount >= 64 ? 0 : high >>> Math.max(numberCount - 32, 0);
  const count = matchCount(low, high, low, high);
  if (lowRest === 0 && highRest === 0 && count === game.pickCount) return;
  assertSystem(game, low, high);
}
