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
 *   big-endian 32-bit words is consumed as the family of the draw's game says, for k of n
 *   actors/games/k-of-n/draw-numbers.ts.
 *
 * The server does not know the tickets root when it commits to the seed, players do not know the
 * seed when they buy, and neither knows the beacon: none of them can steer the result.
 */
import { createHmac } from 'node:crypto';
import { familyOf } from '../../actors/games/families.ts';
import type { Game } from '../../actors/games/game.ts';
import { assert } from '../kernel/assert.ts';
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

export const BEACON_BYTES_MAX = 255;
const PREFIX = labelBytes('tirage/draw/v2');
const DRAW_ID_BYTES_MAX = 1 + 255;
const form = new CanonicalBytes(
  PREFIX,
  PREFIX.length + DRAW_ID_BYTES_MAX + 2 * HASH_BYTES + BEACON_BYTES_MAX,
);

/** The numbers that a draw yields. The same sources give the same numbers, for ever. */
export function drawOutcome(sources: OutcomeSources, game: Game): number[] {
  return familyOf(game).draw(game, new HmacDrbg(outcomeSeed(sources)));
}

/**
 * Of a draw among the tickets that were sold, the places that it yields: of all tickets, shard by
 * shard, each shard's in the order of their sale, from 0 on.
 */
export function drawnPlaces(sources: OutcomeSources, game: Game, ticketCount: number): number[] {
  const { amongTickets } = familyOf(game);
  assert(amongTickets !== undefined, 'the draw of a game is not among tickets');
  return amongTickets.drawPlaces(game, new HmacDrbg(outcomeSeed(sources)), ticketCount);
}

/** The 64 bytes that seed the draw's generator. */
export function outcomeSeed(sources: OutcomeSources): Uint8Array {
  const { serverSeed, drawId, commitment, ticketsRoot, beacon } = sources;
  assert(serverSeed.length === SERVER_SEED_BYTES, 'a server seed is not 32 bytes long');
  assert(commitment.length === HASH_BYTES, 'a commitment is not 32 bytes long');
  assert(ticketsRoot.length === HASH_BYTES, 'a tickets root is not 32 bytes long');
  assert(beacon.length <= BEACON_BYTES_MAX, 'a beacon has more than 255 bytes');
  form.begin();
  form.shortText(drawId);
  form.bytes(commitment);
  form.bytes(ticketsRoot);
  form.bytes(beacon);
  return createHmac('sha512', serverSeed).update(form.view()).digest();
}
