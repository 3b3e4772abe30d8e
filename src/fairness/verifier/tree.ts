/** RFC 6962, section 2.1, by recursion, as the RFC writes it. */
import { prefixedSha256 } from './hashing.ts';

/** MTH over leaf hashes. */
export function treeRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return prefixedSha256('');
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return prefixedSha256('\x01', treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split)));
}

export interface Place {
  readonly index: number;
  readonly count: number;
}

/**
 * The root that an inclusion path leads to; undefined when the path has a wrong length.
 * It undoes PATH of section 2.1.1: the last element belongs to the topmost split.
 */
export function rootFromPath(
  leaf: Uint8Array,
  { index, count }: Place,
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  const sibling = path.at(-1);
  if (count === 1) return sibling === undefined ? leaf : undefined;
  if (sibling === undefined) return undefined;
  const split = splitOf(count);
  const rest = path.slice(0, -1);
  if (index < split) {
    const left = rootFromPath(leaf, { index, count: split }, rest);
    return left && prefixedSha256('\x01', left, sibling);
  }
  const right = rootFromPath(leaf, { index: index - split, count: count - split }, rest);
  return right && prefixedSha256('\x01', sibling, right);
}

/** The largest power of two below `count`. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
