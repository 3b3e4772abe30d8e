/**
 * Finds the winners among the tickets of a draw, by comparing masks down the columns.
 *
 * Why two passes: prizes of a pari-mutuel tier depend on the winners of all shards, so tiers are
 * counted first (`scanTiers`), and winners are collected for payment when prizes are known
 * (`collectWinners`), in chunks so that a million small prizes do not become one transaction.
 * Both are pure and single-threaded; a pool thread runs them over shared columns.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { Game } from './game.ts';
import { assertMaskOfGame, matchCount, type SelectionMask } from './selection.ts';
import { SEGMENT_ROWS, type TicketColumnsView, type TicketSegment } from './ticket-columns.ts';

/** Winners in one chunk of payments: a chunk's rows and postings must fit one journal commit. */
export const WINNERS_PER_CHUNK_MAX = 65_536;

/** Flat and exactly `count` long, so that posting a chunk to another thread copies no slack. */
export interface WinnerChunk {
  readonly count: number;
  readonly ordinals: Uint32Array;
  readonly tiers: Uint8Array;
  readonly playerKeys: Uint32Array;
  /** Where the next chunk starts. */
  readonly nextOrdinal: number;
  /** No ticket is left to look at. */
  readonly done: boolean;
}

/** Winners per tier: tier t stands at index t - 1, as in `game.tiers`. */
export function scanTiers(
  columns: TicketColumnsView,
  game: Game,
  winning: SelectionMask,
): Uint32Array {
  assertMaskOfGame(game, winning.low, winning.high);
  const countByMatches = new Uint32Array(game.pickCount + 1);
  for (const [index, segment] of columns.segments.entries()) {
    countMatches(segment, rowsOfSegment(columns, index), winning, countByMatches);
  }

  let counted = 0;
  for (const count of countByMatches) counted += count;
  assert(counted === columns.count, 'each ticket is counted once');
  return Uint32Array.from(game.tiers, (tier) => must(countByMatches[tier.matches], 'no such tier'));
}

/**
 * The winners from `fromOrdinal` on, in the order of their ordinals, at most `limit` of them. Start
 * at 0 and go on at `nextOrdinal` until `done`: every winner comes exactly once.
 */
export function collectWinners(
  columns: TicketColumnsView,
  game: Game,
  winning: SelectionMask,
  fromOrdinal: number,
  limit: number,
): WinnerChunk {
  assertMaskOfGame(game, winning.low, winning.high);
  assert(Number.isInteger(fromOrdinal) && fromOrdinal >= 0, 'an ordinal counts from 0');
  assert(fromOrdinal <= columns.count, 'the chunk starts behind the last ticket');
  assert(Number.isInteger(limit) && limit >= 1, 'a chunk has room for a winner');
  assert(limit <= WINNERS_PER_CHUNK_MAX, 'a chunk is bounded');

  const chunk: OpenChunk = {
    count: 0,
    ordinals: new Uint32Array(limit),
    tiers: new Uint8Array(limit),
    playerKeys: new Uint32Array(limit),
  };
  const tierByMatches = tiersByMatches(game);
  let ordinal = fromOrdinal;
  while (ordinal < columns.count && chunk.count < limit) {
    const segmentIndex = Math.floor(ordinal / SEGMENT_ROWS);
    const segment = must(columns.segments[segmentIndex], 'a segment is missing');
    const firstOrdinal = segmentIndex * SEGMENT_ROWS;
    const rowCount = rowsOfSegment(columns, segmentIndex);
    const rows = { firstOrdinal, fromRow: ordinal - firstOrdinal, rowCount };
    ordinal = firstOrdinal + collectFromSegment(segment, rows, winning, tierByMatches, chunk);
  }
  const { count } = chunk;
  return {
    count,
    ordinals: chunk.ordinals.slice(0, count),
    tiers: chunk.tiers.slice(0, count),
    playerKeys: chunk.playerKeys.slice(0, count),
    nextOrdinal: ordinal,
    done: ordinal === columns.count,
  };
}

/** A chunk while it is being filled: columns of the full limit. */
interface OpenChunk {
  count: number;
  readonly ordinals: Uint32Array;
  readonly tiers: Uint8Array;
  readonly playerKeys: Uint32Array;
}

/** Adds the segment's winners until it or the chunk ends; returns the first row not looked at. */
function collectFromSegment(
  segment: TicketSegment,
  rows: { readonly firstOrdinal: number; readonly fromRow: number; readonly rowCount: number },
  winning: SelectionMask,
  tierByMatches: Uint8Array,
  chunk: OpenChunk,
): number {
  const { maskLow, maskHigh, playerKey } = segment;
  const { low: winLow, high: winHigh } = winning;
  const { ordinals, tiers, playerKeys } = chunk;
  const { firstOrdinal, rowCount } = rows;
  const limit = ordinals.length;
  let count = chunk.count;
  let row = rows.fromRow;
  for (; row < rowCount && count < limit; row++) {
    const low = must(maskLow[row], 'a mask is missing');
    const high = maskHigh === undefined ? 0 : must(maskHigh[row], 'a mask is missing');
    const matches = matchCount(low, high, winLow, winHigh);
    const tier = must(tierByMatches[matches], 'too many matches');
    if (tier === 0) continue;
    ordinals[count] = firstOrdinal + row;
    tiers[count] = tier;
    playerKeys[count] = must(playerKey[row], 'a player is missing');
    count++;
  }
  chunk.count = count;
  return row;
}

/**
 * The hot loop of settlement: typed arrays in, typed array out, nothing allocated. Columns and
 * words are read into locals first: through the objects, each row pays for four property reads.
 */
function countMatches(
  segment: TicketSegment,
  rowCount: number,
  winning: SelectionMask,
  countByMatches: Uint32Array,
): void {
  const { maskLow, maskHigh } = segment;
  const { low: winLow, high: winHigh } = winning;
  for (let index = 0; index < rowCount; index++) {
    const low = must(maskLow[index], 'a mask is missing');
    const high = maskHigh === undefined ? 0 : must(maskHigh[index], 'a mask is missing');
    const matches = matchCount(low, high, winLow, winHigh);
    countByMatches[matches] = must(countByMatches[matches], 'too many matches') + 1;
  }
}

/** Tier by count of matches; 0 where that count wins nothing. */
function tiersByMatches(game: Game): Uint8Array {
  const tierByMatches = new Uint8Array(game.pickCount + 1);
  for (const { tier, matches } of game.tiers) tierByMatches[matches] = tier;
  return tierByMatches;
}

function rowsOfSegment(columns: TicketColumnsView, index: number): number {
  return Math.min(SEGMENT_ROWS, columns.count - index * SEGMENT_ROWS);
}
