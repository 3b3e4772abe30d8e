/**
 * What the verifier asks of the program that it runs in, and how a page answers: there, this file
 * stands in the place of src/fairness/verifier/surroundings.ts.
 *
 * Why not WebCrypto, which every browser has: it hashes one message a promise, and a million
 * tickets are two million messages. In Chromium a promise costs more than such a hash does in
 * JavaScript, and the verifier would have to wait at every one.
 */
import { hmac } from '@noble/hashes/hmac';
import { sha256, sha512 } from '@noble/hashes/sha2';
import type { PartedHash } from '../../../src/fairness/verifier/surroundings.ts';

function parted(): PartedHash {
  const digest = sha256.create();
  return { add: (part) => void digest.update(part), digest: () => digest.digest() };
}

function macOf(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(sha512, key, message);
}

export { macOf as hmacSha512, parted as partedSha256, sha256 as sha256Of };
