/**
 * Finds the winners among the tickets of a draw, as judged by the family of its game.
 *
 * One scan yields both how many winners each tier has, on which the prizes of a pari-mutuel tier
 * depend, and who they are: `scanWinners`, for a pool thread over shared columns. Winners of a tier
 * are combinations, of which a system may have several; who they are, is tickets. Paying then takes
 * them in stretches (`winnersFrom`), so that a million small prizes do not become one transaction,
 * and checks each again: a ticket that did not win is never paid, whatever a scan says.
 *
 * Winners are paid player by player: the account of a player with many winning tickets is written
 * once, and the accounts of one commit are neighbours on the disk. All functions are pure and
 * single-threaded.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import { familyOf } from './families.ts';
import type { TicketJudge } from './family.ts';
import type { Game } from './game.ts';
import { playerKeyAt, SEGMENT_ROWS, segmentOf, type TicketColumnsView } from './ticket-columns.ts';

/** Winners in one stretch: a stretch's rows and postings must fit one journal commit. */
export const WINNERS_PER_STRETCH_MAX = 65_536;

/** Which half of a 64-bit number comes first in this machine's memory. */
const LOW_WORD = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1 ? 0 : 1;

export interface WinnerScan {
  /** Combinations that won; tier t is at index t - 1, as in `game.tiers`. */
  readonly winnersByTier: readonly number[];
  /** All combinations, those included that won nothing. */
  readonly combinationCount: number;
  /**
   * The winning tickets in the order of payment: by player, and each player's in the order of sale.
   * In shared memory, so that no message copies them.
   */
  readonly ordinals: Uint32Array;
}

/** The next winners in the order of payment, in three columns of equal length. */
export interface WinnerStretch {
  readonly ordinals: readonly number[];
  /** The best that each has won. */
  readonly tiers: readonly number[];
  readonly playerKeys: readonly number[];
  /** Of those that won more than once: place in the columns, tier, count; place, tier, count; … */
  readonly wins: readonly number[];
  /** Where the next stretch starts. */
  readonly nextPlace: number;
  /** No winner is left. */
  readonly done: boolean;
}

/** Looks at every ticket once. The list is shared at its final length: winners of all segments. */
export function scanWinners(
  columns: TicketColumnsView,
  game: Game,
  outcome: readonly number[],
): WinnerScan {
  const judge = familyOf(game).judge(game, outcome);
  const countByTier = new Float64Array(game.tiers.length + 1);
  const rows = new Uint32Array(SEGMENT_ROWS);
  const winners = columns.segments.map((segment, index) => {
    const found = judge.collect(segment, rowsOfSegment(columns, index), countByTier, rows);
    return rows.slice(0, found);
  });
  const combinationCount = countByTier.reduce((sum, count) => sum + count, 0);
  const winnersByTier = [...countByTier.subarray(1)];
  const ordinals = ordinalsByPlayer(columns, winners);
  if (combinationCount !== columns.count) assertListed(columns, judge, { winnersByTier, ordinals });
  return { winnersByTier, combinationCount, ordinals };
}

/**
 * Stops the shard unless this can be the scan of these columns, of which so many combinations were
 * sold: its counts agree with that and with its list, and the tickets of the last segment, checked
 * again here, are judged the same.
 */
export function assertScan(
  sold: { readonly columns: TicketColumnsView; readonly combinationCount: number },
  game: Game,
  outcome: readonly number[],
  scan: WinnerScan,
): void {
  const { columns } = sold;
  const { winnersByTier, combinationCount, ordinals } = scan;
  assert(winnersByTier.length === game.tiers.length, 'a scan does not count each tier');
  assert(combinationCount === sold.combinationCount, 'a ticket was counted twice, or not at all');
  const total = winnersByTier.reduce((sum, count) => sum + count, 0);
  const isPlain = combinationCount === columns.count;
  const isWhole = isPlain ? total === ordinals.length : total >= ordinals.length;
  assert(isWhole, 'a scan does not list as many winners as it counts');
  const index = columns.segments.length - 1;
  const segment = columns.segments[index];
  if (segment === undefined) return;
  const firstOrdinal = index * SEGMENT_ROWS;
  const rowCount = rowsOfSegment(columns, index);
  const again = new Uint32Array(rowCount);
  const counts = new Float64Array(game.tiers.length + 1);
  const count = familyOf(game).judge(game, outcome).collect(segment, rowCount, counts, again);
  const found = ordinals.filter((ordinal) => ordinal >= firstOrdinal).sort();
  assert(found.length === count, 'a scan found other winners than there are');
  for (let i = 0; i < count; i += 1) {
    const row = must(again[i], 'a winner is missing');
    assert(found[i] === firstOrdinal + row, 'a scan found another winner than there is');
  }
}

/** Where systems won, how many tickets are listed proves nothing: they win what was counted. */
function assertListed(
  columns: TicketColumnsView,
  judge: TicketJudge,
  { winnersByTier, ordinals }: Pick<WinnerScan, 'winnersByTier' | 'ordinals'>,
): void {
  const listed = new Float64Array(winnersByTier.length);
  const wins = winnersByTier.map(() => 0);
  for (let place = 0; place < ordinals.length; place += 1) {
    const ordinal = must(ordinals[place], 'a winner is missing');
    judge.winsAt(segmentOf(columns, ordinal), ordinal % SEGMENT_ROWS, wins);
    for (let index = 0; index < wins.length; index += 1) {
      listed[index] = must(listed[index], 'a tier has no count') + (wins[index] ?? 0);
    }
  }
  const isWhole = listed.every((count, index) => count === winnersByTier[index]);
  assert(isWhole, 'a scan does not list as many winners as it counts');
}

/**
 * The winners of a scan from `fromPlace` on, at most `limit`. Start at 0 and continue at
 * `nextPlace` until `done`: every winner comes exactly once.
 */
export function winnersFrom(
  { columns, ordinals }: { readonly columns: TicketColumnsView; readonly ordinals: Uint32Array },
  game: Game,
  outcome: readonly number[],
  { fromPlace, limit }: { readonly fromPlace: number; readonly limit: number },
): WinnerStretch {
  assert(Number.isInteger(fromPlace) && fromPlace >= 0, 'a place is not a count');
  assert(fromPlace <= ordinals.length, 'the stretch starts behind the last winner');
  assert(Number.isInteger(limit) && limit >= 1, 'a stretch has no room for a winner');
  assert(limit <= WINNERS_PER_STRETCH_MAX, 'a stretch is over its limit');
  const nextPlace = Math.min(fromPlace + limit, ordinals.length);
  const judge = familyOf(game).judge(game, outcome);
  const stretch = {
    ordinals: [] as number[],
    tiers: [] as number[],
    playerKeys: [] as number[],
    wins: [] as number[],
  };
  const won = game.tiers.map(() => 0);
  let before = { player: -1, ordinal: -1 };
  // Starts one before the stretch, which shows that the first of the stretch is new.
  for (let place = Math.max(0, fromPlace - 1); place < nextPlace; place += 1) {
    const ordinal = must(ordinals[place], 'a winner is missing');
    const player = playerKeyAt(columns, ordinal);
    const isNext = player === before.player ? ordinal > before.ordinal : player > before.player;
    assert(isNext, 'winners are not in the order of payment');
    before = { player, ordinal };
    if (place < fromPlace) continue;
    const tier = judge.winsAt(segmentOf(columns, ordinal), ordinal % SEGMENT_ROWS, won);
    assert(tier !== 0, 'a ticket that did not win is listed as a winner');
    pushWins(stretch.wins, stretch.ordinals.length, won);
    stretch.ordinals.push(ordinal);
    stretch.tiers.push(tier);
    stretch.playerKeys.push(player);
  }
  return { ...stretch, nextPlace, done: nextPlace === ordinals.length };
}

/** A ticket that won once needs no more than its tier. */
function pushWins(wins: number[], place: number, countByTier: readonly number[]): void {
  let total = 0;
  for (const count of countByTier) total += count;
  if (total === 1) return;
  for (const [index, count] of countByTier.entries()) {
    if (count > 0) wins.push(place, index + 1, count);
  }
}

/**
 * The winning rows of each segment as ordinals by player, and of a player in their own order: both
 * in one 64-bit number, which is sorted without calls.
 */
function ordinalsByPlayer(
  { segments }: TicketColumnsView,
  winners: readonly Uint32Array[],
): Uint32Array {
  const winnerCount = winners.reduce((sum, { length }) => sum + length, 0);
  const keys = new BigUint64Array(winnerCount);
  const words = new Uint32Array(keys.buffer);
  let at = 0;
  for (const [index, rows] of winners.entries()) {
    const { playerKey } = must(segments[index], 'a segment is missing');
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as number;
      words[at + LOW_WORD] = index * SEGMENT_ROWS + row;
      words[at + 1 - LOW_WORD] = must(playerKey[row], 'a player is missing');
      at += 2;
    }
  }
  keys.sort();
  const bytes = winnerCount * Uint32Array.BYTES_PER_ELEMENT;
  const ordinals = new Uint32Array(new SharedArrayBuffer(bytes));
  for (let place = 0; place < winnerCount; place += 1) {
    ordinals[place] = words[2 * place + LOW_WORD] as number;
  }
  return ordinals;
}

function rowsOfSegment(columns: TicketColumnsView, index: number): number {
  return Math.min(SEGMENT_ROWS, columns.count - index * SEGMENT_ROWS);
}
