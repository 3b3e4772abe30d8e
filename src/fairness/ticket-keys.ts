/**
 * The blinding keys of the tickets of one draw on one shard.
 *
 *   key of a ticket = AES-256 of its ordinal, as a big-endian integer of 128 bits, under the
 *                     instance's secret of 32 bytes
 *
 * That is the block of AES-256-CTR's key stream at that counter: one call of the cipher makes all
 * keys of a chunk, and nothing is stored for a ticket. The receipt tells a ticket's owner its key,
 * which says nothing about any other ticket's. The secret belongs to one draw on one shard, is made
 * when the draw opens there, and never leaves the engine.
 */
import { createCipheriv } from 'node:crypto';
import { TICKET_SECRET_BYTES } from '../../actors/draw/instance.ts';
import { assert } from '../kernel/assert.ts';
import { CHUNK_LEAVES } from './merkle-tree.ts';

/** As long as an AES block, so that each block is a key. */
export const TICKET_KEY_BYTES = 16;

const ORDINAL_AT = TICKET_KEY_BYTES - 4;
const ZEROS = new Uint8Array(CHUNK_LEAVES * TICKET_KEY_BYTES);

/** The key of one ticket. */
export function ticketKeyOf(secret: Uint8Array, ordinal: number): Uint8Array {
  return ticketKeys(secret, ordinal, 1);
}

/** The packed keys of the tickets from `firstOrdinal` on: at most a chunk of them. */
export function ticketKeys(secret: Uint8Array, firstOrdinal: number, count: number): Uint8Array {
  assert(secret.length === TICKET_SECRET_BYTES, 'a ticket secret is not 32 bytes long');
  assert(firstOrdinal >>> 0 === firstOrdinal, 'an ordinal is not an unsigned 32-bit integer');
  assert(count >= 0 && count <= CHUNK_LEAVES, 'more keys were asked for than a chunk has');
  const counter = Buffer.alloc(TICKET_KEY_BYTES);
  counter.writeUInt32BE(firstOrdinal, ORDINAL_AT);
  const cipher = createCipheriv('aes-256-ctr', secret, counter);
  return cipher.update(ZEROS.subarray(0, count * TICKET_KEY_BYTES));
}
