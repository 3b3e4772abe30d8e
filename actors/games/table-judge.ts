/**
 * Judges picks of one word and one combination by a table: a part of the word says which pick it
 * is, and the table which tier that wins.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { TicketJudge } from './family.ts';
import { winOnce } from './single-win.ts';
import type { TicketSegment } from './ticket-columns.ts';

export class TableJudge implements TicketJudge {
  readonly #tierByPick: Uint8Array;
  readonly #pickMask: number;

  /** By pick, the bits of the mask in a word, the tier that it wins; 0 for none. */
  constructor(tierByPick: Uint8Array, pickMask: number) {
    this.#tierByPick = tierByPick;
    this.#pickMask = pickMask;
  }

  winsAt({ masks: [words] }: TicketSegment, row: number, wins: number[]): number {
    return winOnce(this.tierOf(must(words?.[row], 'a mask is missing')), wins);
  }

  tierOf(word: number): number {
    return must(this.#tierByPick[word & this.#pickMask], 'a pick is none that there is');
  }

  collect(
    { masks: [words] }: TicketSegment,
    rowCount: number,
    countByTier: Float64Array,
    winners: Uint32Array,
  ): number {
    const tierByPick = this.#tierByPick;
    const pickMask = this.#pickMask;
    assert(words !== undefined, 'a segment has no masks');
    let found = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const tier = tierByPick[(words[row] as number) & pickMask] as number;
      countByTier[tier] = (countByTier[tier] as number) + 1;
      winners[found] = row;
      if (tier !== 0) found += 1;
    }
    return found;
  }
}
