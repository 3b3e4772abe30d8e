/**
 * The calendar: the one actor that numbers draws, plans those that recur, and keeps the jackpots
 * of their series. It lives on shard 0.
 */
import { addExact, type ExactSum } from '../../src/kernel/exact-sum.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { type Minor, minor, subtractMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { type Founders, founderOf } from '../../src/kernel/shard-counts.ts';
import type { Game } from '../games/game.ts';
import type { SeriesStanding } from './series-standing.ts';

export const CALENDAR_SHARD = 0;
/** The calendar's key in its store. */
export const CALENDAR_KEY = 0;

/** How long before the results the numbers are drawn, if the close leaves that much time. */
export const CONDUCT_LEAD_MS = 60_000;

/** A draw may be on sale this long: its tickets' times are 32-bit offsets from the opening. */
export const SALE_MS_MAX = 45 * 24 * 3_600_000;

/** Results further off than this are a mistyped year; even a yearly series stays within it. */
export const RESULTS_AHEAD_MS_MAX = 400 * 24 * 3_600_000;

export interface PlannedDraw {
  readonly draw: DrawNo;
  readonly closesAtMs: number;
}

export interface Series {
  readonly seriesId: string;
  /** The draws that are planned and not yet past their close, in order. */
  readonly planned: readonly PlannedDraw[];
}

/**
 * What one draw left for a later one of its series. It goes into one draw as a whole, except for
 * what an operator moves, and what exceeds the most that a draw inherits (JACKPOT_IN_MINOR_MAX).
 */
export interface Rollover {
  /** The draw that it came from, even if another one had it since and was cancelled. */
  readonly draw: DrawNo;
  readonly amountMinor: Minor;
  /** The series that it came from, where an operator moved it to another one since. */
  readonly movedFrom?: string | undefined;
}

/**
 * What a draw is told of its series with the jackpot, where its game has rules for that; the
 * reserve's money comes along.
 */
export interface JackpotStanding {
  /** Which draw this is since the jackpot was last won, itself included. */
  readonly number: number;
  /** The draw that was published before it; 0 if none was. */
  readonly previous: DrawNo | 0;
  readonly reserveInMinor: Minor;
  /** The part of it that operators brought since the draw before; negative for what they took. */
  readonly reserveMovedMinor: Minor;
}

/** What no draw of a series has taken yet; together it is the series' jackpot. */
export interface SeriesRollovers {
  readonly seriesId: string;
  /** In the order in which they came. */
  readonly rollovers: readonly Rollover[];
}

/**
 * One draw takes at most this many rollovers, because its transcript has to list them; the rest
 * wait for the next draw. Exceeding this would take a series with hundreds of draws on sale at
 * once.
 */
export const ROLLOVERS_PER_DRAW_MAX = 256;

export interface Calendar {
  drawCount: number;
  series: readonly Series[];
  /** Only the series that have rollovers. */
  rollovers: readonly SeriesRollovers[];
  /** Of each series that has had a draw since there is such a thing. */
  standings: readonly SeriesStanding[];
}

export const EMPTY_CALENDAR: Calendar = {
  drawCount: 0,
  series: [],
  rollovers: [],
  standings: [],
};

export function rolloversOf(calendar: Calendar | undefined, seriesId: string): readonly Rollover[] {
  return calendar?.rollovers.find((one) => one.seriesId === seriesId)?.rollovers ?? [];
}

export function sumOfRollovers(rollovers: readonly Rollover[]): ExactSum {
  return rollovers.reduce<ExactSum>((sum, one) => addExact(sum, one.amountMinor), ZERO_MINOR);
}

/** What the next draw of a series takes, or an operator moves: the oldest first. */
export function takeRollovers(
  waiting: readonly Rollover[],
  mostMinor: Minor = JACKPOT_IN_MINOR_MAX,
): {
  readonly rollovers: readonly Rollover[];
  readonly amountMinor: Minor;
} {
  const rollovers: Rollover[] = [];
  let roomMinor = mostMinor;
  for (const rollover of waiting.slice(0, ROLLOVERS_PER_DRAW_MAX)) {
    const waitingMinor = rollover.amountMinor;
    const amountMinor = waitingMinor > roomMinor ? roomMinor : waitingMinor;
    if (amountMinor > 0) rollovers.push({ ...rollover, amountMinor });
    roomMinor = subtractMinor(roomMinor, amountMinor);
  }
  return { rollovers, amountMinor: subtractMinor(mostMinor, roomMinor) };
}

/** What still waits once the `taken` rollovers, which were the first of them, are gone. */
export function withoutRollovers(
  waiting: readonly Rollover[],
  taken: readonly Rollover[],
): Rollover[] {
  const left = waiting.map((rollover, index) => {
    const takenMinor = taken[index]?.amountMinor ?? ZERO_MINOR;
    return { ...rollover, amountMinor: subtractMinor(rollover.amountMinor, takenMinor) };
  });
  return left.filter(({ amountMinor }) => amountMinor > 0);
}

/** One draw as the schedule or an operator asks for it. */
export interface PlanDraw {
  readonly seriesId: string;
  readonly game: Game;
  readonly priceMinor: number;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
  readonly graceMs: number;
  readonly approvalMinor: Minor;
  /** From the schedule: planned once for each closing time, however often it is asked for. */
  readonly recurring: boolean;
  /** What the game may pay back at that price; less than it takes if left out. */
  readonly payoutPermyriadMax?: number;
}

/**
 * What one draw inherits at most: even with the largest sales, a draw's sums stay exact. The rest
 * of a jackpot, which grows without bound, waits for the draw after it.
 */
export const JACKPOT_IN_MINOR_MAX = minor(2 ** 51);

/**
 * What a draw takes along of a reserve: more than any guarantee, and beside the jackpot little
 * enough. What would be beyond it stays, and is shown as if it had been moved.
 */
export const RESERVE_IN_MINOR_MAX = minor(2 ** 50);

/** What the next draw of a series inherits of its jackpot. */
export function inheritedOf(
  jackpot: ExactSum | undefined,
  mostMinor: Minor = JACKPOT_IN_MINOR_MAX,
): Minor {
  if (jackpot === undefined) return ZERO_MINOR;
  return jackpot > mostMinor ? mostMinor : minor(Number(jackpot));
}

/** Where a draw's coordinator lives. */
export function coordinatorShardOf(draw: DrawNo, founders: Founders): number {
  return founderOf(draw, founders);
}
