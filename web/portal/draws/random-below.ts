/** Each number below the bound equally likely: what would favour the first ones is drawn again. */
export function randomBelow(bound: number): number {
  const range = 2 ** 32;
  const fair = range - (range % bound);
  const word = new Uint32Array(1);
  for (;;) {
    crypto.getRandomValues(word);
    const [value = range] = word;
    if (value < fair) return value % bound;
  }
}
