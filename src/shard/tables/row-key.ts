/**
 * The bytes of keys: one for the table, then the parts (key-part.ts). Keys that are needed by the
 * thousand are read and written here, by hand.
 */
import { assert } from '../../kernel/assert.ts';

const ENCODER = new TextEncoder();
const KEY_BYTES_MAX = 512;

/**
 * A 32-bit number, then a text that takes the rest of the key. The key is in memory of its own or,
 * if its text is ASCII, in what `memoryOf` returns for its length.
 */
export function keyOfNumberAndText(
  table: number,
  word: number,
  text: string,
  memoryOf: (byteCount: number) => Uint8Array = newMemory,
): Uint8Array {
  const offset = 5;
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
  assert(key.length <= offset + KEY_BYTES_MAX, 'a key is longer than a name can be');
  key[0] = table;
  writeWord(key, 1, word);
  return key;
}

function newMemory(byteCount: number): Uint8Array {
  return new Uint8Array(byteCount);
}

export function writeWord(key: Uint8Array, at: number, word: number): void {
  assert(word >>> 0 === word, 'a number in a key is not an unsigned 32-bit one');
  key[at] = word >>> 24;
  key[at + 1] = word >>> 16;
  key[at + 2] = word >>> 8;
  key[at + 3] = word;
}

export function readWord(key: Uint8Array, at: number): number {
  assert(key.length >= at + 4, 'a key is too short for its table');
  const high = ((key[at] as number) << 8) | (key[at + 1] as number);
  const low = ((key[at + 2] as number) << 8) | (key[at + 3] as number);
  return high * 0x1_0000 + low;
}

export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (left[i] as number) - (right[i] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The first key after a key. */
export function keyBehind(key: Uint8Array): Uint8Array {
  const behind = new Uint8Array(key.length + 1);
  behind.set(key);
  return behind;
}

/** The first key after all keys that begin with this prefix. */
export function keyBehindPrefix(prefix: Uint8Array): Uint8Array {
  let length = prefix.length;
  while (prefix[length - 1] === 0xff) length -= 1;
  assert(length > 0, 'a prefix has no key behind it');
  const behind = prefix.slice(0, length);
  behind[length - 1] = (behind[length - 1] as number) + 1;
  return behind;
}
