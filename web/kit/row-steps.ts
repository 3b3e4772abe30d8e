/** Where a key leads in a list of rows, by their ids. */

/** What keys do in a list: one on, one back, to its ends. */
const STEPS: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last'>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/**
 * The row that is chosen after a key; `undefined`: the key does nothing here. From nowhere, or from
 * a row that has gone, the first key chooses the first row.
 */
export function rowAfter(
  key: string,
  ids: readonly string[],
  chosen: string | undefined,
): string | undefined {
  const step = STEPS[key];
  if (step === undefined || ids.length === 0) return undefined;
  const at = chosen === undefined ? -1 : ids.indexOf(chosen);
  if (step === 'first' || (at < 0 && step !== 'last')) return ids[0];
  if (step === 'last') return ids.at(-1);
  return ids[Math.min(ids.length - 1, Math.max(0, at + (step === 'next' ? 1 : -1)))];
}
