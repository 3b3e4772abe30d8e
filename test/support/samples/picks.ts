/** Converts picks of k of n to words and back, for tests that use numbers. */
import { familyOf } from '../../../actors/games/families.ts';
import type { Words } from '../../../actors/games/family.ts';
import type { Game } from '../../../actors/games/game.ts';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import type { PickOrder } from '../../../actors/games/pick-order.ts';
import { assert } from '../../../src/kernel/assert.ts';

export function masksOf(game: Game, order: PickOrder): number[] {
  const masks: number[] = [];
  const fault = familyOf(game).parsePick(game, order, masks, 0);
  assert(fault === undefined, () => `no pick of ${game.gameId}: ${fault}`);
  return masks;
}

export function quickMasks(game: Game, random: Words): number[] {
  const masks: number[] = [];
  familyOf(game).quickPick(game, random, masks, 0);
  return masks;
}

/** The layout of a game that leaves no bit for bankers: any words are numbers. */
export const ALL_NUMBERS_LAYOUT = 64;

export function numbersOf(masks: ArrayLike<number>): number[] {
  return K_OF_N.printPick(ALL_NUMBERS_LAYOUT, masks, 0, masks.length);
}
