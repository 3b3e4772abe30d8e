/**
 * Keys of rows: one byte for the table, then the fields, so that the order of the bytes is the
 * order of the fields. Numbers are big-endian.
 */
import { assert } from '../../kernel/assert.ts';

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
/** LMDB takes keys up to 1,978 bytes; ours are names and numbers. */
const KEY_TEXT_BYTES_MAX = 512;

export function keyOfNumbers(table: number, ...words: readonly number[]): Uint8Array {
  const key = new Uint8Array(1 + 4 * words.length);
  key[0] = table;
  for (let i = 0; i < words.length; i += 1) writeWord(key, 1 + 4 * i, words[i] as number);
  return key;
}

export function keyOfText(table: number, text: string): Uint8Array {
  return keyOfNumberAndText(table, undefined, text);
}

/**
 * A 32-bit number (unless undefined), then a text that takes the rest of the key. The key stands
 * in memory of its own, or, while its text is ASCII, in what `memoryOf` has for its length.
 */
export function keyOfNumberAndText(
  table: number,
  word: number | undefined,
  text: string,
  memoryOf: (byteCount: number) => Uint8Array = newMemory,
): Uint8Array {
  const offset = word === undefined ? 1 : 5;
  let key = memoryOf(offset + text.length);
  // Nearly all are ASCII, which is written faster than an encoder is called.
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) {
      key = new Uint8Array([...key.subarray(0, offset), ...ENCODER.encode(text)]);
      break;
    }
    key[offset + i] = unit;
  }
  assert(key.length <= offset + KEY_TEXT_BYTES_MAX, 'a key is longer than a name can be');
  key[0] = table;
  if (word !== undefined) writeWord(key, 1, word);
  return key;
}

function newMemory(byteCount: number): Uint8Array {
  return new Uint8Array(byteCount);
}

export function wordOfKey(key: Uint8Array, index: number): number {
  return wordOfKeyAt(key, 0, index);
}

/** The same of a key that begins at `start` of some bytes. */
export function wordOfKeyAt(bytes: Uint8Array, start: number, index: number): number {
  const at = start + 1 + 4 * index;
  assert(bytes.length >= at + 4, 'a key is too short for its table');
  const high = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  const low = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
  return high * 0x1_0000 + low;
}

export function textOfKey(key: Uint8Array, offset: number): string {
  return DECODER.decode(key.subarray(offset));
}

/** The keys of a table, optionally only those whose first number is `word`. */
export function prefixRange(
  table: number,
  word?: number,
): { readonly start: Uint8Array; readonly end: Uint8Array } {
  if (word === undefined) return { start: Uint8Array.of(table), end: Uint8Array.of(table + 1) };
  const start = keyOfNumbers(table, word);
  const end = word === 0xffff_ffff ? Uint8Array.of(table + 1) : keyOfNumbers(table, word + 1);
  return { start, end };
}

function writeWord(key: Uint8Array, offset: number, word: number): void {
  assert(word >>> 0 === word, 'a key holds unsigned 32-bit numbers');
  key[offset] = word >>> 24;
  key[offset + 1] = word >>> 16;
  key[offset + 2] = word >>> 8;
  key[offset + 3] = word;
}

/** A number beyond 32 bits, up to 2^53, as two words. */
export function keyOfLongNumber(table: number, value: number): Uint8Array {
  return keyOfNumbers(table, ...wordsOfLong(value));
}

export function wordsOfLong(value: number): [number, number] {
  return [Math.floor(value / 2 ** 32), value % 2 ** 32];
}

/** Reads what `keyOfLongNumber` wrote, from the word at `index` on. */
export function longNumberOfKey(key: Uint8Array, index: number): number {
  return wordOfKey(key, index) * 2 ** 32 + wordOfKey(key, index + 1);
}
