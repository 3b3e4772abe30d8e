import { test } from 'tap';
import {
  CHUNK_LEAVES,
  chunkRootsOf,
  merkleRoot,
  proveInChunk,
} from '../../../src/fairness/merkle-tree.ts';
import { sha256 } from '../../../src/fairness/sha256.ts';
import { rootFromPath, treeRoot } from '../../../src/fairness/verifier/tree.ts';
import { toHex } from '../../support/fairness/fairness-golden.ts';

test('verifier tree: it agrees with the tree of the engine on roots and paths', (t) => {
  for (const count of [0, 1, 2, 3, 7, 8, 9, 100, 1_024, 1_025, 2_100]) {
    const leaves = Array.from({ length: count }, (_, i) => sha256(Uint8Array.of(i, i >> 8)));
    const packed = Uint8Array.from(Buffer.concat(leaves));
    const root = toHex(merkleRoot(packed));
    t.equal(toHex(treeRoot(leaves)), root, `${count} leaves`);
    for (const index of new Set([0, 1, count >> 1, count - 2, count - 1])) {
      const leaf = leaves[index];
      if (leaf === undefined) continue;
      const start = Math.floor(index / CHUNK_LEAVES) * CHUNK_LEAVES * 32;
      const leafHashes = packed.subarray(start, start + CHUNK_LEAVES * 32);
      const path = proveInChunk({ index, leafHashes, chunkRoots: chunkRootsOf(packed) });
      const reached = rootFromPath(leaf, { index, count }, path);
      t.equal(reached && toHex(reached), root, `leaf ${index} of ${count}`);
    }
  }
  t.end();
});

test('verifier tree: a path that is too short or too long leads nowhere', (t) => {
  const leaf = Buffer.alloc(32);
  t.equal(rootFromPath(leaf, { index: 0, count: 1 }, []), leaf);
  t.equal(rootFromPath(leaf, { index: 0, count: 1 }, [leaf]), undefined);
  t.equal(rootFromPath(leaf, { index: 0, count: 2 }, []), undefined);
  t.equal(rootFromPath(leaf, { index: 1, count: 2 }, [leaf, leaf]), undefined);
  t.equal(rootFromPath(leaf, { index: 2, count: 3 }, [leaf, leaf]), undefined);
  t.end();
});
