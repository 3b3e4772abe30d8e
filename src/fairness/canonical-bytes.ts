/**
 * Writes the one byte form in which a thing is hashed.
 *
 * Why: two different tickets must never have the same bytes, and a second implementation must be
 * able to produce them from a comment. So every field has a fixed width, big-endian, or carries
 * its length before it. Every form begins with a fixed prefix that no other form shares.
 *
 * One instance belongs to one kind of thing and is reused for all of them, because a seal writes
 * millions. Nothing here is asynchronous, so a shared instance is never written by two callers.
 */
import { assert } from '../kernel/assert.ts';

const SHORT_TEXT_BYTES_MAX = 255;
const UINT32_SPAN = 2 ** 32;

export class CanonicalBytes {
  readonly #buffer: Uint8Array;
  readonly #prefixBytes: number;
  /** A view per length, because making one costs as much as a hash. */
  readonly #views: (Uint8Array | undefined)[] = [];
  #length: number;

  /** `bytesMax` covers the prefix too. A form that would not fit is our bug, and asserts. */
  constructor(prefix: Uint8Array, bytesMax: number) {
    this.#buffer = new Uint8Array(bytesMax);
    this.#buffer.set(prefix);
    this.#prefixBytes = prefix.length;
    this.#length = prefix.length;
  }

  /** Starts a new form: the prefix stays, the rest is forgotten. */
  begin(): void {
    this.#length = this.#prefixBytes;
  }

  /** One byte of length, then that many bytes of ASCII. */
  shortText(text: string): void {
    assert(text.length <= SHORT_TEXT_BYTES_MAX, 'a short text has more than 255 bytes');
    this.uint8(text.length);
    const at = this.#grow(text.length);
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      assert(unit < 0x80, 'a short text is not ASCII');
      this.#buffer[at + i] = unit;
    }
  }

  uint8(value: number): void {
    assert(value >= 0 && value <= 0xff && Number.isInteger(value), 'not an unsigned byte');
    this.#buffer[this.#grow(1)] = value;
  }

  uint16(value: number): void {
    assert(value >= 0 && value <= 0xffff && Number.isInteger(value), 'not 16 unsigned bits');
    const at = this.#grow(2);
    this.#buffer[at] = value >>> 8;
    this.#buffer[at + 1] = value;
  }

  uint32(value: number): void {
    assert(value >= 0 && value < UINT32_SPAN && Number.isInteger(value), 'not 32 unsigned bits');
    const at = this.#grow(4);
    this.#buffer[at] = value >>> 24;
    this.#buffer[at + 1] = value >>> 16;
    this.#buffer[at + 2] = value >>> 8;
    this.#buffer[at + 3] = value;
  }

  /** Eight bytes. Only safe integers are written, so the upper eleven bits are zero. */
  uint64(value: number): void {
    assert(value >= 0 && Number.isSafeInteger(value), 'not a safe unsigned integer');
    this.uint32(Math.floor(value / UINT32_SPAN));
    this.uint32(value % UINT32_SPAN);
  }

  /** Raw bytes, without a length: for fields of a fixed size, and for the last field of a form. */
  bytes(value: Uint8Array): void {
    this.#buffer.set(value, this.#grow(value.length));
  }

  /** What has been written since `begin`, prefix included. Good until the next `begin`. */
  view(): Uint8Array {
    const known = this.#views[this.#length];
    if (known !== undefined) return known;
    const view = this.#buffer.subarray(0, this.#length);
    this.#views[this.#length] = view;
    return view;
  }

  #grow(count: number): number {
    const at = this.#length;
    assert(at + count <= this.#buffer.length, 'a canonical form outgrew its buffer');
    this.#length = at + count;
    return at;
  }
}

/** The bytes of a label, which is ASCII. */
export function labelBytes(label: string): Uint8Array {
  const bytes = new TextEncoder().encode(label);
  assert(bytes.length === label.length, 'a label is not ASCII');
  return bytes;
}
