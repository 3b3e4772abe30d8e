/**
 * The numbers of a draw, as a pure function of what was fixed before anybody knew them.
 *
 *   seed = HMAC-SHA-512(key = serverSeed, message), with the message
 *
 *     "tirage/draw/v2"         14 bytes of ASCII
 *     u8 length, drawId        ASCII
 *     32 bytes commitment      to the seed, the draw and its terms (commitment.ts)
 *     32 bytes ticketsRoot     over all sealed tickets (tickets-root.ts)
 *     beacon                   all remaining bytes; none where the draw has no beacon
 *
 *   The 64 bytes of seed are the seed material of an HMAC_DRBG (hmac-drbg.ts), whose stream of
 *   big-endian 32-bit words is consumed as follows:
 *
 *     list = 1, 2, …, n
 *     for i = 0 … k - 1:
 *       do word = next word while word >= 2^32 - (2^32 mod (n - i))
 *       swap list[i] with list[i + (word mod (n - i))]
 *
 *   The draw's numbers are the first k of the list, published in ascending order.
 *
 * The server does not know the tickets root when it commits to the seed, players do not know the
 * seed when they buy, and neither knows the beacon: none of them can steer the result.
 */
import { createHmac } from 'node:crypto';
import { assert, must } from '../kernel/assert.ts';
import type { RandomSource } from '../kernel/random.ts';
import { uniformBelow } from '../kernel/uniform.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { SERVER_SEED_BYTES } from './commitment.ts';
import { HmacDrbg } from './hmac-drbg.ts';
import { HASH_BYTES } from './sha256.ts';

export interface OutcomeSources {
  readonly serverSeed: Uint8Array;
  readonly drawId: string;
  readonly commitment: Uint8Array;
  readonly ticketsRoot: Uint8Array;
  /** Empty where the draw has no beacon. */
  readonly beacon: Uint8Array;
}

/** `count` distinct numbers out of 1 … `range`. */
export interface NumberSpace {
  readonly count: number;
  readonly range: number;
}

export const BEACON_BYTES_MAX = 255;
/** A drawn number fits in the 16 bits that a ticket's leaf gives it. */
export const RANGE_MAX = 65_535;

const PREFIX = labelBytes('tirage/draw/v2');
const DRAW_ID_BYTES_MAX = 1 + 255;
const form = new CanonicalBytes(
  PREFIX,
  PREFIX.length + DRAW_ID_BYTES_MAX + 2 * HASH_BYTES + BEACON_BYTES_MAX,
);

/** The numbers of a draw, ascending. The same sources give the same numbers, for ever. */
export function drawOutcome(sources: OutcomeSources, space: NumberSpace): number[] {
  return drawNumbers(new HmacDrbg(outcomeSeed(sources)), space);
}

/** The 64 bytes that seed the draw's generator. */
export function outcomeSeed(sources: OutcomeSources): Uint8Array {
  const { serverSeed, drawId, commitment, ticketsRoot, beacon } = sources;
  assert(serverSeed.length === SERVER_SEED_BYTES, 'a server seed has 32 bytes');
  assert(commitment.length === HASH_BYTES, 'a commitment has 32 bytes');
  assert(ticketsRoot.length === HASH_BYTES, 'a tickets root has 32 bytes');
  assert(beacon.length <= BEACON_BYTES_MAX, 'a beacon has at most 255 bytes');
  form.begin();
  form.shortText(drawId);
  form.bytes(commitment);
  form.bytes(ticketsRoot);
  form.bytes(beacon);
  return createHmac('sha512', serverSeed).update(form.view()).digest();
}

/** Distinct numbers by a partial Fisher-Yates shuffle, ascending. Every subset is as likely. */
export function drawNumbers(
  random: Pick<RandomSource, 'uint32'>,
  { count, range }: NumberSpace,
): number[] {
  assert(range >= 1 && range <= RANGE_MAX, 'a range outside 1 … 65,535');
  assert(count >= 1 && count <= range, 'more numbers drawn than there are');
  const list = Array.from({ length: range }, (_, index) => index + 1);
  for (let i = 0; i < count; i += 1) {
    const j = i + uniformBelow(random, range - i);
    const drawn = must(list[j], 'the generator left its bound');
    list[j] = must(list[i], 'the shuffle left its list');
    list[i] = drawn;
  }
  return list.slice(0, count).sort((left, right) => left - right);
}
