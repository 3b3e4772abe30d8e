/**
 * Amounts as other services write them: a decimal in major units ("1000.50"), or a whole count of
 * minor units where that was agreed. Exact: no float is between the text and the count.
 */
import { assert } from './assert.ts';
import type { Minor } from './money.ts';

export const AMOUNT_UNITS = ['major', 'minor'] as const;

export interface AmountForm {
  readonly unit: (typeof AMOUNT_UNITS)[number];
  /** Of the currency's minor unit: 2 for EUR, 0 for JPY, 3 for BHD. */
  readonly digits: number;
}

/** Nothing longer is a plausible amount. */
const DIGITS_MAX = 16;
const MAJOR = /^(0|[1-9]\d{0,15})(?:\.(\d{1,8}))?$/;
const MINOR = /^(?:0|[1-9]\d{0,15})$/;

/**
 * The count of minor units. Undefined for signs, exponents, leading zeros and fractions of a minor
 * unit. Zeros beyond the currency's digits mean nothing and are accepted.
 */
export function parseAmount(text: string, { unit, digits }: AmountForm): number | undefined {
  if (unit === 'minor') return MINOR.test(text) ? wholeOf(text) : undefined;
  const match = MAJOR.exec(text);
  if (match === null) return undefined;
  const [, whole = '', decimals = ''] = match;
  if (/[^0]/.test(decimals.slice(digits))) return undefined;
  return wholeOf(whole + decimals.slice(0, digits).padEnd(digits, '0'));
}

/** With as many decimals as the currency has: "330.00", "330", "330.000". */
export function formatAmount(amountMinor: Minor, { unit, digits }: AmountForm): string {
  assert(amountMinor >= 0, 'an amount to be told is negative');
  const text = String(amountMinor);
  if (unit === 'minor' || digits === 0) return text;
  const padded = text.padStart(digits + 1, '0');
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

function wholeOf(text: string): number | undefined {
  const value = text.length <= 2 * DIGITS_MAX ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
