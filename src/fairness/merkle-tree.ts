/**
 * The Merkle tree of RFC 6962, section 2.1, with SHA-256, built in two levels.
 *
 *   leaf hash = SHA-256(0x00 ‖ data)      node hash = SHA-256(0x01 ‖ left ‖ right)
 *   root of no leaves = SHA-256 of nothing
 *
 * A tree of n leaves splits at the largest power of two below n. So an aligned run of 1,024 leaves
 * is always a whole subtree, and the roots of these runs form a tree of the same shape on top.
 * That is why a sealed draw keeps only its chunk roots: the proof of one ticket needs the leaves of
 * its own chunk, and none of the million others.
 *
 * Hashes travel packed: one Uint8Array of n × 32 bytes, no object per leaf. Pairing neighbours
 * level by level, a last odd one moving up as it is, gives the RFC's shape.
 */
import { assert } from '../kernel/assert.ts';
import { HASH_BYTES, sha256, sha256Into } from './sha256.ts';

export const CHUNK_LEAVES = 1_024;
/** Goes before the data of every leaf, so that no leaf can pass for a node. */
export const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;
assert(Number.isInteger(Math.log2(CHUNK_LEAVES)), 'the size of a chunk is not a power of two');

const EMPTY_ROOT = sha256(new Uint8Array(0));
const PAIR_BYTES = 2 * HASH_BYTES;
const nodeInput = new Uint8Array(1 + PAIR_BYTES);
nodeInput[0] = NODE_PREFIX;

/** The root of a tree, from all its packed leaf hashes. */
export function merkleRoot(leafHashes: Uint8Array): Uint8Array {
  return rootOfChunks(chunkRootsOf(leafHashes));
}

/** The packed roots of every aligned run of 1,024 leaves; the last run may be shorter. */
export function chunkRootsOf(leafHashes: Uint8Array): Uint8Array {
  const chunkCount = Math.ceil(hashCount(leafHashes) / CHUNK_LEAVES);
  const chunkBytes = CHUNK_LEAVES * HASH_BYTES;
  const roots = new Uint8Array(chunkCount * HASH_BYTES);
  for (let i = 0; i < chunkCount; i += 1) {
    const chunk = leafHashes.subarray(i * chunkBytes, (i + 1) * chunkBytes);
    roots.set(chunkRoot(chunk), i * HASH_BYTES);
  }
  return roots;
}

/** The root over the 1 to 1,024 packed leaf hashes of one chunk. */
export function chunkRoot(leafHashes: Uint8Array): Uint8Array {
  const leafCount = hashCount(leafHashes);
  assert(leafCount >= 1, 'a chunk has no leaf');
  assert(leafCount <= CHUNK_LEAVES, 'a chunk has more than 1,024 leaves');
  return climb(leafHashes, undefined).root;
}

/** The root of the tree whose chunks have these packed roots, all but the last of them full. */
export function rootOfChunks(chunkRoots: Uint8Array): Uint8Array {
  if (hashCount(chunkRoots) === 0) return EMPTY_ROOT.slice();
  return climb(chunkRoots, undefined).root;
}

export interface ChunkProofInput {
  /** Place of the leaf in the whole tree. */
  readonly index: number;
  /** The packed leaf hashes of the one chunk that holds it. */
  readonly leafHashes: Uint8Array;
  /** The packed roots of all chunks. */
  readonly chunkRoots: Uint8Array;
}

/**
 * The inclusion path of one leaf, from its sibling up to the root's child.
 * The chunk is checked against its stored root: leaves that changed after the seal assert.
 */
export function proveInChunk(input: ChunkProofInput): Uint8Array[] {
  const steps = proofSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same with pauses, each after so many hashes: a full draw's tree takes milliseconds. */
export function* proofSteps(input: ChunkProofInput): Generator<number, Uint8Array[], undefined> {
  const { index, leafHashes, chunkRoots } = input;
  const chunkIndex = Math.floor(index / CHUNK_LEAVES);
  assert(chunkIndex < hashCount(chunkRoots), 'the leaf lies outside the tree');
  const within = climb(leafHashes, index % CHUNK_LEAVES);
  const stored = hashAt(chunkRoots, chunkIndex);
  assert(Buffer.compare(within.root, stored) === 0, 'the chunk no longer has its sealed root');
  yield CHUNK_LEAVES;
  // As with chunks of leaves, aligned runs of chunk roots are subtrees of the tree over them.
  const ownRun = Math.floor(chunkIndex / CHUNK_LEAVES);
  const runRoots = new Uint8Array(Math.ceil(hashCount(chunkRoots) / CHUNK_LEAVES) * HASH_BYTES);
  const runBytes = CHUNK_LEAVES * HASH_BYTES;
  let runPath: readonly Uint8Array[] = [];
  for (let run = 0; run < hashCount(runRoots); run += 1) {
    const roots = chunkRoots.subarray(run * runBytes, (run + 1) * runBytes);
    const climbed = climb(roots, run === ownRun ? chunkIndex % CHUNK_LEAVES : undefined);
    if (run === ownRun) runPath = climbed.path;
    runRoots.set(climbed.root, run * HASH_BYTES);
    yield hashCount(roots);
  }
  return [...within.path, ...runPath, ...climb(runRoots, ownRun).path];
}

export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly count: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/**
 * Whether the leaf stands at `index` of the tree of `count` leaves with this root. False for any
 * malformed claim. The caller must know `count` from a seal: a root does not tell it.
 * Source: RFC 9162, section 2.1.3.2 (the same tree, with the check written as an algorithm).
 */
export function verifyInclusion({ leafHash, index, count, path, root }: InclusionClaim): boolean {
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(index)) return false;
  if (index < 0 || index >= count || leafHash.length !== HASH_BYTES) return false;
  let position = index;
  let last = count - 1;
  let hash = leafHash;
  for (const sibling of path) {
    if (last === 0 || sibling.length !== HASH_BYTES) return false;
    if (position % 2 === 0 && position !== last) {
      hash = hashNode(hash, sibling);
    } else {
      hash = hashNode(sibling, hash);
      // An odd one out moved up through levels on which it had no sibling.
      while (position % 2 === 0 && position !== 0) {
        position /= 2;
        last = Math.floor(last / 2);
      }
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && Buffer.compare(hash, root) === 0;
}

interface Climb {
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Pairs hashes level by level up to their root, and notes the siblings of `index`, if given. */
function climb(hashes: Uint8Array, index: number | undefined): Climb {
  const level = Uint8Array.from(hashes);
  const path: Uint8Array[] = [];
  let position = index;
  let count = hashCount(level);
  assert(count >= 1, 'a climb starts from no hash');
  assert(index === undefined || (index >= 0 && index < count), 'no such hash on this level');
  while (count > 1) {
    if (position !== undefined) {
      const sibling = position % 2 === 0 ? position + 1 : position - 1;
      if (sibling < count) path.push(hashAt(level, sibling).slice());
      position = Math.floor(position / 2);
    }
    count = pairUp(level, count);
  }
  return { root: level.slice(0, HASH_BYTES), path };
}

/** Replaces the first `count` hashes by their parents, in place. Returns the number of parents. */
function pairUp(level: Uint8Array, count: number): number {
  const pairCount = Math.floor(count / 2);
  for (let i = 0; i < pairCount; i += 1) {
    const pairOffset = i * PAIR_BYTES;
    for (let j = 0; j < PAIR_BYTES; j += 1) nodeInput[1 + j] = level[pairOffset + j] as number;
    sha256Into(nodeInput, level, i * HASH_BYTES);
  }
  if (count % 2 === 0) return pairCount;
  level.copyWithin(pairCount * HASH_BYTES, (count - 1) * HASH_BYTES, count * HASH_BYTES);
  return pairCount + 1;
}

function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

function hashAt(hashes: Uint8Array, index: number): Uint8Array {
  return hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

function hashCount(hashes: Uint8Array): number {
  assert(hashes.length % HASH_BYTES === 0, 'packed hashes are not 32 bytes each');
  return hashes.length / HASH_BYTES;
}
