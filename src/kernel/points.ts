/**
 * Loyalty points as integer hundredths: 42.50 points are 4250. Safe integers only, like money.
 *
 * On the wire points are decimal numbers. They are read from their text and never from a float, so
 * that nothing is rounded unasked.
 */
import { assert } from './assert.ts';

export type PointsHundredths = number & { readonly unit: 'pointsHundredths' };

/** What one credit or withdrawal can move: a billion points. More is somebody's mistake. */
export const POINTS_MOVED_MAX = 100_000_000_000;

/** Digits before the point of an amount that can be read; far above the largest. */
const WHOLE_DIGITS_MAX = 18;
/** A number whose first digit is further behind the point rounds to zero. */
const ROUNDED_DECIMALS = 2;
const DECIMAL = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;
const JSON_NUMBER = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

export function pointsHundredths(value: number): PointsHundredths {
  assert(Number.isSafeInteger(value), () => `not a safe count of hundredths: ${value}`);
  return (value + 0) as PointsHundredths; // Zero has one form: adding 0 turns -0 into 0.
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

/**
 * An amount from any form in which JSON writes a number, `1.0E7` too, rounded half up to two
 * decimals. `undefined` below zero, and above POINTS_MOVED_MAX.
 */
export function roundPoints(text: string): PointsHundredths | undefined {
  return hundredthsOf(plainDecimal(text) ?? '', (rest) => (rest >= '5' ? 1 : 0));
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

/** A number of JSON without its exponent; undefined below zero, and far above the largest. */
function plainDecimal(text: string): string | undefined {
  const [, sign, whole = '', decimals = '', exponent = '0'] = JSON_NUMBER.exec(text) ?? [];
  const digits = whole + decimals;
  if (/^0*$/.test(digits)) return whole === '' ? undefined : '0';
  if (sign === '-') return undefined;
  const leadingZeros = digits.search(/[1-9]/);
  const pointAt = whole.length + Number(exponent);
  const wholeDigits = pointAt - leadingZeros;
  if (wholeDigits > WHOLE_DIGITS_MAX) return undefined;
  if (wholeDigits < -ROUNDED_DECIMALS) return '0';
  if (pointAt <= 0) return `0.${'0'.repeat(-pointAt)}${digits}`;
  const before = digits
    .slice(0, pointAt)
    .padEnd(pointAt, '0')
    .replace(/^0+(?=[0-9])/, '');
  return pointAt < digits.length ? `${before}.${digits.slice(pointAt)}` : before;
}
