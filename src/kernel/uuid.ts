/**
 * UUIDs as other services write them: lower case, with hyphens (RFC 9562).
 *
 * Ours are version 7: they begin with the time, so that rows keyed by them are written in order.
 */
import { assert } from './assert.ts';
import { hexOf } from './hex.ts';

/** Bytes that a version 7 takes beside its time. */
export const UUID_FREE_BYTES = 10;
export const UUID_BYTES = 16;
const TIME_MS_MAX = 2 ** 48;
const [HYPHEN, ZERO, NINE, LETTER_A, LETTER_F] = [0x2d, 0x30, 0x39, 0x61, 0x66] as const;
const TEXT_LENGTH = 36;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The form in which a UUID of any version is kept, or `undefined` where the text is not a UUID. */
export function normaliseUuid(text: string): string | undefined {
  const lower = text.toLowerCase();
  return UUID.test(lower) ? lower : undefined;
}

/** A version 7 of 48 bits of time and the free bytes, of which six bits are overwritten. */
export function uuidV7(atMs: number, free: Uint8Array): string {
  assert(Number.isInteger(atMs) && atMs >= 0 && atMs < TIME_MS_MAX, 'a time is beyond 48 bits');
  assert(free.length >= UUID_FREE_BYTES, 'too few bytes for a UUID');
  const bytes = Uint8Array.from(free.subarray(0, UUID_FREE_BYTES));
  bytes[0] = 0x70 | (byteAt(bytes, 0) & 0x0f);
  bytes[2] = 0x80 | (byteAt(bytes, 2) & 0x3f);
  return hyphened(atMs.toString(16).padStart(12, '0') + hexOf(bytes));
}

/** The 16 bytes of a UUID in the form of `normaliseUuid`. */
export function uuidBytes(uuid: string): Uint8Array {
  const bytes = new Uint8Array(UUID_BYTES);
  assert(uuidInto(bytes, uuid), 'not a UUID in its one form');
  return bytes;
}

/** Sets the 16 bytes of a UUID in that form. False where the text is none; then they are any. */
export function uuidInto(bytes: Uint8Array, text: string): boolean {
  if (text.length !== TEXT_LENGTH) return false;
  let at = 0;
  for (let i = 0; i < TEXT_LENGTH; i += 2) {
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (text.charCodeAt(i) !== HYPHEN) return false;
      i += 1;
    }
    const digits = (digitAt(text, i) << 4) | digitAt(text, i + 1);
    if (digits < 0) return false;
    bytes[at] = digits;
    at += 1;
  }
  return true;
}

/** The reverse of `uuidBytes`, from `offset` on. */
export function uuidOfBytes(bytes: Uint8Array, offset: number): string {
  assert(bytes.length >= offset + UUID_BYTES, 'too few bytes for a UUID');
  return hyphened(hexOf(bytes.subarray(offset, offset + UUID_BYTES)));
}

function hyphened(digits: string): string {
  const [time, rest] = [digits.slice(0, 8), digits.slice(20)];
  return `${time}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${rest}`;
}

/**
 * By its character code, because a slice for each byte took a fifth of a shard's time. Negative
 * where it is no digit.
 */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= ZERO && code <= NINE) return code - ZERO;
  return code >= LETTER_A && code <= LETTER_F ? code - LETTER_A + 10 : -1;
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
