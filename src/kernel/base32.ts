/**
 * Crockford's base 32 for whole numbers, fixed width, lower case.
 * Source: https://www.crockford.com/base32.html (without check symbol or hyphens).
 */
import { assert, must } from './assert.ts';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
const PAIRS = [...DIGITS].flatMap((high) => [...DIGITS].map((low) => high + low));
const DIGIT_BYTES = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));
assert(VALUES.size === 32, 'base 32 does not have 32 distinct digits');

/** `value` in exactly `width` digits. */
export function encodeBase32(value: number, width: number): string {
  assert(Number.isSafeInteger(value) && value >= 0, 'not an unsigned integer');
  let rest = value;
  let text = '';
  let left = width;
  // Two at a time: each concatenation costs as much as a look-up.
  for (; left >= 2; left -= 2) {
    text = (PAIRS[rest % 1_024] as string) + text;
    rest = Math.floor(rest / 1_024);
  }
  if (left === 1) {
    text = DIGITS.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  assert(rest === 0, () => `${value} does not fit in ${width} digits`);
  return text;
}

/** Writes the digits of an unsigned 32-bit integer as bytes, for where no text is needed. */
export function writeBase32(value: number, width: number, target: Uint8Array, at: number): void {
  assert(value >>> 0 === value, 'not an unsigned 32-bit integer');
  assert(at >= 0 && at + width <= target.length, 'the digits do not fit in their target');
  let rest = value;
  for (let i = at + width - 1; i >= at; i -= 1) {
    target[i] = must(DIGIT_BYTES[rest & 31], 'a digit of base 32 is missing');
    rest >>>= 5;
  }
  assert(rest === 0, () => `${value} does not fit in ${width} digits`);
}

/** The number, or `undefined` for no text, a character that is no digit, or an unsafe integer. */
export function decodeBase32(text: string): number | undefined {
  if (text === '') return undefined;
  let value = 0;
  for (const digit of text) {
    const digitValue = VALUES.get(digit);
    if (digitValue === undefined) return undefined;
    value = value * 32 + digitValue;
  }
  return Number.isSafeInteger(value) ? value : undefined;
}
