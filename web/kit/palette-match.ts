/** How well a text fits what somebody types who knows what they look for. */

/**
 * The higher the better, `undefined` where it does not fit: each word that was typed has to be
 * in the text, and one that begins a word of it counts more than one within.
 */
export function matchScore(typed: string, text: string): number | undefined {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const target = folded(text);
  let score = 0;
  for (const word of words) {
    const at = target.indexOf(word);
    if (at < 0) return undefined;
    const beginsWord = at === 0 || !/[\p{L}\p{N}]/u.test(target[at - 1] ?? '');
    score += (beginsWord ? 2 : 1) + (at === 0 ? 1 : 0);
  }
  return score;
}

/** The entries that fit, best first; those that fit alike stay in their order. */
export function bestMatches<T>(
  typed: string,
  entries: readonly T[],
  textOf: (entry: T) => string,
): readonly T[] {
  return entries
    .map((entry) => ({ entry, score: matchScore(typed, textOf(entry)) }))
    .filter((one): one is { entry: T; score: number } => one.score !== undefined)
    .sort((left, right) => right.score - left.score)
    .map(({ entry }) => entry);
}

/** Case and accents make no difference. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
