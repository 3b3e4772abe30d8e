/**
 * The calendar: the one actor that numbers draws, plans those that recur, and keeps the jackpots
 * of their series. It lives on shard 0.
 */
import type { DrawNo } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { Game } from '../games/game.ts';

export const CALENDAR_SHARD = 0;
/** The calendar's key in its store. */
export const CALENDAR_KEY = 0;

/** How long before the results the numbers are drawn, if the close leaves that much time. */
export const CONDUCT_LEAD_MS = 60_000;

/** A draw may be on sale this long: its tickets' times are 32-bit offsets from the opening. */
export const SALE_MS_MAX = 45 * 24 * 3_600_000;

/** Results further off than this are a mistyped year; a series that is drawn yearly fits in. */
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

/** What one draw left for a later one of its series. It goes whole into one draw. */
export interface Rollover {
  /** The draw that it came from, also where another one had it and was cancelled. */
  readonly draw: DrawNo;
  readonly amountMinor: Minor;
}

/** What no draw of a series has taken yet: together, the series' jackpot. */
export interface SeriesRollovers {
  readonly seriesId: string;
  /** In the order in which they came. */
  readonly rollovers: readonly Rollover[];
}

/**
 * One draw takes so many rollovers at most, as its transcript can list them; what is left waits for
 * the next draw. More would take a series with hundreds of draws on sale at once.
 */
export const ROLLOVERS_PER_DRAW_MAX = 256;

export interface Calendar {
  drawCount: number;
  series: readonly Series[];
  /** Only series that have some. */
  rollovers: readonly SeriesRollovers[];
}

export const EMPTY_CALENDAR: Calendar = { drawCount: 0, series: [], rollovers: [] };

export function rolloversOf(calendar: Calendar | undefined, seriesId: string): readonly Rollover[] {
  return calendar?.rollovers.find((one) => one.seriesId === seriesId)?.rollovers ?? [];
}

export function sumOfRollovers(rollovers: readonly Rollover[]): Minor {
  return rollovers.reduce<Minor>((sum, { amountMinor }) => addMinor(sum, amountMinor), ZERO_MINOR);
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
  /** From the schedule: planned once for each closing time, whoever asks again. */
  readonly recurring: boolean;
}

/** Where a draw's coordinator lives. */
export function coordinatorShardOf(draw: DrawNo, shardCount: number): number {
  return draw % shardCount;
}
