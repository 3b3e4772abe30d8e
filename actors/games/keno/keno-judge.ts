import { assert, must } from '../../../src/kernel/assert.ts';
import type { TicketJudge } from '../family.ts';
import { winOnce } from '../single-win.ts';
import type { TicketSegment } from '../ticket-columns.ts';
import type { KenoGame } from './keno-game.ts';
import { maskOfDrawn, SPOTS_SHIFT } from './keno-pick.ts';

/** Hits of a ticket take as many bits as its spots. */
const HITS_BITS = 4;
const CELLS = 2 ** (32 - SPOTS_SHIFT + HITS_BITS);

/** Judges tickets of keno: spots and hits of each name one cell of the table of prizes. */
export class KenoJudge implements TicketJudge {
  /** Of the drawn numbers; 0 in words that a pick of the game does not have. */
  readonly #drawn: readonly [number, number, number];
  /** Tier by spots and hits; 0 where they win nothing. */
  readonly #tierByCell = new Uint8Array(CELLS);

  /** Stops the shard unless a draw of the game can yield this. */
  constructor(game: KenoGame, outcome: readonly number[]) {
    const [first = 0, second = 0, third = 0] = maskOfDrawn(game, outcome);
    this.#drawn = [first, second, third];
    for (const { tier, spots, hits } of game.tiers) this.#tierByCell[cellOf(spots, hits)] = tier;
  }

  winsAt({ masks }: TicketSegment, row: number, wins: number[]): number {
    const [first, second, third] = masks;
    const low = must(first?.[row], 'a mask is missing');
    const middle = second === undefined ? 0 : must(second[row], 'a mask is missing');
    const high = third === undefined ? 0 : must(third[row], 'a mask is missing');
    const last = must(masks[masks.length - 1]?.[row], 'a mask is missing');
    return winOnce(this.#tierOf(low, middle, high, last), wins);
  }

  /** The same of a pick that is in no column. */
  tierOf(words: ArrayLike<number>): number {
    const last = must(words[words.length - 1], 'a pick lacks one of its words');
    return this.#tierOf(words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, last);
  }

  /**
   * The hot loop of settlement. A game of fewer numbers has fewer columns, and then its first one
   * takes their place, of which no number was drawn there; the last one holds the count of spots,
   * whichever that is.
   */
  collect(
    { masks }: TicketSegment,
    rowCount: number,
    countByTier: Float64Array,
    winners: Uint32Array,
  ): number {
    const [first, second = first, third = first] = masks;
    const last = masks[masks.length - 1];
    assert(first !== undefined && last !== undefined, 'a segment has no masks');
    assert(second !== undefined && third !== undefined, 'a segment has no masks');
    const [drawnLow, drawnMiddle, drawnHigh] = this.#drawn;
    const tierByCell = this.#tierByCell;
    const countByCell = new Uint32Array(CELLS);
    let found = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const hits = bitCount(
        (first[row] as number) & drawnLow,
        (second[row] as number) & drawnMiddle,
        (third[row] as number) & drawnHigh,
      );
      const cell = (((last[row] as number) >>> SPOTS_SHIFT) << HITS_BITS) | hits;
      countByCell[cell] = (countByCell[cell] as number) + 1;
      // Written in any case, and kept if it wins: which that will be nobody can predict.
      winners[found] = row;
      found += tierByCell[cell] === 0 ? 0 : 1;
    }
    for (const [cell, count] of countByCell.entries()) {
      const tier = must(tierByCell[cell], 'a pick has too many hits');
      countByTier[tier] = must(countByTier[tier], 'a tier is not of the game') + count;
    }
    return found;
  }

  #tierOf(low: number, middle: number, high: number, last: number): number {
    const [drawnLow, drawnMiddle, drawnHigh] = this.#drawn;
    const hits = bitCount(low & drawnLow, middle & drawnMiddle, high & drawnHigh);
    return must(this.#tierByCell[cellOf(last >>> SPOTS_SHIFT, hits)], 'a pick has too many hits');
  }
}

function cellOf(spots: number, hits: number): number {
  return (spots << HITS_BITS) | hits;
}

/**
 * Set bits of three words together: neighbouring bits, pairs and nibbles are added word by word,
 * and the bytes of all three at once, which hold 24 at most.
 */
function bitCount(first: number, second: number, third: number): number {
  const bytes = bytesOf(first) + bytesOf(second) + bytesOf(third);
  return Math.imul(bytes, 0x0101_0101) >>> 24;
}

/** Set bits of each byte of a word, in that byte. */
function bytesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const nibbles = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return (nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f;
}
