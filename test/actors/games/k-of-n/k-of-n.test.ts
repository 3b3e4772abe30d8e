import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../../actors/games/game-table.ts';
import { K_OF_N } from '../../../../actors/games/k-of-n/k-of-n.ts';
import { gameOfShape } from '../../../support/samples/games.ts';
import { quickMasks } from '../../../support/samples/picks.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

test('k of n: a pick is read and printed, in a place of its own among others', (t) => {
  const shapes = fc.constantFrom(gameOfShape(5, 32), gameOfShape(5, 33), gameOfShape(6, 64));
  fc.assert(
    fc.property(shapes, fc.nat(), fc.nat({ max: 3 }), (game, seed, place) => {
      const wordCount = K_OF_N.wordCount(game);
      const random = new SeededRandom(seed);
      const masks = Array.from({ length: 4 }, () => quickMasks(game, random)).flat();
      deepStrictEqual(masks.length, 4 * wordCount);
      const at = place * wordCount;
      const layout = K_OF_N.layout(game);
      const numbers = K_OF_N.printPick(layout, masks, at, at + wordCount);
      const again = [...masks].fill(0, at, at + wordCount);
      deepStrictEqual(K_OF_N.parsePick(game, numbers, again, at), undefined);
      deepStrictEqual(again, masks, 'nothing beside it is touched');
      K_OF_N.assertPick(game, masks, at);
      const columns = Array.from({ length: wordCount }, (_, word) =>
        Uint32Array.from(masks.filter((_unused, index) => index % wordCount === word)),
      );
      K_OF_N.assertPicks(game, columns, 0, 4);
      const printed = new Uint16Array(8);
      const count = K_OF_N.printRow(layout, columns, place, printed);
      deepStrictEqual([...printed.subarray(0, count)], numbers);
    }),
    { numRuns: 300 },
  );
  t.end();
});

test('k of n: a bad pick is named, and nothing is written', (t) => {
  const masks = [1, 2, 3, 4];
  t.equal(K_OF_N.parsePick(GAMES['5of36'], [1, 2, 3, 4], masks, 2), 'wrongCount');
  t.equal(K_OF_N.parsePick(GAMES['5of36'], [1, 2, 3, 4, 37], masks, 2), 'outOfRange');
  t.same(masks, [1, 2, 3, 4]);
  t.throws(() => K_OF_N.assertPick(GAMES['5of36'], [31, 16], 0), { name: 'AssertionError' });
  const column = [Uint32Array.of(31, 31), Uint32Array.of(0, 16)];
  t.throws(() => K_OF_N.assertPicks(GAMES['5of36'], column, 1, 2), { name: 'AssertionError' });
  t.doesNotThrow(() => K_OF_N.assertPicks(GAMES['5of36'], column, 0, 1));
  t.end();
});

test('k of n: what is no draw of the game stops the shard', (t) => {
  const game = GAMES['5of36'];
  t.doesNotThrow(() => K_OF_N.assertOutcome(game, [1, 2, 3, 4, 36]));
  for (const outcome of [[], [1, 2, 3, 4], [1, 2, 3, 4, 4], [1, 2, 3, 4, 37], [0, 1, 2, 3, 4]]) {
    t.throws(() => K_OF_N.assertOutcome(game, outcome), { name: 'AssertionError' }, `${outcome}`);
    t.throws(() => K_OF_N.judge(game, outcome), { name: 'AssertionError' }, `${outcome}`);
  }
  t.end();
});
