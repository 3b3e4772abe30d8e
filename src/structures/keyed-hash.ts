/**
 * Hashes a key of the index to 32 bits, under a secret of the shard's own: HalfSipHash-1-3
 * (Aumasson and Bernstein, https://github.com/veorq/SipHash), as Linux hashes its tables
 * (`hsiphash`).
 *
 * Clients choose most of what is hashed: their idempotency keys. With a hash that anybody can
 * compute, a player could make thousands of keys that share one hash, and each further operation of
 * theirs would have to look at all of them, at the expense of everybody on their shard.
 */
import type { RandomSource } from '../kernel/random.ts';

/** Two words of 32 bits. Stored with the index, whose rows hold hashes made with it. */
export type HashKey = readonly [number, number];

const WORD_BYTES = 4;
const FINAL_ROUNDS = 3;

export function randomHashKey(random: RandomSource): HashKey {
  return [random.uint32(), random.uint32()];
}

/** A storage format: its vectors are frozen in the tests. */
export function keyedHash(key: HashKey, bytes: Uint8Array): number {
  const wordCount = bytes.length >>> 2;
  let v0 = key[0];
  let v1 = key[1];
  let v2 = key[0] ^ 0x6c796765;
  let v3 = key[1] ^ 0x74656462;
  for (let step = 0; step <= wordCount + FINAL_ROUNDS; step += 1) {
    const word = step <= wordCount ? wordAt(bytes, step) : 0;
    if (step === wordCount + 1) v2 ^= 0xff;
    v3 ^= word;
    v0 = (v0 + v1) | 0;
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
    v0 = (v0 << 16) | (v0 >>> 16);
    v2 = (v2 + v3) | 0;
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
    v2 = (v2 << 16) | (v2 >>> 16);
    v0 ^= word;
  }
  return (v1 ^ v3) >>> 0;
}

/** Little-endian; the last word ends with the length, and has zeros where bytes are missing. */
function wordAt(bytes: Uint8Array, index: number): number {
  const at = index * WORD_BYTES;
  if (at + WORD_BYTES <= bytes.length) {
    return (
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    );
  }
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    (bytes.length << 24)
  );
}
