/**
 * Several rounds of one measurement as a median and a spread.
 *
 * Why the median and the extremes: a few rounds on a machine that others use are too small a sample
 * for a deviation, and one disturbed round must not move the figure.
 */
import { assert, must } from '../../../src/kernel/assert.ts';

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

export function spreadOf(values: readonly number[]): Spread {
  assert(values.length > 0, 'a figure has no round');
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = must(sorted[middle], 'the middle is not in the list');
  const lower = must(sorted[sorted.length - 1 - middle], 'the middle is not in the list');
  const least = must(sorted[0], 'the list has no first value');
  const most = must(sorted[sorted.length - 1], 'the list has no last value');
  return { median: (lower + upper) / 2, least, most, count: sorted.length };
}

/** `0.53 (0.50 to 0.56, 5 rounds)`. */
export function spreadText(values: readonly number[], digits: number): string {
  const { median, least, most, count } = spreadOf(values);
  const text = (value: number) => value.toLocaleString('en', numberStyle(digits));
  return `${text(median)} (${text(least)} to ${text(most)}, ${count} rounds)`;
}

function numberStyle(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** The value below which `share` of the sorted values lie. */
export function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return 0;
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
