/**
 * RFC 6962's root over leaves that come one by one, in the memory of a path.
 *
 * Only the roots of whole subtrees are kept, the largest first, one for each bit of the count: a
 * new leaf completes as many of them as the count has ones at its end. The roots that are left are
 * joined from the right, which is how the RFC splits.
 */
import { prefixedSha256 } from './hashing.ts';

export class LeafTree {
  readonly #whole: Uint8Array[] = [];
  #count = 0;

  add(leaf: Uint8Array): void {
    let root = leaf;
    for (let count = this.#count; count % 2 === 1; count = (count - 1) / 2) {
      root = prefixedSha256('\x01', this.#whole.pop() ?? root, root);
    }
    this.#whole.push(root);
    this.#count += 1;
  }

  root(): Uint8Array {
    const last = this.#whole.at(-1);
    if (last === undefined) return prefixedSha256('');
    return this.#whole
      .slice(0, -1)
      .reduceRight((right, left) => prefixedSha256('\x01', left, right), last);
  }
}
