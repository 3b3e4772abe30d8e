/**
 * What the verifier asks of the program that it runs in, and how Node answers. A page answers by
 * client/src/verify/surroundings.ts: `browser` in package.json puts that in this file's place when
 * a page is bundled. Reading a file is the caller's, in either: reading.ts says how.
 */
import { createHash, createHmac, hash } from 'node:crypto';

/** A digest over parts that come one by one. */
export interface PartedHash {
  add(part: Uint8Array): void;
  /** Asked once, after the last part. */
  digest(): Uint8Array;
}

export function sha256Of(message: Uint8Array): Uint8Array {
  return hash('sha256', message, 'buffer');
}

export function partedSha256(): PartedHash {
  const digest = createHash('sha256');
  return { add: (part) => void digest.update(part), digest: () => digest.digest() };
}

export function hmacSha512(key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac('sha512', key).update(message).digest();
}
