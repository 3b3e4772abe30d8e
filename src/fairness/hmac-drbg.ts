/**
 * HMAC_DRBG with SHA-512, of NIST SP 800-90A revision 1, section 10.1.2.
 *
 * Why this one: its state is two strings and its rules fit on a page, so that anybody can implement
 * it again and get our numbers; and it is a standard, with published vectors.
 *
 * `generate` is the standard's function, without additional input. `uint32` and `bytes` read one
 * stream, which is what the outcome of a draw is defined by: the results of successive requests
 * of 64 bytes (one SHA-512 block), one after the other; a `uint32` is its next four bytes,
 * big-endian. A call that crosses a block's end goes on in the next block.
 *
 * Not here: reseeding and prediction resistance. A draw reads a few hundred bytes from one seed.
 */
import { createHmac } from 'node:crypto';
import { assert } from '../kernel/assert.ts';
import type { RandomSource } from '../kernel/random.ts';

const BLOCK_BYTES = 64;
/** For a strength of 256 bits: 32 bytes of entropy and a nonce of 16 (SP 800-90A, 8.6.7). */
export const SEED_MATERIAL_BYTES_MIN = 48;
/** 2^19 bits, the largest request that the standard allows. */
export const REQUEST_BYTES_MAX = 65_536;
/** The standard allows 2^48 requests from one seed; a draw that came near this would be a bug. */
const REQUESTS_MAX = 2 ** 32;
assert(REQUESTS_MAX <= 2 ** 48, 'the standard allows fewer requests before a reseed');

const NOTHING = new Uint8Array(0);

export class HmacDrbg implements RandomSource {
  #key: Buffer = Buffer.alloc(BLOCK_BYTES, 0x00);
  #value: Buffer = Buffer.alloc(BLOCK_BYTES, 0x01);
  #requestCount = 0;
  #block: Buffer = Buffer.alloc(0);
  #blockOffset = 0;

  /** Instantiates from entropy ‖ nonce ‖ personalisation, as one string. */
  constructor(seedMaterial: Uint8Array) {
    assert(seedMaterial.length >= SEED_MATERIAL_BYTES_MIN, 'too little seed material');
    this.#update(seedMaterial);
  }

  /** One request of the standard. It moves the state, not the stream of `uint32` and `bytes`. */
  generate(bytesCount: number): Uint8Array {
    assert(bytesCount >= 1 && bytesCount <= REQUEST_BYTES_MAX, 'a request is outside its limits');
    assert(this.#requestCount < REQUESTS_MAX, 'the generator is due for a new seed');
    const output = Buffer.alloc(bytesCount);
    for (let offset = 0; offset < bytesCount; offset += BLOCK_BYTES) {
      this.#value = hmac(this.#key, this.#value);
      this.#value.copy(output, offset);
    }
    this.#update(NOTHING);
    this.#requestCount += 1;
    return output;
  }

  uint32(): number {
    if (this.#blockOffset + 4 > this.#block.length) {
      const [first = 0, second = 0, third = 0, fourth = 0] = this.bytes(4);
      return ((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0;
    }
    const value = this.#block.readUInt32BE(this.#blockOffset);
    this.#blockOffset += 4;
    return value;
  }

  bytes(count: number): Uint8Array {
    const output = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      if (this.#blockOffset === this.#block.length) this.#nextBlock();
      const end = Math.min(this.#block.length, this.#blockOffset + count - filled);
      output.set(this.#block.subarray(this.#blockOffset, end), filled);
      filled += end - this.#blockOffset;
      this.#blockOffset = end;
    }
    return output;
  }

  #nextBlock(): void {
    this.#block = Buffer.from(this.generate(BLOCK_BYTES));
    this.#blockOffset = 0;
  }

  /** HMAC_DRBG_Update. The second round is for provided data only. */
  #update(provided: Uint8Array): void {
    this.#key = hmac(this.#key, this.#value, Uint8Array.of(0x00), provided);
    this.#value = hmac(this.#key, this.#value);
    if (provided.length === 0) return;
    this.#key = hmac(this.#key, this.#value, Uint8Array.of(0x01), provided);
    this.#value = hmac(this.#key, this.#value);
  }
}

function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const code = createHmac('sha512', key);
  for (const part of parts) code.update(part);
  return code.digest();
}
