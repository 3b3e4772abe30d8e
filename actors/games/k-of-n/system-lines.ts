/**
 * How many combinations of a system have each count of matches: counted, not listed.
 *
 * Of the m - b numbers that are no bankers, h were drawn; of the b bankers, g. A combination with t
 * matches has the g, and t - g of the h: there are C(h, t - g) × C(m - b - h, k - b - (t - g)).
 */
import { waysToChoose } from '../binomials.ts';
import type { KOfNGame } from './k-of-n-game.ts';
import { matchCount, type PickMask, popCount32 } from './pick.ts';
import { bankersOf, chosenOf } from './system-pick.ts';

export class SystemLines {
  readonly #game: KOfNGame;
  readonly #winning: PickMask;

  constructor(game: KOfNGame, winning: PickMask) {
    this.#game = game;
    this.#winning = winning;
  }

  /** Adds the combinations of a pick to the counts of their matches. */
  addTo(low: number, high: number, countByMatches: Float64Array): void {
    const { pickCount, numberCount } = this.#game;
    const { low: winLow, high: winHigh } = this.#winning;
    const chosen = chosenOf(numberCount, low, high);
    const bankers = bankersOf(numberCount, low, high);
    const bankerCount = popCount32(bankers.low) + popCount32(bankers.high);
    const bankerHits = matchCount(bankers.low, bankers.high, winLow, winHigh);
    const others = popCount32(chosen.low) + popCount32(chosen.high) - bankerCount;
    const hits = matchCount(chosen.low, chosen.high, winLow, winHigh) - bankerHits;
    const places = pickCount - bankerCount;
    for (let hit = 0; hit <= Math.min(hits, places); hit += 1) {
      const ways = waysToChoose(hits, hit) * waysToChoose(others - hits, places - hit);
      const matches = bankerHits + hit;
      countByMatches[matches] = (countByMatches[matches] ?? 0) + ways;
    }
  }
}
