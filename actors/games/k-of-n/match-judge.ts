import { assert, must } from '../../../src/kernel/assert.ts';
import type { SegmentRows, TicketJudge } from '../family.ts';
import type { TicketSegment } from '../ticket-columns.ts';
import type { KOfNGame } from './k-of-n-game.ts';
import { matchCount, type PickMask } from './pick.ts';

/** Judges tickets of k of n by their matches: comparing masks, down the columns. */
export class MatchJudge implements TicketJudge {
  readonly #winning: PickMask;
  /** Tier by count of matches; 0 where that count wins nothing. */
  readonly #tierByMatches: Uint8Array;

  constructor(game: KOfNGame, winning: PickMask) {
    this.#winning = winning;
    this.#tierByMatches = new Uint8Array(game.pickCount + 1);
    for (const { tier, matches } of game.tiers) this.#tierByMatches[matches] = tier;
  }

  tierAt({ masks: [low, high] }: TicketSegment, row: number): number {
    const lowWord = must(low?.[row], 'a mask is missing');
    const highWord = high === undefined ? 0 : must(high[row], 'a mask is missing');
    const { low: winLow, high: winHigh } = this.#winning;
    const matches = matchCount(lowWord, highWord, winLow, winHigh);
    return must(this.#tierByMatches[matches], 'too many matches');
  }

  count({ masks }: TicketSegment, rowCount: number, countByTier: Uint32Array): void {
    const countByMatches = new Uint32Array(this.#tierByMatches.length);
    countMatches(masks, rowCount, this.#winning, countByMatches);
    for (const [matches, count] of countByMatches.entries()) {
      const tier = must(this.#tierByMatches[matches], 'too many matches');
      countByTier[tier] = must(countByTier[tier], 'a tier is not of the game') + count;
    }
  }

  collect(
    { masks }: TicketSegment,
    rows: SegmentRows,
    ordinals: Uint32Array,
    found: number,
  ): number {
    const from = { ...rows, place: found };
    return collectWinners(masks, from, this.#winning, this.#tierByMatches, ordinals);
  }
}

type Masks = readonly Uint32Array[];

/**
 * The hot loop of settlement: typed arrays in, typed array out, nothing allocated. Columns and
 * words are read into locals first: reading them from the objects costs each row four property
 * reads.
 */
function countMatches(
  [maskLow, maskHigh]: Masks,
  rowCount: number,
  { low: winLow, high: winHigh }: PickMask,
  countByMatches: Uint32Array,
): void {
  assert(maskLow !== undefined, 'a segment has no masks');
  for (let row = 0; row < rowCount; row += 1) {
    const low = must(maskLow[row], 'a mask is missing');
    const high = maskHigh === undefined ? 0 : must(maskHigh[row], 'a mask is missing');
    const matches = matchCount(low, high, winLow, winHigh);
    countByMatches[matches] = must(countByMatches[matches], 'too many matches') + 1;
  }
}

/** The same loop, writing ordinals instead. */
function collectWinners(
  [maskLow, maskHigh]: Masks,
  { firstOrdinal, rowCount, place: found }: SegmentRows & { readonly place: number },
  { low: winLow, high: winHigh }: PickMask,
  tierByMatches: Uint8Array,
  ordinals: Uint32Array,
): number {
  assert(maskLow !== undefined, 'a segment has no masks');
  let place = found;
  for (let row = 0; row < rowCount; row += 1) {
    const low = must(maskLow[row], 'a mask is missing');
    const high = maskHigh === undefined ? 0 : must(maskHigh[row], 'a mask is missing');
    if (tierByMatches[matchCount(low, high, winLow, winHigh)] === 0) continue;
    ordinals[place] = firstOrdinal + row;
    place += 1;
  }
  return place;
}
