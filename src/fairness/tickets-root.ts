/**
 * One root over all tickets of a draw, published after the close and before anything random.
 *
 * Every shard seals its own tickets; the tickets root is the RFC 6962 root over these seals, in the
 * order of their shard numbers. The leaf of a shard is SHA-256 over
 *
 *   0x00                       leaf prefix of RFC 6962
 *   "tirage/seal/v1"           14 bytes of ASCII
 *   u8 length, drawId          ASCII: a seal of one draw is no seal of another
 *   u32 shard
 *   u64 ticketCount            leaves under its root
 *   u64 stakeMinor             what is at stake
 *   32 bytes merkleRoot        root over the shard's ticket leaves
 *
 * with big-endian integers. Of a draw that was postponed one more leaf follows
 * (postponement-leaf.ts), and one for each shard whose holders gave tickets back
 * (returned-leaf.ts). A shard that sold nothing has a seal too, with the empty tree's root:
 * leaving it out would look the same as hiding it.
 */
import { assert } from '../kernel/assert.ts';
import type { Minor } from '../kernel/money.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { LEAF_PREFIX, merkleRoot } from './merkle-tree.ts';
import { HASH_BYTES, sha256Into } from './sha256.ts';

export interface HashedSeal {
  readonly shard: number;
  readonly ticketCount: number;
  readonly stakeMinor: Minor;
  readonly merkleRoot: Uint8Array;
}

const PREFIX = Uint8Array.from([LEAF_PREFIX, ...labelBytes('tirage/seal/v1')]);
const DRAW_ID_BYTES_MAX = 1 + 255;
const INTEGERS_BYTES = 4 + 8 + 8;
const form = new CanonicalBytes(
  PREFIX,
  PREFIX.length + DRAW_ID_BYTES_MAX + INTEGERS_BYTES + HASH_BYTES,
);
const EMPTY_ROOT = merkleRoot(new Uint8Array(0));

/**
 * The tickets root of a draw. Asserts on seals that are missing, repeated or out of order.
 * `furtherLeaves` are those of a draw that was postponed, in their order.
 */
export function ticketsRootOf(
  drawId: string,
  seals: readonly HashedSeal[],
  furtherLeaves: readonly Uint8Array[] = [],
): Uint8Array {
  assert(seals.length >= 1, 'a draw was sealed by no shard');
  const leafHashes = new Uint8Array((seals.length + furtherLeaves.length) * HASH_BYTES);
  for (const [index, leaf] of furtherLeaves.entries()) {
    leafHashes.set(leaf, (seals.length + index) * HASH_BYTES);
  }
  let shardBefore = -1;
  for (const [index, seal] of seals.entries()) {
    assert(seal.shard > shardBefore, 'seals are repeated or not in shard order');
    shardBefore = seal.shard;
    writeSealLeafHash(drawId, seal, leafHashes, index);
  }
  return merkleRoot(leafHashes);
}

function writeSealLeafHash(
  drawId: string,
  seal: HashedSeal,
  target: Uint8Array,
  index: number,
): void {
  const isEmpty = Buffer.compare(seal.merkleRoot, EMPTY_ROOT) === 0;
  assert(seal.merkleRoot.length === HASH_BYTES, 'a Merkle root is not 32 bytes long');
  assert(isEmpty === (seal.ticketCount === 0), 'a root contradicts its count of tickets');
  form.begin();
  form.shortText(drawId);
  form.uint32(seal.shard);
  form.uint64(seal.ticketCount);
  form.uint64(seal.stakeMinor);
  form.bytes(seal.merkleRoot);
  sha256Into(form.view(), target, index * HASH_BYTES);
}
