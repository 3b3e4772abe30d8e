/**
 * The promise that a draw publishes when it opens: this seed, and no other.
 *
 *   commitment = SHA-256("tirage/commit/v1" ‖ serverSeed)      16 bytes of ASCII, 32 bytes of seed
 *
 * It is on the wire as 64 lower-case hexadecimal digits. The label keeps it apart from every other
 * use of the seed: knowing the commitment tells nothing about the outcome (outcome.ts), which is an
 * HMAC keyed with the seed over another label. The seed has 256 bits, so it cannot be searched for.
 */
import { assert } from '../kernel/assert.ts';
import { labelBytes } from './canonical-bytes.ts';
import { sha256 } from './sha256.ts';

export const SERVER_SEED_BYTES = 32;

const LABEL = labelBytes('tirage/commit/v1');

/** The commitment to a seed of 32 bytes, in lower-case hexadecimal. */
export function commitmentOf(serverSeed: Uint8Array): string {
  assert(serverSeed.length === SERVER_SEED_BYTES, 'a server seed has 32 bytes');
  const message = new Uint8Array(LABEL.length + SERVER_SEED_BYTES);
  message.set(LABEL);
  message.set(serverSeed, LABEL.length);
  return Buffer.from(sha256(message)).toString('hex');
}

/** Whether `serverSeed` is what `commitment` promised. False, not an error, for anything else. */
export function verifyCommitment(commitment: string, serverSeed: Uint8Array): boolean {
  return serverSeed.length === SERVER_SEED_BYTES && commitmentOf(serverSeed) === commitment;
}
