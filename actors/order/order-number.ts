/**
 * Numbers of purchase orders: texts of digits of any length, with a check digit by Luhn's method
 * (ISO/IEC 7812-1). They are never made into a number: leading zeros count.
 */
import { hashOfText } from '../../src/kernel/fnv.ts';
import type { Founders } from '../../src/kernel/shard-counts.ts';
import { SLOT_COUNT, shardOfSlot } from '../../src/kernel/slots.ts';

const DIGITS = /^[0-9]+$/;
const ZERO = 48;

export function isOrderNumber(text: string): boolean {
  return DIGITS.test(text) && luhnSum(text, false) % 10 === 0;
}

/** The digit that makes `digits` followed by it an order number. */
export function checkDigit(digits: string): string {
  return String((10 - (luhnSum(digits, true) % 10)) % 10);
}

/**
 * The slot whose shard keeps the order and decides whether its number is taken. A storage format,
 * like the slot of a login.
 */
export function slotOfOrder(number: string): number {
  return hashOfText(number) % SLOT_COUNT;
}

/** The shard that keeps the order: a founder, for ever. */
export function shardOfOrder(number: string, { founderCount }: Founders): number {
  return shardOfSlot(slotOfOrder(number), founderCount);
}

/** From the right, every second digit doubled; beginning with the last or the one before it. */
function luhnSum(digits: string, isLastDoubled: boolean): number {
  let sum = 0;
  let isDoubled = isLastDoubled;
  for (let i = digits.length - 1; i >= 0; i -= 1) {
    const digit = digits.charCodeAt(i) - ZERO;
    const doubled = digit > 4 ? 2 * digit - 9 : 2 * digit;
    sum += isDoubled ? doubled : digit;
    isDoubled = !isDoubled;
  }
  return sum;
}
