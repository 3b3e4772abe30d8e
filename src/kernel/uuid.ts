/**
 * UUIDs as other services write them: lower case, with hyphens (RFC 9562).
 *
 * Ours are version 7: they begin with the time, so that rows keyed by them are written in order.
 */
import { assert } from './assert.ts';
import { hexOf } from './hex.ts';

/** Bytes that a version 7 takes beside its time. */
export const UUID_FREE_BYTES = 10;
const TIME_MS_MAX = 2 ** 48;
const [HYPHEN, ZERO, NINE, LETTER_A] = [0x2d, 0x30, 0x39, 0x61] as const;
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
  const digits = atMs.toString(16).padStart(12, '0') + hexOf(bytes);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
}

/** The 16 bytes of a UUID in the form of `normaliseUuid`. */
export function uuidBytes(uuid: string): Uint8Array {
  assert(UUID.test(uuid), 'not a UUID in its one form');
  const bytes = new Uint8Array(16);
  let at = 0;
  for (let i = 0; i < uuid.length; i += 2) {
    if (uuid.charCodeAt(i) === HYPHEN) i += 1;
    bytes[at] = (digitAt(uuid, i) << 4) | digitAt(uuid, i + 1);
    at += 1;
  }
  return bytes;
}

/** The reverse of `uuidBytes`, from `offset` on. */
export function uuidOfBytes(bytes: Uint8Array, offset: number): string {
  assert(bytes.length >= offset + 16, 'too few bytes for a UUID');
  const digits = hexOf(bytes.subarray(offset, offset + 16));
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** By its character code, because a slice for each byte took a fifth of a shard's time. */
function digitAt(uuid: string, index: number): number {
  const code = uuid.charCodeAt(index);
  return code <= NINE ? code - ZERO : code - LETTER_A + 10;
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
