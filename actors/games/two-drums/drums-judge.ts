import { assert, must } from '../../../src/kernel/assert.ts';
import { waysToChoose } from '../binomials.ts';
import type { TicketJudge } from '../family.ts';
import { matchCount, type PickMask } from '../k-of-n/pick.ts';
import type { TicketSegment } from '../ticket-columns.ts';
import { mainBitsOf, maskOfDrums } from './drums-pick.ts';
import type { TwoDrumsGame } from './two-drums-game.ts';

/** How many numbers of a ticket stand in each drum, and how many of them were drawn. */
interface DrumHits {
  main: number;
  mainHits: number;
  bonus: number;
  bonusHits: number;
}

/**
 * Judges tickets of two drums. Of m numbers of a drum, of which h were drawn, C(h, t) × C(m - h,
 * k - t) choices of k have t matches; those of both drums go with each other.
 */
export class DrumsJudge implements TicketJudge {
  readonly #game: TwoDrumsGame;
  readonly #mainBits: PickMask;
  readonly #winning: PickMask;
  readonly #wins: number[];
  readonly #hits: DrumHits = { main: 0, mainHits: 0, bonus: 0, bonusHits: 0 };

  constructor(game: TwoDrumsGame, outcome: readonly number[]) {
    const { pickCount } = game;
    this.#game = game;
    this.#mainBits = mainBitsOf(game);
    this.#winning = maskOfDrums(game, outcome.slice(0, pickCount), outcome.slice(pickCount));
    this.#wins = game.tiers.map(() => 0);
  }

  winsAt({ masks: [low, high] }: TicketSegment, row: number, wins: number[]): number {
    const lowWord = must(low?.[row], 'a mask is missing');
    const highWord = high === undefined ? 0 : must(high[row], 'a mask is missing');
    return this.winsOf(lowWord, highWord, wins);
  }

  /** The same of a pick that is in no column. */
  winsOf(low: number, high: number, wins: number[]): number {
    this.#look(low, high);
    const { pickCount, bonusPickCount, tiers } = this.#game;
    const { main, mainHits, bonus, bonusHits } = this.#hits;
    let best = 0;
    for (let index = 0; index < tiers.length; index += 1) {
      const { tier, matches, bonusMatches } = must(tiers[index], 'a tier is missing');
      const mainWays = ways({ numbers: main, hits: mainHits, chosen: pickCount, matches });
      const bonusWays = ways({
        numbers: bonus,
        hits: bonusHits,
        chosen: bonusPickCount,
        matches: bonusMatches,
      });
      const lines = mainWays === 0 || bonusWays === 0 ? 0 : mainWays * bonusWays;
      wins[tier - 1] = lines;
      if (lines > 0 && best === 0) best = tier;
    }
    return best;
  }

  collect(
    { masks }: TicketSegment,
    rowCount: number,
    countByTier: Float64Array,
    winners: Uint32Array,
  ): number {
    const [lows, highs] = masks;
    assert(lows !== undefined, 'a segment has no masks');
    const { pickCount, bonusPickCount } = this.#game;
    const wins = this.#wins;
    let found = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const low = must(lows[row], 'a mask is missing');
      const high = highs === undefined ? 0 : must(highs[row], 'a mask is missing');
      winners[found] = row;
      if (this.winsOf(low, high, wins) !== 0) found += 1;
      const { main, bonus } = this.#hits;
      let losing = waysToChoose(main, pickCount) * waysToChoose(bonus, bonusPickCount);
      for (let index = 0; index < wins.length; index += 1) {
        const count = must(wins[index], 'a tier has no count');
        countByTier[index + 1] = must(countByTier[index + 1], 'a tier is not of the game') + count;
        losing -= count;
      }
      countByTier[0] = must(countByTier[0], 'nothing counts those that lose') + losing;
    }
    return found;
  }

  #look(low: number, high: number): void {
    const { low: mainLow, high: mainHigh } = this.#mainBits;
    const { low: winLow, high: winHigh } = this.#winning;
    const hits = this.#hits;
    hits.main = matchCount(low, high, mainLow, mainHigh);
    hits.mainHits = matchCount(low & mainLow, high & mainHigh, winLow, winHigh);
    hits.bonus = matchCount(low, high, low, high) - hits.main;
    hits.bonusHits = matchCount(low, high, winLow, winHigh) - hits.mainHits;
  }
}

function ways(drum: {
  readonly numbers: number;
  readonly hits: number;
  readonly chosen: number;
  readonly matches: number;
}): number {
  const { numbers, hits, chosen, matches } = drum;
  const won = waysToChoose(hits, matches);
  return won === 0 ? 0 : won * waysToChoose(numbers - hits, chosen - matches);
}
