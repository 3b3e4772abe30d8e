/**
 * Counts what picks cost, in prices, a second time: by the verifier's twin of their family.
 *
 * The engine counts combinations by the words of a pick (games/combinations.ts). Here each pick is
 * printed, and its numbers are counted by code that shares nothing with the family's own.
 */
import { familyOf } from '../../../actors/games/families.ts';
import type { Game } from '../../../actors/games/game.ts';
import type { TranscriptGame } from '../../fairness/transcript.ts';
import { twinOf } from '../../fairness/verifier/family-twins.ts';
import { publicGameOf } from '../../games/public-game.ts';

export class PickCounter {
  readonly #game: Game;
  readonly #promised: TranscriptGame;

  constructor(game: Game) {
    this.#game = game;
    this.#promised = publicGameOf(game);
  }

  /** Of all picks that these words make up, one after the other. */
  count(words: ArrayLike<number>): number {
    const family = familyOf(this.#game);
    const twin = twinOf(this.#promised);
    const wordCount = family.wordCount(this.#game);
    const layout = family.layout(this.#game);
    let combinations = 0;
    for (let at = 0; at < words.length; at += wordCount) {
      const numbers = family.printPick(layout, words, at, at + wordCount);
      combinations += twin.combinations(this.#promised, numbers);
    }
    return combinations;
  }
}
