import { test } from 'tap';
import { GAMES } from '../../../../actors/games/game-table.ts';
import type { KOfNGame } from '../../../../actors/games/k-of-n/k-of-n-game.ts';
import { assertMaskOfGame } from '../../../../actors/games/k-of-n/legal-mask.ts';
import { numbersOfMask } from '../../../../actors/games/k-of-n/pick.ts';
import { quickPick } from '../../../../actors/games/k-of-n/quick-pick.ts';
import {
  chiSquareCritical,
  chiSquareStatistic,
  chiSquareUpperTail,
} from '../../../support/fairness/chi-square.ts';
import { gameOfShape } from '../../../support/samples/games.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

/** A sound generator fails a test with this probability; with a fixed seed, never or always. */
const LEVEL = 0.001;
const PICK_COUNT = 200_000;

test('quick pick: the chi-square ruler agrees with published tables', (t) => {
  const published: readonly (readonly [number, number, number])[] = [
    [1, 0.05, 3.841],
    [2, 0.01, 9.21],
    [10, 0.95, 3.94],
    [35, 0.001, 66.619],
    [44, 0.01, 68.71],
    [100, 0.001, 149.449],
  ];
  for (const [degreesOfFreedom, level, value] of published) {
    const critical = chiSquareCritical(degreesOfFreedom, level);
    t.ok(Math.abs(critical - value) < 0.001, `${degreesOfFreedom}, ${level}: ${critical}`);
  }
  t.end();
});

for (const game of [...Object.values(GAMES), gameOfShape(8, 20), gameOfShape(20, 64)]) {
  test(`quick pick: every number of ${game.gameId} comes, equally often`, (t) => {
    const hits = numberHits(game, new SeededRandom(36_045));
    t.equal(hits.length, game.numberCount);
    t.ok(Math.min(...hits) > 0, 'every number was reached');

    // Numbers of one pick exclude each other, so each count varies by less than that of a free
    // draw, by (n - k) / (n - 1). Divided by it the statistic has n - 1 degrees of freedom.
    const { pickCount, numberCount } = game;
    const expected = (PICK_COUNT * pickCount) / numberCount;
    const shrink = (numberCount - pickCount) / (numberCount - 1);
    const statistic = chiSquareStatistic(hits, expected) / shrink;
    const pValue = chiSquareUpperTail(statistic, numberCount - 1);
    t.ok(statistic < chiSquareCritical(numberCount - 1, LEVEL), `p = ${pValue.toFixed(3)}`);
    t.ok(pValue < 1 - LEVEL, 'nor is it too even to be random');
    t.end();
  });
}

test('quick pick: all 792 picks of 5 of 12 come equally often', (t) => {
  const game = gameOfShape(5, 12);
  const random = new SeededRandom(12);
  const hits = new Map<number, number>();
  for (let i = 0; i < PICK_COUNT; i++) {
    const { low } = quickPick(game, random);
    hits.set(low, (hits.get(low) ?? 0) + 1);
  }
  t.equal(hits.size, 792);
  const statistic = chiSquareStatistic([...hits.values()], PICK_COUNT / 792);
  const pValue = chiSquareUpperTail(statistic, 791);
  t.ok(pValue > LEVEL && pValue < 1 - LEVEL, `p = ${pValue.toFixed(3)}`);
  t.end();
});

test('quick pick: the ruler catches a pick that favours one number by a tenth', (t) => {
  const game = GAMES['5of36'];
  const hits = numberHits(game, new SeededRandom(36_045));
  hits[6] = Math.round((hits[6] ?? 0) * 1.1);
  const statistic = chiSquareStatistic(hits, (PICK_COUNT * 5) / 36) / (31 / 35);
  t.ok(statistic > chiSquareCritical(35, LEVEL));
  t.end();
});

test('quick pick: proven without bias, over all ways that 3 of 6 can be drawn', (t) => {
  // The steps draw below 4, 5 and 6: 120 ways, and 20 picks, so 6 ways each.
  const game = gameOfShape(3, 6);
  const ways = new Map<number, number>();
  for (let first = 0; first < 4; first++) {
    for (let second = 0; second < 5; second++) {
      for (let third = 0; third < 6; third++) {
        const { low } = quickPick(game, scripted([first, second, third]));
        ways.set(low, (ways.get(low) ?? 0) + 1);
      }
    }
  }
  t.equal(ways.size, 20);
  t.strictSame(new Set(ways.values()), new Set([6]));
  t.end();
});

test('quick pick: values that would favour low numbers are discarded', (t) => {
  // 1 of 36: 2^32 = 36 · 119,304,647 + 4, so the four highest values are not used.
  const game = gameOfShape(1, 36);
  const highest = 2 ** 32 - 1;
  const mask = quickPick(game, scripted([highest, highest - 3, highest - 4]));
  t.strictSame(numbersOfMask(mask), [36]);
  t.end();
});

test('quick pick: is always a legal pick, and equal for equal seeds', (t) => {
  for (const game of [GAMES['5of36'], GAMES['6of45'], gameOfShape(1, 2), gameOfShape(63, 64)]) {
    const [left, right] = [new SeededRandom(7), new SeededRandom(7)];
    for (let i = 0; i < 1_000; i++) {
      const mask = quickPick(game, left);
      assertMaskOfGame(game, mask.low, mask.high);
      if (i === 999) t.strictSame(mask, quickPick(game, right));
      else quickPick(game, right);
    }
  }
  t.end();
});

test('seeded random: repeats itself for a seed, and differs for another', (t) => {
  const words = (seed: number): number[] => {
    const random = new SeededRandom(seed);
    return Array.from({ length: 8 }, () => random.uint32());
  };
  t.strictSame(words(1), words(1));
  t.notSame(words(1), words(2));
  t.notSame(words(1), words(1 + 2 ** 32));
  t.equal(new SeededRandom(1).bytes(7).length, 7);
  t.strictSame(new SeededRandom(1).bytes(7), new SeededRandom(1).bytes(7));
  t.end();
});

function numberHits(game: KOfNGame, random: SeededRandom): number[] {
  const hits = new Array<number>(game.numberCount).fill(0);
  for (let i = 0; i < PICK_COUNT; i++) {
    for (const number of numbersOfMask(quickPick(game, random))) {
      hits[number - 1] = (hits[number - 1] ?? 0) + 1;
    }
  }
  return hits;
}

/** Gives out the values in turn, and fails when more are asked for. */
function scripted(values: readonly number[]): { uint32(): number } {
  let next = 0;
  return {
    uint32: () => {
      const value = values[next];
      if (value === undefined) throw new Error('the script has ended');
      next++;
      return value;
    },
  };
}
