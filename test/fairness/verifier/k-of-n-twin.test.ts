import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import type { KOfNGame } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { K_OF_N_TWIN } from '../../../src/fairness/verifier/k-of-n-twin.ts';
import { minor } from '../../../src/kernel/money.ts';
import { goldenSystems } from '../../support/fairness/fairness-golden.ts';
import { gameOfShape, jackpotTier } from '../../support/samples/games.ts';
import { masksOf, numbersOf, quickMasks } from '../../support/samples/picks.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const GAME: KOfNGame = {
  ...gameOfShape(3, 40),
  tiers: [jackpotTier(3), { kind: 'fixed', tier: 2, matches: 1, prizeMinor: minor(1) }],
};
const PROMISED = { id: '3of40', k: 3, n: 40, tiers: GAME.tiers };

test('k of n twin: it finds the tiers that the engine finds', (t) => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = new SeededRandom(seed);
      const outcome = numbersOf(quickMasks(GAME, random));
      const masks = quickMasks(GAME, random);
      const wins = GAME.tiers.map(() => 0);
      K_OF_N.winsOf(GAME, outcome, masks, wins);
      deepStrictEqual(K_OF_N_TWIN.wins(PROMISED, outcome, numbersOf(masks)), wins);
    }),
    { numRuns: 2_000 },
  );
  t.end();
});

test('k of n twin: rules that do not hold together, and picks that are none, are told', (t) => {
  t.same(K_OF_N_TWIN.ruleProblems(PROMISED), []);
  t.match(K_OF_N_TWIN.ruleProblems({ ...PROMISED, k: 2 }), [/more matches than numbers/]);
  t.match(K_OF_N_TWIN.ruleProblems({ ...PROMISED, n: 2 }), [/more numbers are drawn/]);
  const [first] = PROMISED.tiers;
  const twice = first === undefined ? [] : [first, { ...first, tier: 2 }];
  t.match(K_OF_N_TWIN.ruleProblems({ ...PROMISED, tiers: twice }), [/the same matches/]);
  t.equal(K_OF_N_TWIN.canDraw({ ...PROMISED, n: 2 }), false);
  t.same(K_OF_N_TWIN.pickProblems(PROMISED, [1, 2, 40]), []);
  t.match(K_OF_N_TWIN.pickProblems(PROMISED, [1, 2]), [/have 3 numbers/]);
  t.match(K_OF_N_TWIN.pickProblems(PROMISED, [1, 2, 2]), [/twice/]);
  t.match(K_OF_N_TWIN.pickProblems(PROMISED, [1, 2, 41]), [/not all in 1/]);
  t.match(
    K_OF_N_TWIN.pickProblems(PROMISED, K_OF_N_TWIN.unpack(PROMISED, Uint8Array.of(1, 2, 0))),
    [/not all in 1/],
  );
  t.equal(K_OF_N_TWIN.fitsFile({ ...PROMISED, n: 255 }), true);
  t.equal(K_OF_N_TWIN.fitsFile({ ...PROMISED, n: 256 }), false);
  t.end();
});

test('k of n twin: over 10,000 draws it counts the combinations that the engine counts', (t) => {
  const game = GAMES['5of36'];
  const promised = { id: '5of36', k: 5, n: 36, tiers: game.tiers };
  const layout = K_OF_N.layout(game);
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 36 }), { minLength: 5, maxLength: 18 });
  fc.assert(
    fc.property(numbers, fc.nat({ max: 4 }), fc.nat(), (chosen, bankerCount, seed) => {
      const others = chosen.slice(0, bankerCount);
      const order = { form: PICK_FORMS.system, numbers: chosen.slice(bankerCount), others };
      const masks = masksOf(game, order);
      const printed = K_OF_N.printPick(layout, masks, 0, 2);
      deepStrictEqual(K_OF_N_TWIN.pickProblems(promised, printed), []);
      const count = K_OF_N.combinations(layout, masks, 0);
      deepStrictEqual(K_OF_N_TWIN.combinations(promised, printed), count);
      const outcome = K_OF_N.draw(game, new SeededRandom(seed));
      const wins = game.tiers.map(() => 0);
      K_OF_N.winsOf(game, outcome, masks, wins);
      deepStrictEqual(K_OF_N_TWIN.wins(promised, outcome, printed), wins);
    }),
    { numRuns: 10_000 },
  );
  t.end();
});

test('k of n twin: numbers that are no system are told', (t) => {
  const promised = { id: '5of36', k: 5, n: 36, tiers: GAMES['5of36'].tiers };
  t.same(K_OF_N_TWIN.pickProblems(promised, [1, 2, 3, 4, 5, 6, 7, 0, 1, 7]), []);
  for (const wrong of [
    [1, 2, 3, 4],
    [1, 2, 3, 4, 5, 0, 1],
    [1, 2, 3, 4, 5, 6, 0],
    [1, 2, 3, 4, 5, 6, 0, 7],
    [1, 2, 3, 4, 5, 6, 0, 2, 1],
    [1, 2, 3, 4, 5, 6, 0, 1, 1],
    [1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5],
    [1, 2, 3, 4, 6, 5],
    [1, 2, 3, 4, 5, 37],
    [1, 2, 3, 4, 5, 6, 0, 1, 0, 2],
    Array.from({ length: 19 }, (_, index) => index + 1),
  ]) {
    t.ok(K_OF_N_TWIN.pickProblems(promised, wrong).length > 0, `${wrong}`);
  }
  t.end();
});

test('k of n twin: a system is read, counted and judged as another implementation does', (t) => {
  for (const { k, n, sealed, combinations, drawn, withMatches } of goldenSystems()) {
    const tiers = withMatches.map((_, matches) => {
      return { kind: 'fixed', tier: matches + 1, matches, prizeMinor: 1 } as const;
    });
    const game = { id: 'x', k, n, tiers };
    t.same(K_OF_N_TWIN.pickProblems(game, sealed), []);
    t.equal(K_OF_N_TWIN.combinations(game, sealed), combinations);
    t.same(K_OF_N_TWIN.wins(game, drawn, sealed), withMatches, `${sealed}`);
  }
  t.end();
});
