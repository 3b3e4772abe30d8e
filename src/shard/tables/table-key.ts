/**
 * The keys of a table, and ranges of them: whoever reads rows names keys, and never their bytes.
 *
 * A key begins with its table's number, so a table is one range, and so are the keys that share
 * their first parts. Not here: the shapes that keys have (key-shapes.ts).
 */
import { compareBytes, keyBehind, keyBehindPrefix } from './row-key.ts';

/** `Prefix` is what the keys of a range may share; `never` where keys are of one piece. */
export interface TableKey<Key, Prefix = never> {
  readonly encode: (key: Key) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Key;
  /** In a cache: equal keys, equal values of this. */
  readonly identity: (key: Key) => number | string;
  /** Of a stored key, for a report: never what is secret. */
  readonly describe: (bytes: Uint8Array) => string;
  /** What the keys of a range begin with; undefined for all of the table. */
  readonly prefix: (prefix: Prefix | undefined) => Uint8Array;
}

/** Keys in their order; all of the table where nothing is said. */
export interface KeyRange<Key, Prefix = never> {
  /** They begin so. */
  readonly of?: Prefix | undefined;
  /** From a key on, itself included, or behind it. */
  readonly from?: Key | undefined;
  readonly after?: Key | undefined;
  /** Up to a key, itself included, or before it. */
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
