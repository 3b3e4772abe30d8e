/**
 * What a draw's Merkle tree says of one ticket.
 *
 *   0x00                       leaf prefix of RFC 6962
 *   "tirage/ticket/v2"         16 bytes of ASCII
 *   u8 length, ticketId        ASCII; it names draw, shard and ordinal
 *   32 bytes blinded player    who holds it, for whoever has the ticket's key (blinded-player.ts)
 *   u8 count, u16 each         the selected numbers, in the order of the ticket
 *   u64 acceptedAtMs           milliseconds since the Unix epoch
 *
 * All integers are big-endian. The leaf hash is SHA-256 over these bytes. The draw is in the
 * ticket's id. Leaves are public from the seal on (sealed-file.ts), hence the blinding.
 */
import { assert } from '../kernel/assert.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { LEAF_PREFIX } from './merkle-tree.ts';
import { HASH_BYTES, sha256Into } from './sha256.ts';

export interface TicketLeaf {
  readonly ticketId: string;
  /** 32 bytes. */
  readonly blindedPlayer: Uint8Array;
  readonly numbers: ArrayLike<number>;
  readonly acceptedAtMs: number;
}

/** Also the most numbers that a ticket of any drawn game may have. */
export const TICKET_NUMBERS_MAX = 255;

export const TICKET_LEAF_PREFIX = Uint8Array.from([LEAF_PREFIX, ...labelBytes('tirage/ticket/v2')]);
const ID_BYTES_MAX = 1 + 255;
const NUMBERS_BYTES_MAX = 1 + 2 * TICKET_NUMBERS_MAX;
const ACCEPTED_AT_BYTES = 8;
const form = new CanonicalBytes(
  TICKET_LEAF_PREFIX,
  TICKET_LEAF_PREFIX.length + ID_BYTES_MAX + HASH_BYTES + NUMBERS_BYTES_MAX + ACCEPTED_AT_BYTES,
);

/** The leaf hash of one ticket, in a buffer that the caller may keep. */
export function ticketLeafHash(ticket: TicketLeaf): Uint8Array {
  const leafHash = new Uint8Array(HASH_BYTES);
  writeTicketLeafHash(ticket, leafHash, 0);
  return leafHash;
}

/** Writes the leaf hash to place `index` of packed hashes: nothing is allocated for a ticket. */
export function writeTicketLeafHash(ticket: TicketLeaf, target: Uint8Array, index: number): void {
  const { ticketId, blindedPlayer, numbers, acceptedAtMs } = ticket;
  assert(blindedPlayer.length === HASH_BYTES, 'a blinded player is not 32 bytes long');
  assert(numbers.length <= TICKET_NUMBERS_MAX, 'too many numbers on a ticket');
  form.begin();
  form.shortText(ticketId);
  form.bytes(blindedPlayer);
  form.uint8(numbers.length);
  for (let i = 0; i < numbers.length; i += 1) form.uint16(numbers[i] as number);
  form.uint64(acceptedAtMs);
  sha256Into(form.view(), target, index * HASH_BYTES);
}
