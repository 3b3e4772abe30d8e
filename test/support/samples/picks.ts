/** Converts picks of k of n to words and back, for tests that use numbers. */
import { familyOf } from '../../../actors/games/families.ts';
import type { Words } from '../../../actors/games/family.ts';
import type { Game } from '../../../actors/games/game.ts';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import { assert } from '../../../src/kernel/assert.ts';

export function masksOf(game: Game, numbers: readonly number[]): number[] {
  const masks: number[] = [];
  const fault = familyOf(game).parsePick(game, numbers, masks, 0);
  assert(fault === undefined, () => `no pick of ${game.gameId}: ${fault}`);
  return masks;
}

export function quickMasks(game: Game, random: Words): number[] {
  const masks: number[] = [];
  familyOf(game).quickPick(game, random, masks, 0);
  return masks;
}

export function numbersOf(masks: ArrayLike<number>): number[] {
  return K_OF_N.printPick(masks, 0, masks.length);
}
