/**
 * The promise that a draw publishes when it opens: this seed, for this draw, under these terms.
 *
 *   commitment = SHA-256 over
 *     "tirage/commit/v2"       16 bytes of ASCII
 *     32 bytes serverSeed
 *     u8 length, id            ASCII: the draw's or the raffle's
 *     32 bytes termsDigest     of all that a player is promised (terms-digest.ts, raffle-terms.ts)
 *
 * It is on the wire as 64 lower-case hexadecimal digits. The label keeps it apart from every other
 * use of the seed: knowing the commitment tells nothing about the outcome (outcome.ts), which is an
 * HMAC keyed with the seed over another label. The seed has 256 bits, so it cannot be searched for.
 *
 * Why the id is in it: with the seed alone, somebody who knows it could look for an id that leads
 * to the numbers that they like. Why the terms are: a seed says nothing about prices, prizes and
 * times.
 */
import { assert } from '../kernel/assert.ts';
import { hexOf } from '../kernel/hex.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { HASH_BYTES, sha256 } from './sha256.ts';

export interface Promised {
  readonly serverSeed: Uint8Array;
  /** The draw's or the raffle's. */
  readonly id: string;
  readonly termsDigest: Uint8Array;
}

export const SERVER_SEED_BYTES = 32;

const LABEL = labelBytes('tirage/commit/v2');
const ID_BYTES_MAX = 1 + 255;
const form = new CanonicalBytes(
  LABEL,
  LABEL.length + SERVER_SEED_BYTES + ID_BYTES_MAX + HASH_BYTES,
);

/** The commitment, in lower-case hexadecimal. */
export function commitmentOf({ serverSeed, id, termsDigest }: Promised): string {
  assert(serverSeed.length === SERVER_SEED_BYTES, 'a server seed is not 32 bytes long');
  assert(termsDigest.length === HASH_BYTES, 'a digest of terms is not 32 bytes long');
  form.begin();
  form.bytes(serverSeed);
  form.shortText(id);
  form.bytes(termsDigest);
  return hexOf(sha256(form.view()));
}
