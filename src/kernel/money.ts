/**
 * Money as an integer count of minor units (cents), never a float.
 *
 * Every result is asserted to stay a safe integer, so an overflow stops the shard instead of
 * losing a cent. Products go through BigInt where an intermediate could leave the safe range.
 */
import { assert } from './assert.ts';

/** Branded: a plain number does not fit. */
export type Minor = number & { readonly unit: 'minor' };

/** An integer count of minor units from a number that is already known to be one. */
export function minor(value: number): Minor {
  assert(Number.isSafeInteger(value), () => `not a safe count of minor units: ${value}`);
  return (value + 0) as Minor; // Zero has one form: adding 0 turns -0 into 0.
}

export const ZERO_MINOR: Minor = minor(0);

export function addMinor(left: Minor, right: Minor): Minor {
  const sum = left + right;
  assert(Number.isSafeInteger(sum), () => `money left the safe range: ${left} + ${right}`);
  return sum as Minor;
}

export function subtractMinor(left: Minor, right: Minor): Minor {
  const difference = left - right;
  assert(Number.isSafeInteger(difference), () => `money left the safe range: ${left} - ${right}`);
  return difference as Minor;
}

export function multiplyMinor(amount: Minor, count: number): Minor {
  const product = amount * count;
  assert(Number.isSafeInteger(count), () => `not a count: ${count}`);
  assert(Number.isSafeInteger(product), () => `money left the safe range: ${amount} * ${count}`);
  return (product + 0) as Minor; // As in `minor`: 0 * -1 is -0.
}

/** ⌊amount × numerator / denominator⌋ for non-negative values, exact at any size. */
export function shareMinor(amount: Minor, numerator: number, denominator: number): Minor {
  assert(amount >= 0, 'a share of a negative amount has no defined rounding');
  assert(Number.isSafeInteger(numerator) && numerator >= 0, 'numerator is not a count');
  assert(
    Number.isSafeInteger(denominator) && denominator > 0,
    'denominator is not a positive count',
  );
  const product = amount * numerator;
  if (Number.isSafeInteger(product)) {
    return ((product - (product % denominator)) / denominator) as Minor;
  }
  return minor(Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator)));
}
