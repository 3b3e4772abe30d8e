/**
 * The calendar: the one actor that numbers draws, plans those that recur, and keeps the jackpots
 * of their series. It lives on shard 0.
 */
import type { ExactSum } from '../../src/kernel/exact-sum.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { type Minor, minor, ZERO_MINOR } from '../../src/kernel/money.ts';
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

export interface Calendar {
  drawCount: number;
  series: readonly Series[];
}

export const EMPTY_CALENDAR: Calendar = { drawCount: 0, series: [] };

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

/**
 * What one draw inherits at most: with the largest sales it leaves a draw's sums exact. The rest of
 * a jackpot, which grows without bound, waits for the draw behind it.
 */
export const JACKPOT_IN_MINOR_MAX = minor(2 ** 51);

/** What the next draw of a series inherits of its jackpot. */
export function inheritedOf(jackpot: ExactSum | undefined): Minor {
  if (jackpot === undefined) return ZERO_MINOR;
  return jackpot > JACKPOT_IN_MINOR_MAX ? JACKPOT_IN_MINOR_MAX : minor(Number(jackpot));
}

/** Where a draw's coordinator lives. */
export function coordinatorShardOf(draw: DrawNo, shardCount: number): number {
  return draw % shardCount;
}
