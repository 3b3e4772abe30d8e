/**
 * The keys of a table, and ranges of them: readers of rows name keys, never their bytes.
 *
 * A key begins with its table's number, so a table is one range, and so are the keys that share
 * their first parts. Not here: the shapes that keys have (key-shapes.ts).
 */
import { compareBytes, keyBehind, keyBehindPrefix } from './row-key.ts';

/** `Prefix` is what the keys of a range may share; `never` if keys are of one piece. */
export interface TableKey<Key, Prefix = never> {
  readonly encode: (key: Key) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Key;
  /** For a cache: equal keys have equal identities. */
  readonly identity: (key: Key) => number | string;
  /** A stored key, for a report: never anything secret. */
  readonly describe: (bytes: Uint8Array) => string;
  /** What the keys of a range begin with; undefined for the whole table. */
  readonly prefix: (prefix: Prefix | undefined) => Uint8Array;
}

/** Keys in their order; the whole table if nothing is given. */
export interface KeyRange<Key, Prefix = never> {
  /** What the keys begin with. */
  readonly of?: Prefix | undefined;
  /** From a key on: `from` includes the key itself, `after` does not. */
  readonly from?: Key | undefined;
  readonly after?: Key | undefined;
  /** Up to a key: `until` includes the key itself, `before` does not. */
  readonly until?: Key | undefined;
  readonly before?: Key | undefined;
}

/** `start` belongs to the range, `end` does not. */
export function bytesOfRange<Key, Prefix>(
  { encode, prefix }: Pick<TableKey<Key, Prefix>, 'encode' | 'prefix'>,
  { of, from, after, until, before }: KeyRange<Key, Prefix>,
): { readonly start: Uint8Array; readonly end: Uint8Array } {
  let start = prefix(of);
  let end = keyBehindPrefix(start);
  if (from !== undefined) start = later(start, encode(from));
  if (after !== undefined) start = later(start, keyBehind(encode(after)));
  if (until !== undefined) end = earlier(end, keyBehind(encode(until)));
  if (before !== undefined) end = earlier(end, encode(before));
  return { start, end };
}

function later(left: Uint8Array, right: Uint8Array): Uint8Array {
  return compareBytes(left, right) < 0 ? right : left;
}

function earlier(left: Uint8Array, right: Uint8Array): Uint8Array {
  return compareBytes(left, right) < 0 ? left : right;
}
