/**
 * Finds the winners among the tickets of a draw, by comparing masks down the columns.
 *
 * One scan gives both what the prizes of a pari-mutuel tier depend on, the winners of each tier,
 * and who they are: `scanWinners`, for a pool thread over shared columns. Paying then takes them
 * in stretches (`winnersFrom`), so that a million small prizes do not become one transaction, and
 * looks at each again: a ticket that did not win is never paid, whatever a scan may say.
 *
 * Winners are paid player by player: a player with many winning tickets has their account written
 * once, and the accounts of one commit are neighbours on the disk.
 * All are pure and single-threaded.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { Game } from './game.ts';
import { assertMaskOfGame, matchCount, type PickMask } from './pick.ts';
import {
  SEGMENT_ROWS,
  type TicketColumnsView,
  type TicketSegment,
  ticketRow,
} from './ticket-columns.ts';

/** Winners in one stretch: a stretch's rows and postings must fit one journal commit. */
export const WINNERS_PER_STRETCH_MAX = 65_536;

/** Which half of a number of 64 bits stands first in this machine's memory. */
const LOW_WORD = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1 ? 0 : 1;

export interface WinnerScan {
  /** Tier t stands at index t - 1, as in `game.tiers`. */
  readonly winnersByTier: readonly number[];
  /**
   * The winning tickets in the order of payment: by player, and a player's own as they were sold.
   * In shared memory, so that no message copies them.
   */
  readonly ordinals: Uint32Array;
}

/** The next winners in the order of payment, in three columns of equal length. */
export interface WinnerStretch {
  readonly ordinals: readonly number[];
  readonly tiers: readonly number[];
  readonly playerKeys: readonly number[];
  /** Where the next stretch starts. */
  readonly nextPlace: number;
  /** No winner is left. */
  readonly done: boolean;
}

/** Looks at every ticket, twice: counted first, winners take exactly the memory they need. */
export function scanWinners(columns: TicketColumnsView, game: Game, winning: PickMask): WinnerScan {
  assertMaskOfGame(game, winning.low, winning.high);
  const countByMatches = new Uint32Array(game.pickCount + 1);
  for (const [index, segment] of columns.segments.entries()) {
    countMatches(segment, rowsOfSegment(columns, index), winning, countByMatches);
  }
  let counted = 0;
  for (const count of countByMatches) counted += count;
  assert(counted === columns.count, 'each ticket is counted once');

  const winnersByTier = game.tiers.map(({ matches }) => countByMatches[matches] ?? 0);
  const winnerCount = winnersByTier.reduce((sum, count) => sum + count, 0);
  const bytes = winnerCount * Uint32Array.BYTES_PER_ELEMENT;
  const ordinals = new Uint32Array(new SharedArrayBuffer(bytes));
  const tierByMatches = tiersByMatches(game);
  let found = 0;
  for (const [index, segment] of columns.segments.entries()) {
    const rows = { firstOrdinal: index * SEGMENT_ROWS, rowCount: rowsOfSegment(columns, index) };
    found = collectFromSegment(segment, rows, winning, tierByMatches, ordinals, found);
  }
  assert(found === winnerCount, 'as many winners are found as were counted');
  sortByPlayer(columns, ordinals);
  return { winnersByTier, ordinals };
}

/**
 * Stops the shard unless the scan can be the scan of these columns: its counts agree with its
 * list, and the tickets of the last segment, looked at again here, are judged the same.
 */
export function assertScan(
  columns: TicketColumnsView,
  game: Game,
  winning: PickMask,
  { winnersByTier, ordinals }: WinnerScan,
): void {
  const total = winnersByTier.reduce((sum, count) => sum + count, 0);
  assert(winnersByTier.length === game.tiers.length, 'a scan counts each tier');
  assert(total === ordinals.length, 'a scan lists as many winners as it counts');
  const index = columns.segments.length - 1;
  const segment = columns.segments[index];
  if (segment === undefined) return;
  const rows = { firstOrdinal: index * SEGMENT_ROWS, rowCount: rowsOfSegment(columns, index) };
  const again = new Uint32Array(rows.rowCount);
  const count = collectFromSegment(segment, rows, winning, tiersByMatches(game), again, 0);
  const found = ordinals.filter((ordinal) => ordinal >= rows.firstOrdinal).sort();
  assert(found.length === count, 'a scan found other winners than there are');
  for (let i = 0; i < count; i += 1) {
    assert(found[i] === again[i], 'a scan found another winner than there is');
  }
}

/**
 * Of the winners that a scan found, those from `fromPlace` on, at most `limit`. Start at 0 and go
 * on at `nextPlace` until `done`: every winner comes exactly once.
 */
export function winnersFrom(
  { columns, ordinals }: { readonly columns: TicketColumnsView; readonly ordinals: Uint32Array },
  game: Game,
  winning: PickMask,
  { fromPlace, limit }: { readonly fromPlace: number; readonly limit: number },
): WinnerStretch {
  assertMaskOfGame(game, winning.low, winning.high);
  assert(Number.isInteger(fromPlace) && fromPlace >= 0, 'a place counts from 0');
  assert(fromPlace <= ordinals.length, 'the stretch starts behind the last winner');
  assert(Number.isInteger(limit) && limit >= 1, 'a stretch has room for a winner');
  assert(limit <= WINNERS_PER_STRETCH_MAX, 'a stretch is bounded');
  const nextPlace = Math.min(fromPlace + limit, ordinals.length);
  const tierByMatches = tiersByMatches(game);
  const stretch = { ordinals: [] as number[], tiers: [] as number[], playerKeys: [] as number[] };
  let before = { player: -1, ordinal: -1 };
  // From the one before the stretch on, which tells that the first of it is new.
  for (let place = Math.max(0, fromPlace - 1); place < nextPlace; place += 1) {
    const ordinal = must(ordinals[place], 'a winner is missing');
    const { maskLow, maskHigh, playerKey: player } = ticketRow(columns, ordinal);
    const isNext = player === before.player ? ordinal > before.ordinal : player > before.player;
    assert(isNext, 'winners stand in the order of payment');
    before = { player, ordinal };
    if (place < fromPlace) continue;
    const matches = matchCount(maskLow, maskHigh, winning.low, winning.high);
    const tier = must(tierByMatches[matches], 'too many matches');
    assert(tier !== 0, 'a ticket that did not win is listed as a winner');
    stretch.ordinals.push(ordinal);
    stretch.tiers.push(tier);
    stretch.playerKeys.push(player);
  }
  return { ...stretch, nextPlace, done: nextPlace === ordinals.length };
}

/** By player and then by ordinal: both as one number of 64 bits, which is sorted without calls. */
function sortByPlayer(columns: TicketColumnsView, ordinals: Uint32Array): void {
  const keys = new BigUint64Array(ordinals.length);
  const words = new Uint32Array(keys.buffer);
  for (const [place, ordinal] of ordinals.entries()) {
    words[2 * place + LOW_WORD] = ordinal;
    words[2 * place + 1 - LOW_WORD] = ticketRow(columns, ordinal).playerKey;
  }
  keys.sort();
  for (let place = 0; place < ordinals.length; place += 1) {
    ordinals[place] = must(words[2 * place + LOW_WORD], 'a winner is missing');
  }
}

/** Writes the segment's winners from place `found` on; returns where the next ones go. */
function collectFromSegment(
  { maskLow, maskHigh }: TicketSegment,
  { firstOrdinal, rowCount }: { readonly firstOrdinal: number; readonly rowCount: number },
  { low: winLow, high: winHigh }: PickMask,
  tierByMatches: Uint8Array,
  ordinals: Uint32Array,
  found: number,
): number {
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

/**
 * The hot loop of settlement: typed arrays in, typed array out, nothing allocated. Columns and
 * words are read into locals first: through the objects, each row pays for four property reads.
 */
function countMatches(
  { maskLow, maskHigh }: TicketSegment,
  rowCount: number,
  { low: winLow, high: winHigh }: PickMask,
  countByMatches: Uint32Array,
): void {
  for (let row = 0; row < rowCount; row += 1) {
    const low = must(maskLow[row], 'a mask is missing');
    const high = maskHigh === undefined ? 0 : must(maskHigh[row], 'a mask is missing');
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
