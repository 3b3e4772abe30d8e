/**
 * Loyalty points as integer hundredths: 42.50 points are 4250. Safe integers only, like money.
 *
 * On the wire points are decimal numbers. They are read from their text and never from a float, so
 * that nothing is rounded that nobody asked to round.
 */
import { assert } from './assert.ts';

export type PointsHundredths = number & { readonly unit: 'pointsHundredths' };

/** What one credit or withdrawal can move: a billion points. More is somebody's mistake. */
export const POINTS_MOVED_MAX = 100_000_000_000;

/** Digits before the point of an amount that can be read; far above the largest. */
const WHOLE_DIGITS_MAX = 18;
const DECIMAL = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

export function pointsHundredths(value: number): PointsHundredths {
  assert(Number.isSafeInteger(value), () => `not a safe count of hundredths: ${value}`);
  return (value + 0) as PointsHundredths; // Nothing has one form: adding 0 turns -0 into 0.
}

export const ZERO_POINTS: PointsHundredths = pointsHundredths(0);

export function addPoints(left: PointsHundredths, right: PointsHundredths): PointsHundredths {
  return pointsHundredths(left + right);
}

export function subtractPoints(left: PointsHundredths, right: PointsHundredths): PointsHundredths {
  return pointsHundredths(left - right);
}

/**
 * An amount from its decimal text, exactly: no sign, no exponent, at most two decimals, even where
 * the third is a zero. `undefined` for everything else, and above POINTS_MOVED_MAX.
 */
export function parsePoints(text: string): PointsHundredths | undefined {
  return hundredthsOf(text, (rest) => (rest === '' ? 0 : undefined));
}

/** As `parsePoints`, but with any count of decimals, rounded half up to two. */
export function roundPoints(text: string): PointsHundredths | undefined {
  return hundredthsOf(text, (rest) => (rest >= '5' ? 1 : 0));
}

/** As a JSON number: 50050 is 500.5. Exact to the cent up to 2^53 hundredths in JSON's own text. */
export function pointsNumber(hundredths: number): number {
  return hundredths / 100;
}

function hundredthsOf(
  text: string,
  carryOf: (rest: string) => 0 | 1 | undefined,
): PointsHundredths | undefined {
  const [, whole = '', decimals = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '' || whole.length > WHOLE_DIGITS_MAX) return undefined;
  const carry = carryOf(decimals.slice(2));
  if (carry === undefined) return undefined;
  const hundredths = Number(BigInt(whole + decimals.slice(0, 2).padEnd(2, '0')) + BigInt(carry));
  return hundredths <= POINTS_MOVED_MAX ? pointsHundredths(hundredths) : undefined;
}
