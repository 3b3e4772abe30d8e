/**
 * Writes values as MessagePack into memory of its own, one after the other.
 *
 * Why by hand, beside the library that reads them: a purchase writes some thirty values, and making
 * the library an array of each object, a buffer of each array and a copy of each buffer was a
 * fifth of a shard's work. The bytes are the library's own, which a test proves value by value.
 *
 * `take` gives a view that stays as it is: the memory behind it is written only once. The bytes
 * that `written` shows are overwritten by whatever is begun next.
 * Threading: only the thread that made it may use it.
 * Source of the format: https://github.com/msgpack/msgpack/blob/master/spec.md
 */
import { AssertionError, assert } from '../kernel/assert.ts';
import { writeBase32 } from '../kernel/base32.ts';

const CHUNK_BYTES = 65_536;
/** The longest header of any value, and the longest number. */
const WORD_BYTES = 9;
const ENCODER = new TextEncoder();

export class ValueWriter {
  #bytes = new Uint8Array(CHUNK_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #start = 0;
  #end = 0;

  /** Bytes written since the last `take`. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** Forgets what was written and not taken, for example by an encoder that threw halfway. */
  begin(): void {
    this.#end = this.#start;
  }

  /** Everything that was written since the last `take`. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(this.#start, this.#end);
    this.#start = this.#end;
    return taken;
  }

  /** The same, good until the next `begin`: for bytes that are copied at once. */
  written(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  /** Leaves room for bytes that `setWord` fills in. */
  reserve(byteCount: number): void {
    this.#room(byteCount);
    this.#end += byteCount;
  }

  /** Sets a little-endian word, at an offset from where the next `take` begins. */
  setWord(offset: number, word: number): void {
    this.#view.setUint32(this.#start + offset, word, true);
  }

  null(): void {
    this.#byte(0xc0);
  }

  array(length: number): void {
    if (length < 16) this.#byte(0x90 | length);
    else if (length < 65_536) this.#head16(0xdc, length);
    else this.#head32(0xdd, length);
  }

  /** Begins a map of that many names, each followed by its value. */
  map(size: number): void {
    if (size < 16) this.#byte(0x80 | size);
    else this.#head16(0xde, size);
  }

  boolean(value: boolean): void {
    this.#byte(value ? 0xc3 : 0xc2);
  }

  numbers(values: ArrayLike<number>): void {
    this.array(values.length);
    for (let i = 0; i < values.length; i += 1) this.number(values[i] as number);
  }

  /** Writes a fixed number of digits of a text that was begun with `packed`. */
  digits(value: number, width: number): void {
    this.#room(width);
    writeBase32(value, width, this.#bytes, this.#end);
    this.#end += width;
  }

  /** Takes bytes that are MessagePack already: a value, several, or the beginning of one. */
  packed(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  number(value: number): void {
    this.#room(WORD_BYTES);
    if (value >>> 0 === value) this.#unsigned(value);
    else if (value >> 0 === value && value < 0) this.#negative(value);
    else {
      if (!(value >= 0 || value < 0)) throw new AssertionError('a number to be stored is none');
      this.#bytes[this.#end] = 0xcb;
      this.#view.setFloat64(this.#end + 1, value);
      this.#end += 9;
    }
  }

  text(value: string): void {
    const { length } = value;
    // An ASCII text has as many bytes as units; any other characters are found on the way.
    this.#room(WORD_BYTES + length);
    const start = this.#end;
    this.#textHead(length);
    const bytes = this.#bytes;
    const textStart = this.#end;
    for (let i = 0; i < length; i += 1) {
      const unit = value.charCodeAt(i);
      if (unit > 0x7f) {
        this.#end = start;
        this.#encoded(ENCODER.encode(value));
        return;
      }
      bytes[textStart + i] = unit;
    }
    this.#end = textStart + length;
  }

  /** At most 255 of them, as a value of their own: within others there are none. */
  bytes(value: Uint8Array): void {
    const { length } = value;
    assert(length < 0x100, 'more bytes are to be stored than a byte counts');
    this.#byte(0xc4);
    this.#byte(length);
    this.packed(value);
  }

  /** Any value that rows and events consist of. */
  value(value: unknown): void {
    // Not a switch: the compiler makes one `typeof` comparison at a time into a tag test.
    if (typeof value === 'number') this.number(value);
    else if (typeof value === 'string') this.text(value);
    else if (value === null) this.null();
    else if (Array.isArray(value)) this.#list(value);
    else if (typeof value === 'boolean') this.boolean(value);
    else this.#map(value);
  }

  #list(values: readonly unknown[]): void {
    this.array(values.length);
    for (let i = 0; i < values.length; i += 1) this.value(values[i]);
  }

  #map(value: unknown): void {
    if (typeof value !== 'object' || value === null) {
      throw new AssertionError(`a stored value is a ${typeof value}`);
    }
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new AssertionError('a stored value is an object of a class');
    }
    const entries = Object.entries(value);
    this.map(entries.length);
    for (const [name, member] of entries) {
      this.text(name);
      this.value(member);
    }
  }

  #unsigned(value: number): void {
    if (value < 0x80) this.#bytes[this.#end++] = value;
    else if (value < 0x100) {
      this.#bytes[this.#end++] = 0xcc;
      this.#bytes[this.#end++] = value;
    } else if (value < 0x1_0000) this.#head16(0xcd, value);
    else this.#head32(0xce, value);
  }

  #negative(value: number): void {
    if (value >= -0x20) this.#bytes[this.#end++] = value;
    else if (value >= -0x80) {
      this.#bytes[this.#end++] = 0xd0;
      this.#bytes[this.#end++] = value;
    } else if (value >= -0x8000) this.#head16(0xd1, value);
    else this.#head32(0xd2, value);
  }

  #textHead(byteCount: number): void {
    if (byteCount < 0x20) this.#byte(0xa0 | byteCount);
    else if (byteCount < 0x100) {
      this.#byte(0xd9);
      this.#byte(byteCount);
    } else if (byteCount < 0x1_0000) this.#head16(0xda, byteCount);
    else this.#head32(0xdb, byteCount);
  }

  #encoded(utf8: Uint8Array): void {
    this.#room(WORD_BYTES + utf8.length);
    this.#textHead(utf8.length);
    this.#bytes.set(utf8, this.#end);
    this.#end += utf8.length;
  }

  #byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#end++] = value;
  }

  #head16(kind: number, value: number): void {
    this.#room(3);
    this.#bytes[this.#end++] = kind;
    this.#bytes[this.#end++] = value >> 8;
    this.#bytes[this.#end++] = value;
  }

  #head32(kind: number, value: number): void {
    this.#room(5);
    this.#bytes[this.#end++] = kind;
    this.#bytes[this.#end++] = value >>> 24;
    this.#bytes[this.#end++] = value >>> 16;
    this.#bytes[this.#end++] = value >>> 8;
    this.#bytes[this.#end++] = value;
  }

  /** When memory is full, bytes begun move to a new piece; bytes taken stay where they are. */
  #room(byteCount: number): void {
    if (this.#end + byteCount <= this.#bytes.length) return;
    const begun = this.#bytes.subarray(this.#start, this.#end);
    this.#bytes = new Uint8Array(Math.max(CHUNK_BYTES, 2 * (begun.length + byteCount)));
    this.#view = new DataView(this.#bytes.buffer);
    this.#bytes.set(begun);
    this.#start = 0;
    this.#end = begun.length;
  }
}
