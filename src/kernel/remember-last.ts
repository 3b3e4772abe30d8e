/**
 * A pure function that remembers its last result: near a cutoff ten thousand purchases in a row
 * name the same draw, and what follows from its number alone is computed once.
 */
export function rememberLast<Key, Result>(
  compute: (key: Key) => Result,
  isSame: (left: Key, right: Key) => boolean = (left, right) => left === right,
): (key: Key) => Result {
  let last: { readonly key: Key; readonly result: Result } | undefined;
  return (key) => {
    if (last === undefined || !isSame(last.key, key)) last = { key, result: compute(key) };
    return last.result;
  };
}
