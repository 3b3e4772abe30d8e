import { must } from '../../../src/kernel/assert.ts';
import type { SegmentRows, TicketJudge } from '../family.ts';
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

  tierAt({ masks }: TicketSegment, row: number): number {
    return this.tierOf(masks.map((column) => must(column[row], 'a mask is missing')));
  }

  winsAt(segment: TicketSegment, row: number, wins: number[]): number {
    return winOnce(this.tierAt(segment, row), wins);
  }

  tierOf(words: ArrayLike<number>): number {
    const last = must(words[words.length - 1], 'a pick lacks one of its words');
    const hits = hitsOf(words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, this.#drawn);
    return must(this.#tierByCell[cellOf(last >>> SPOTS_SHIFT, hits)], 'a pick has too many hits');
  }

  count(segment: TicketSegment, rowCount: number, countByTier: Float64Array): number {
    const countByCell = new Uint32Array(CELLS);
    const cells = new Uint8Array(rowCount);
    writeCells(segment, rowCount, this.#drawn, cells);
    for (let row = 0; row < rowCount; row += 1) {
      const cell = cells[row] as number;
      countByCell[cell] = (countByCell[cell] as number) + 1;
    }
    let winnerCount = 0;
    for (const [cell, count] of countByCell.entries()) {
      const tier = must(this.#tierByCell[cell], 'a pick has too many hits');
      countByTier[tier] = must(countByTier[tier], 'a tier is not of the game') + count;
      if (tier !== 0) winnerCount += count;
    }
    return winnerCount;
  }

  collect(segment: TicketSegment, rows: SegmentRows, ordinals: Uint32Array, found: number): number {
    const { firstOrdinal, rowCount } = rows;
    const cells = new Uint8Array(rowCount);
    writeCells(segment, rowCount, this.#drawn, cells);
    let place = found;
    for (let row = 0; row < rowCount; row += 1) {
      if (this.#tierByCell[cells[row] as number] === 0) continue;
      ordinals[place] = firstOrdinal + row;
      place += 1;
    }
    return place;
  }
}

function cellOf(spots: number, hits: number): number {
  return (spots << HITS_BITS) | hits;
}

/**
 * The hot loop of settlement: the cell of each row. A game of fewer numbers has fewer columns; the
 * last one holds the count of spots, whichever that is.
 */
function writeCells(
  { masks }: TicketSegment,
  rowCount: number,
  drawn: readonly [number, number, number],
  cells: Uint8Array,
): void {
  const first = must(masks[0], 'a segment has no masks');
  const last = must(masks[masks.length - 1], 'a segment has no masks');
  const second = masks[1];
  const third = masks[2];
  for (let row = 0; row < rowCount; row += 1) {
    const hits = hitsOf(
      first[row] as number,
      second === undefined ? 0 : (second[row] as number),
      third === undefined ? 0 : (third[row] as number),
      drawn,
    );
    cells[row] = (((last[row] as number) >>> SPOTS_SHIFT) << HITS_BITS) | hits;
  }
}

/**
 * Bits that three words share with three others, counted together: neighbouring bits, pairs and
 * nibbles are added word by word, and the bytes of all three at once, which hold 24 at most.
 */
function hitsOf(
  first: number,
  second: number,
  third: number,
  drawn: readonly [number, number, number],
): number {
  const bytes = bytesOf(first & drawn[0]) + bytesOf(second & drawn[1]) + bytesOf(third & drawn[2]);
  return Math.imul(bytes, 0x0101_0101) >>> 24;
}

/** Set bits of each byte of a word, in that byte. */
function bytesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const nibbles = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return (nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f;
}
