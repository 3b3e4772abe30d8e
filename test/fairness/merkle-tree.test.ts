import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { test } from 'tap';
import {
  CHUNK_LEAVES,
  chunkRoot,
  chunkRootsOf,
  merkleRoot,
  proofSteps,
  proveInChunk,
  rootOfChunks,
  verifyInclusion,
} from '../../src/fairness/merkle-tree.ts';
import { bytesOfHex, readGolden, toHex } from '../support/fairness/fairness-golden.ts';

interface Vectors {
  readonly emptyRoot: string;
  readonly transparency: {
    readonly leavesHex: readonly string[];
    readonly roots: readonly string[];
  };
  readonly counted: readonly {
    readonly count: number;
    readonly root: string;
    readonly proofs: readonly { readonly index: number; readonly path: readonly string[] }[];
  }[];
}

const vectors = readGolden<Vectors>('merkle');

test('merkle: no leaves have the digest of nothing as their root', (t) => {
  t.equal(toHex(merkleRoot(new Uint8Array(0))), vectors.emptyRoot);
  t.equal(toHex(rootOfChunks(new Uint8Array(0))), vectors.emptyRoot);
  t.throws(() => chunkRoot(new Uint8Array(0)), /has no leaf/);
  t.end();
});

test('merkle: the leaves of the public transparency tests have the published roots', (t) => {
  const { leavesHex, roots } = vectors.transparency;
  const leaves = leavesHex.map((data) => sha256(Uint8Array.of(0), bytesOfHex(data)));
  for (const [index, root] of roots.entries()) {
    t.equal(toHex(merkleRoot(pack(leaves.slice(0, index + 1)))), root);
  }
  t.end();
});

test('merkle: roots and paths over several chunks are those of the recursive definition', (t) => {
  for (const { count, root, proofs } of vectors.counted) {
    const leafHashes = countedLeaves(count);
    t.equal(toHex(merkleRoot(leafHashes)), root, `${count} leaves`);
    for (const { index, path } of proofs) {
      t.same(prove(leafHashes, index).map(toHex), path, `leaf ${index} of ${count}`);
    }
  }
  t.end();
});

test('merkle: every count up to 200 has the root of the naive recursion', (t) => {
  for (let count = 1; count <= 200; count += 1) {
    const leafHashes = countedLeaves(count);
    t.equal(toHex(merkleRoot(leafHashes)), toHex(naiveRoot(unpack(leafHashes))));
  }
  t.end();
});

test('merkle: a proof of any leaf of any tree is accepted', (t) => {
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_500 }), fc.nat(), (count, pick) => {
        const leafHashes = countedLeaves(count);
        const index = pick % count;
        return verifyInclusion({
          leafHash: unpack(leafHashes)[index] ?? new Uint8Array(0),
          index,
          count,
          path: prove(leafHashes, index),
          root: merkleRoot(leafHashes),
        });
      }),
      { numRuns: 60 },
    ),
  );
  t.end();
});

test('merkle: a proof with anything altered is rejected', (t) => {
  const input = fc.record({
    count: fc.integer({ min: 2, max: 1_300 }),
    pick: fc.nat(),
    where: fc.nat(),
    bit: fc.nat({ max: 255 }),
  });
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(input, ({ count, pick, where, bit }) => {
        const leafHashes = countedLeaves(count);
        const index = pick % count;
        const leafHash = unpack(leafHashes)[index] ?? new Uint8Array(0);
        const path = prove(leafHashes, index);
        const claim = { leafHash, index, count, path, root: merkleRoot(leafHashes) };
        const at = where % path.length;
        const altered = [
          { ...claim, leafHash: flip(leafHash, bit) },
          { ...claim, root: flip(claim.root, bit) },
          { ...claim, path: path.map((hash, i) => (i === at ? flip(hash, bit) : hash)) },
          { ...claim, path: path.filter((_, i) => i !== at) },
          { ...claim, path: [...path, leafHash] },
          { ...claim, index: index === 0 ? 1 : index - 1 },
        ];
        return verifyInclusion(claim) && altered.every((other) => !verifyInclusion(other));
      }),
      { numRuns: 60 },
    ),
  );
  t.end();
});

test('merkle: a malformed claim is rejected, not thrown', (t) => {
  const leafHash = naiveRoot(unpack(countedLeaves(1)));
  const claim = { leafHash, index: 0, count: 1, path: [], root: leafHash };
  t.ok(verifyInclusion(claim));
  t.notOk(verifyInclusion({ ...claim, index: -1 }));
  t.notOk(verifyInclusion({ ...claim, index: 1 }));
  t.notOk(verifyInclusion({ ...claim, index: 0.5 }));
  t.notOk(verifyInclusion({ ...claim, count: 0 }));
  t.notOk(verifyInclusion({ ...claim, count: Number.NaN }));
  t.notOk(verifyInclusion({ ...claim, leafHash: new Uint8Array(31) }));
  t.notOk(verifyInclusion({ ...claim, path: [new Uint8Array(31)] }));
  t.notOk(verifyInclusion({ ...claim, root: new Uint8Array(0) }));
  t.end();
});

test('merkle: a node cannot pass for a leaf', (t) => {
  const [left, right] = unpack(countedLeaves(2));
  const node = merkleRoot(countedLeaves(2));
  const forged = sha256(Uint8Array.of(0), left ?? node, right ?? node);
  t.not(toHex(forged), toHex(node));
  t.end();
});

test('merkle: a leaf cannot claim another place by a smaller or larger count', (t) => {
  for (let count = 2; count <= 20; count += 1) {
    const leafHashes = countedLeaves(count);
    const root = merkleRoot(leafHashes);
    const [leafHash] = unpack(leafHashes).slice(-1);
    const claim = { leafHash: leafHash ?? root, path: prove(leafHashes, count - 1), root };
    t.notOk(verifyInclusion({ ...claim, index: 0, count: 1 }), `${count} leaves`);
    t.notOk(verifyInclusion({ ...claim, index: count - 1, count: 4 * count }));
  }
  t.end();
});

test('merkle: a proof from a tree of many chunks is made in steps of a chunk', (t) => {
  const chunkCount = 2_500;
  const own = countedLeaves(CHUNK_LEAVES);
  const others = countedLeaves(chunkCount);
  for (const chunk of [0, 1_023, 1_024, 2_048, 2_499]) {
    const chunkRoots = others.slice();
    chunkRoots.set(chunkRoot(own), chunk * 32);
    const index = chunk * CHUNK_LEAVES + 77;
    const steps = proofSteps({ index, leafHashes: own, chunkRoots });
    const costs: number[] = [];
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) costs.push(step.value);
    t.ok(costs.length === 4 && Math.max(...costs) === CHUNK_LEAVES, 'no step is longer');
    const leafHash = own.slice(77 * 32, 78 * 32);
    const claim = { leafHash, index, count: chunkCount * CHUNK_LEAVES, path: step.value };
    t.ok(verifyInclusion({ ...claim, root: rootOfChunks(chunkRoots) }));
  }
  t.end();
});

test('merkle: a chunk that changed after its root was stored is not proven from', (t) => {
  const leafHashes = countedLeaves(CHUNK_LEAVES + 10);
  const chunkRoots = chunkRootsOf(leafHashes);
  const chunk = leafHashes.slice(0, CHUNK_LEAVES * 32);
  chunk[40] = 1 ^ (chunk[40] ?? 0);
  t.throws(() => proveInChunk({ index: 3, leafHashes: chunk, chunkRoots }), /sealed root/);
  t.throws(() => proveInChunk({ index: 5_000, leafHashes: chunk, chunkRoots }), /outside the tree/);
  t.throws(() => chunkRoot(leafHashes), /more than 1,024/);
  t.throws(() => merkleRoot(new Uint8Array(33)), /32 bytes each/);
  t.end();
});

function prove(leafHashes: Uint8Array, index: number): Uint8Array[] {
  const start = Math.floor(index / CHUNK_LEAVES) * CHUNK_LEAVES * 32;
  const chunk = leafHashes.subarray(start, start + CHUNK_LEAVES * 32);
  return proveInChunk({ index, leafHashes: chunk, chunkRoots: chunkRootsOf(leafHashes) });
}

/** Leaf i holds i as four big-endian bytes. */
function countedLeaves(count: number): Uint8Array {
  const data = Buffer.alloc(5);
  const leaves = Array.from({ length: count }, (_, index) => {
    data.writeUInt32BE(index, 1);
    return sha256(data);
  });
  return pack(leaves);
}

/** RFC 6962, section 2.1, word for word. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only !== undefined && leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split))];
  return sha256(Uint8Array.of(1), left, right);
}

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return Uint8Array.from(digest.digest());
}

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const other = hash.slice();
  other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
}

function pack(hashes: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(hashes));
}

function unpack(hashes: Uint8Array): Uint8Array[] {
  return Array.from({ length: hashes.length / 32 }, (_, i) => hashes.slice(i * 32, i * 32 + 32));
}
