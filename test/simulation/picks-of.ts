import type { Game } from '../../actors/games/game.ts';
import { assert } from '../../src/kernel/assert.ts';

/** The numbers of each pick of k of n, read bit by bit: nothing of the engine's reading is used. */
export function picksOf(game: Game, masks: readonly number[]): number[][] {
  assert('numberCount' in game, 'the workload plays k of n');
  const wordCount = Number(game.numberCount) > 32 ? 2 : 1;
  assert(masks.length % wordCount === 0, 'a pick lacks one of its words');
  const picks: number[][] = [];
  for (let at = 0; at < masks.length; at += wordCount) {
    let mask = 0n;
    for (const word of masks.slice(at, at + wordCount).reverse()) {
      mask = (mask << 32n) | BigInt(word);
    }
    const numbers = Array.from({ length: 64 }, (_, i) => i + 1);
    picks.push(numbers.filter((number) => ((mask >> BigInt(number - 1)) & 1n) === 1n));
  }
  return picks;
}
