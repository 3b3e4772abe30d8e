/**
 * An open loop's latencies by when a purchase was due: windows of a quarter of a second.
 *
 * Why: one stall of a second, by the engine or by a neighbour on the machine, is a third of a
 * percent of five minutes and half of what the p99 of all may hold. By windows it is seen where it
 * was, and those in which others took the machine can be left out (disturbed-windows.ts).
 */
import { spreadOf } from './figures.ts';

export const WINDOW_MS = 250;

/** What is asked of the windows. */
export const WINDOWS_ASKED = { medianP99Ms: 8, slowMs: 20, slowShareMax: 0.02 } as const;

/**
 * The p99 of each whole window. `waitedMs` is by the order in which purchases were due, at an even
 * rate from the first on; one that was not accepted has waited for ever (Infinity).
 */
export function windowP99s(waitedMs: Float64Array, ratePerSecond: number): number[] {
  const dueCount = (ratePerSecond * WINDOW_MS) / 1_000;
  const windowCount = Math.floor(waitedMs.length / dueCount);
  return Array.from({ length: windowCount }, (_, index) => {
    const from = Math.ceil(index * dueCount);
    const sorted = waitedMs.slice(from, Math.ceil((index + 1) * dueCount)).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
  });
}

export interface WindowsFound {
  readonly count: number;
  readonly medianP99Ms: number;
  /** Of the windows: those whose p99 is above `WINDOWS_ASKED.slowMs`. */
  readonly slowShare: number;
}

/** Undefined if there are no windows. */
export function judgeWindows(p99s: readonly number[]): WindowsFound | undefined {
  if (p99s.length === 0) return undefined;
  const slowCount = p99s.filter((p99) => p99 > WINDOWS_ASKED.slowMs).length;
  const { median: medianP99Ms, count } = spreadOf(p99s);
  return { count, medianP99Ms, slowShare: slowCount / count };
}
