/**
 * The games that an engine sells, as one value that is made at the start and passed to whoever
 * plans draws or shows games.
 *
 * Why a value: the games come from an operator's file, so no module can know them when it loads.
 * Of several versions of a game the highest is on offer; a draw keeps the rules that it was
 * announced with, which it has copied whole, so the others are needed by nobody.
 * Not here: whether the games are sound (game-problems.ts).
 */
import { assert } from '../../src/kernel/assert.ts';
import { type Game, versionOf } from './game.ts';

export class GameShelf {
  /** In the order in which they were given, one for each id. Plain enough to go to a thread. */
  readonly onOffer: readonly Game[];
  readonly #byId = new Map<string, Game>();

  /** Several games may have one id, but each has a version of its own. */
  constructor(games: readonly Game[]) {
    const known = new Set<string>();
    for (const game of games) {
      const name = `${game.gameId} ${versionOf(game)}`;
      assert(!known.has(name), () => `two games are ${name}`);
      known.add(name);
      const other = this.#byId.get(game.gameId);
      if (other === undefined || versionOf(other) < versionOf(game)) {
        this.#byId.set(game.gameId, game);
      }
    }
    this.onOffer = [...this.#byId.values()];
  }

  /** The game of that name, for a name that came from outside. */
  find(gameId: string): Game | undefined {
    return this.#byId.get(gameId);
  }
}
