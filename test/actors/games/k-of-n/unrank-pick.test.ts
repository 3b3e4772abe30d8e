import { test } from 'tap';
import { GAMES } from '../../../../actors/games/game-table.ts';
import { combinationCount } from '../../../../actors/games/k-of-n/combination-count.ts';
import { K_OF_N } from '../../../../actors/games/k-of-n/k-of-n.ts';
import { assertMaskOfGame } from '../../../../actors/games/k-of-n/legal-mask.ts';
import { numbersOfMask } from '../../../../actors/games/k-of-n/pick.ts';
import { unrankPick } from '../../../../actors/games/k-of-n/unrank-pick.ts';
import { K_OF_N_TWIN } from '../../../../src/fairness/verifier/k-of-n-twin.ts';
import { gameOfShape } from '../../../support/samples/games.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

test('unrank: each rank of a small game is another pick, and all picks are reached', (t) => {
  for (const [k, n] of [
    [1, 2],
    [2, 6],
    [5, 12],
    [6, 13],
    [1, 64],
    [2, 64],
  ] as const) {
    const game = gameOfShape(k, n);
    const count = Number(combinationCount(n, k));
    const found = new Set<string>();
    const masks: number[] = [];
    for (let rank = 0; rank < count; rank += 1) {
      const { low, high } = unrankPick(game, rank);
      K_OF_N.space?.unrank(game, rank, masks, 0);
      if (K_OF_N.space?.rank?.(game, masks, 0) !== rank) t.fail(`${game.gameId}: ${rank}`);
      assertMaskOfGame(game, low, high);
      found.add(`${low} ${high}`);
    }
    t.equal(found.size, count, game.gameId);
  }
  t.end();
});

test('unrank: a rank is the sum that its definition says', (t) => {
  const random = new SeededRandom(7);
  for (const game of [...Object.values(GAMES), gameOfShape(12, 64)]) {
    const { pickCount, numberCount } = game;
    const count = Number(combinationCount(numberCount, pickCount));
    for (let i = 0; i < 200; i += 1) {
      const rank = i === 0 ? count - 1 : (random.uint32() * 2 ** 20 + i) % count;
      const numbers = numbersOfMask(unrankPick(game, rank));
      const sum = numbers.reduce((total, number, at) => {
        return total + combinationCount(number - 1, at + 1);
      }, 0n);
      t.equal(sum, BigInt(rank));
      const promised = { id: game.gameId, k: pickCount, n: numberCount, tiers: [] };
      t.same(K_OF_N_TWIN.space?.unrank(promised, BigInt(rank)), numbers, 'the twin agrees');
    }
  }
  t.end();
});
