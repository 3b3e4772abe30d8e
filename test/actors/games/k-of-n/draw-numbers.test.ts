import { test } from 'tap';
import { drawNumbers } from '../../../../actors/games/k-of-n/draw-numbers.ts';

test('draw numbers: over all choices of the shuffle every set comes up equally often', (t) => {
  // A word below its bound is taken as it is, so the words enumerate the shuffle's choices.
  for (const [count, range] of [
    [1, 5],
    [2, 6],
    [3, 6],
    [4, 6],
    [3, 7],
  ] as const) {
    const seen = new Map<string, number>();
    for (const words of choices(count, range)) {
      let next = 0;
      const key = drawNumbers({ uint32: () => words[next++] ?? 0 }, { count, range }).join();
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    t.equal(seen.size, binomial(range, count), `${count} of ${range}: every set is reachable`);
    t.equal(new Set(seen.values()).size, 1, `${count} of ${range}: none is favoured`);
  }
  t.end();
});

/** All sequences of words where the i-th is below range - i. */
function choices(count: number, range: number): number[][] {
  if (count === 0) return [[]];
  const rest = choices(count - 1, range - 1);
  return Array.from({ length: range }, (_, word) => rest.map((words) => [word, ...words])).flat();
}

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k;
}
