/**
 * A book: a fixture on one shard, with the bets of that shard's players.
 *
 * It decides alone: what it needs is the newest version that has reached it, and its allotments of
 * the liability limits. Once there is a result it settles its bets in steps, player by player, and
 * then the accumulators that have a leg on the fixture. Resolutions are carried out one after the
 * other, so a correction that overtakes a settlement waits for its end.
 */
import { must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { Duty } from '../draw/instance.ts';
import { type Line, limitsOfSelection } from '../line/line.ts';

/** Bets that one fixture takes on one shard; when full, `bookFull`. */
export const BETS_PER_BOOK_MAX = 2_097_152;

/** Where a running settlement goes on. */
export type SettlementPlace =
  | { readonly of: 'bets'; readonly player: PlayerKey; readonly ordinal: number }
  | { readonly of: 'accumulators'; readonly ordinal: number };

export interface Book {
  line: Line;
  lateFromMs: number | null;
  readonly homeShard: number;
  betCount: number;
  stakesMinor: Minor;
  /** Share of each limit of the fixture (line/line.ts), and how much of it bets have used. */
  allottedMinor: Minor[];
  usedMinor: Minor[];
  /** By limit: more of it was asked for, and the answer is still to come. */
  isAsking: boolean[];
  /** By limit: the desk had nothing left of it, and is not asked again before this. */
  askAgainAtMs: number[];
  /** Resolutions that are carried out here. */
  round: number;
  /** Null while none is being carried out. */
  settling: SettlementPlace | null;
}

export function nextBookDuty({ line, round }: Book): Duty<'settle'> | undefined {
  if (line.resolutions.length === round) return undefined;
  return { duty: 'settle', atMs: 0 };
}

/** What may still be lost on the selection, by this book's allotments of both limits. */
export function headroomOf(book: Book, selection: number): Minor {
  const [market, own] = limitsOfSelection(book.line, selection);
  return Math.min(unused(book, market), unused(book, own)) as Minor;
}

export function unused({ allottedMinor, usedMinor }: Book, limit: number): Minor {
  const allotted = must(allottedMinor[limit], 'a book has no allotment of a limit');
  const used = must(usedMinor[limit], 'a book does not count its use of a limit');
  return (allotted - used) as Minor;
}

/** The shard's own count of accumulators is their ordinal; their legs are found by fixture. */
export interface LegKey {
  readonly fixture: FixtureNo;
  readonly ordinal: number;
}
