/**
 * A sum over many amounts, exact without bound.
 *
 * Why: an amount has a limit, and what a limit allows may happen any number of times. So a sum that
 * outsiders can move is not a `Minor`: the assertions of its arithmetic would end the shard. It is
 * a number while that is exact, which in practice is always, and a bigint beyond. Each value has
 * one form, so sums may be compared with ===, and with < against numbers.
 */
import type { Minor } from './money.ts';

export type ExactSum = Minor | bigint;

/** The same sum where integers have no bound: as it is stored, and as it stands in JSON. */
export type SumText = number | string;

export function addExact(left: ExactSum, right: ExactSum): ExactSum {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum as Minor;
  }
  return exactSum(BigInt(left) + BigInt(right));
}

export function subtractExact(left: ExactSum, right: ExactSum): ExactSum {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference as Minor;
  }
  return exactSum(BigInt(left) - BigInt(right));
}

/** The one form of the value. */
export function exactSum(value: bigint): ExactSum {
  const asNumber = Number(value);
  return Number.isSafeInteger(asNumber) ? (asNumber as Minor) : value;
}

/** A number where that is exact for every reader, else decimal digits. */
export function textOfSum(sum: ExactSum): SumText {
  return typeof sum === 'number' ? sum : sum.toString();
}

export function sumOfText(text: SumText): ExactSum {
  return exactSum(BigInt(text));
}
