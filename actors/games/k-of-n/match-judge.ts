import { assert, must } from '../../../src/kernel/assert.ts';
import type { TicketJudge } from '../family.ts';
import type { TicketSegment } from '../ticket-columns.ts';
import type { KOfNGame } from './k-of-n-game.ts';
import { matchCount, type PickMask, popCount32 } from './pick.ts';
import { SystemLines } from './system-lines.ts';

/**
 * Judges tickets of k of n by their matches: comparing masks, down the columns.
 *
 * Nearly all tickets are one combination, which has exactly k bits: the loops look at that, and
 * only then at what a system wins.
 */
export class MatchJudge implements TicketJudge {
  readonly #winning: PickMask;
  readonly #pickCount: number;
  /** Tier by count of matches; 0 where that count wins nothing. */
  readonly #tierByMatches: Uint8Array;
  readonly #lines: SystemLines;
  /** The lines of the system at hand, by their matches. */
  readonly #linesByMatches: Float64Array;

  constructor(game: KOfNGame, winning: PickMask) {
    this.#winning = winning;
    this.#pickCount = game.pickCount;
    this.#tierByMatches = new Uint8Array(game.pickCount + 1);
    for (const { tier, matches } of game.tiers) this.#tierByMatches[matches] = tier;
    this.#lines = new SystemLines(game, winning);
    this.#linesByMatches = new Float64Array(game.pickCount + 1);
  }

  winsAt({ masks: [low, high] }: TicketSegment, row: number, wins: number[]): number {
    const lowWord = must(low?.[row], 'a mask is missing');
    const highWord = high === undefined ? 0 : must(high[row], 'a mask is missing');
    return this.winsOf(lowWord, highWord, wins);
  }

  /** The same of a pick that is in no column. */
  winsOf(low: number, high: number, wins: number[]): number {
    wins.fill(0);
    const tier = this.#bestTier(low, high);
    if (tier === 0) return 0;
    if (popCount32(low) + popCount32(high) === this.#pickCount) {
      wins[tier - 1] = 1;
      return tier;
    }
    for (const [matches, count] of this.#linesByMatches.entries()) {
      const won = must(this.#tierByMatches[matches], 'too many matches');
      if (won !== 0) wins[won - 1] = count;
    }
    return tier;
  }

  /** Columns and words are read into locals first: reading them costs each row four reads. */
  collect(
    { masks }: TicketSegment,
    rowCount: number,
    countByTier: Float64Array,
    winners: Uint32Array,
  ): number {
    const [maskLow, maskHigh] = masks;
    assert(maskLow !== undefined, 'a segment has no masks');
    const { low: winLow, high: winHigh } = this.#winning;
    const pickCount = this.#pickCount;
    const tierByMatches = this.#tierByMatches;
    const plainByMatches = new Uint32Array(tierByMatches.length);
    const systemByMatches = new Float64Array(tierByMatches.length);
    let found = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const low = must(maskLow[row], 'a mask is missing');
      const high = maskHigh === undefined ? 0 : must(maskHigh[row], 'a mask is missing');
      // Written in any case, and kept if it wins: which that will be nobody can predict.
      winners[found] = row;
      if (popCount32(low) + popCount32(high) === pickCount) {
        const matches = matchCount(low, high, winLow, winHigh);
        plainByMatches[matches] = must(plainByMatches[matches], 'too many matches') + 1;
        if (tierByMatches[matches] !== 0) found += 1;
        continue;
      }
      if (this.#bestTier(low, high) !== 0) found += 1;
      for (const [matches, count] of this.#linesByMatches.entries()) {
        systemByMatches[matches] = must(systemByMatches[matches], 'too many matches') + count;
      }
    }
    for (const [matches, plainCount] of plainByMatches.entries()) {
      const tier = must(tierByMatches[matches], 'too many matches');
      const count = plainCount + must(systemByMatches[matches], 'too many matches');
      countByTier[tier] = must(countByTier[tier], 'a tier is not of the game') + count;
    }
    return found;
  }

  /** Tiers descend with the matches. Of a system, leaves its lines in `#linesByMatches`. */
  #bestTier(low: number, high: number): number {
    const { low: winLow, high: winHigh } = this.#winning;
    if (popCount32(low) + popCount32(high) === this.#pickCount) {
      const matches = matchCount(low, high, winLow, winHigh);
      return must(this.#tierByMatches[matches], 'too many matches');
    }
    this.#linesByMatches.fill(0);
    this.#lines.addTo(low, high, this.#linesByMatches);
    let best = 0;
    for (let matches = 0; matches <= this.#pickCount; matches += 1) {
      if (this.#linesByMatches[matches] === 0) continue;
      best = must(this.#tierByMatches[matches], 'too many matches') || best;
    }
    return best;
  }
}
