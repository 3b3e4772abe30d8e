import { test } from 'tap';
import { inHex } from '../../../src/fairness/verifier/bytes.ts';
import { prefixedSha256 } from '../../../src/fairness/verifier/hashing.ts';
import { LeafTree } from '../../../src/fairness/verifier/leaf-tree.ts';
import { treeRoot } from '../../../src/fairness/verifier/tree.ts';

test('leaf tree: for any count of leaves the root is the one of the recursion', (t) => {
  const tree = new LeafTree();
  const leaves: Uint8Array[] = [];
  for (let count = 0; count <= 2_100; count += 1) {
    if (count < 70 || count % 97 === 0 || count >= 2_040) {
      t.equal(inHex(tree.root()), inHex(treeRoot(leaves)), `${count} leaves`);
    }
    const leaf = prefixedSha256(`leaf ${count}`);
    leaves.push(leaf);
    tree.add(leaf);
  }
  t.end();
});
