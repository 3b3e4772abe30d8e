/**
 * Binds which tickets of a postponed draw were given back into the tickets root: an engine that
 * leaves another ticket out of the count later, or counts one that it had paid back, would have had
 * other numbers.
 *
 * For each shard with such tickets, in the order of shards, one more leaf follows that of the
 * postponement (postponement-leaf.ts). It is SHA-256 over
 *
 *   0x00                       leaf prefix of RFC 6962
 *   "tirage/returned/v1"       18 bytes of ASCII
 *   u8 length, drawId          ASCII
 *   u32 shard
 *   u64 ticketCount            how many were given back
 *   u64 stakeMinor             what they had cost
 *   32 bytes digest            SHA-256 over their ordinals, ascending, each as u32
 *
 * with big-endian integers. They are tickets of the shard's tree like any others: its seal counts
 * their leaves, and not their stakes.
 */
import { assert } from '../kernel/assert.ts';
import type { Minor } from '../kernel/money.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { LEAF_PREFIX } from './merkle-tree.ts';
import { HASH_BYTES, sha256 } from './sha256.ts';

const PREFIX = Uint8Array.from([LEAF_PREFIX, ...labelBytes('tirage/returned/v1')]);
const DRAW_ID_BYTES_MAX = 1 + 255;
const ORDINAL_BYTES = 4;
const INTEGERS_BYTES = 4 + 8 + 8;
const form = new CanonicalBytes(
  PREFIX,
  PREFIX.length + DRAW_ID_BYTES_MAX + INTEGERS_BYTES + HASH_BYTES,
);

export interface ReturnedOfShard {
  readonly shard: number;
  readonly ticketCount: number;
  readonly stakeMinor: Minor;
  readonly digest: Uint8Array;
}

/** The digest of ordinals, which ascend. */
export function returnedDigestOf(ordinals: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(ordinals.length * ORDINAL_BYTES);
  const view = new DataView(bytes.buffer);
  let before = -1;
  for (const [index, ordinal] of ordinals.entries()) {
    assert(ordinal > before, 'ordinals of tickets that came back do not ascend');
    view.setUint32(index * ORDINAL_BYTES, ordinal);
    before = ordinal;
  }
  return sha256(bytes);
}

export function returnedLeafOf(
  drawId: string,
  { shard, ticketCount, stakeMinor, digest }: ReturnedOfShard,
): Uint8Array {
  assert(ticketCount >= 1, 'a leaf binds no ticket that came back');
  assert(digest.length === HASH_BYTES, 'a digest is not 32 bytes long');
  form.begin();
  form.shortText(drawId);
  form.uint32(shard);
  form.uint64(ticketCount);
  form.uint64(stakeMinor);
  form.bytes(digest);
  return sha256(form.view());
}
