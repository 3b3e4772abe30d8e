import { test } from 'tap';
import { drawPlaces } from '../../../../actors/games/number-raffle/draw-places.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

test('number raffle: each sequence of places is as likely as any other', (t) => {
  const random = new SeededRandom(8);
  const counts = new Map<string, number>();
  const draws = 24_000;
  for (let i = 0; i < draws; i += 1) {
    const places = drawPlaces(random, 3, 4).join('');
    counts.set(places, (counts.get(places) ?? 0) + 1);
  }
  t.equal(counts.size, 24);
  const due = draws / 24;
  const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - due) ** 2 / due, 0);
  t.ok(chiSquare < 49.7, `23 degrees of freedom, one in a thousand: ${chiSquare}`);
  t.same([...drawPlaces(random, 5, 5)].sort(), [0, 1, 2, 3, 4], 'all of them, each once');
  t.same(drawPlaces(random, 0, 0), []);
  t.end();
});
