import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { TWO_DRUMS } from '../../../actors/games/two-drums/two-drums.ts';
import { TWO_DRUMS_TWIN } from '../../../src/fairness/verifier/two-drums-twin.ts';
import { DRUMS_GAME } from '../../support/samples/drums-game.ts';
import { masksOf } from '../../support/samples/picks.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const RULES = { k: 5, n: 50, bonusK: 2, bonusN: 12 };
const PROMISED = { id: 'x', family: 'twoDrums', ...RULES, tiers: DRUMS_GAME.tiers };
const LAYOUT = TWO_DRUMS.layout(DRUMS_GAME);

test('two drums twin: over 10,000 draws it finds what the engine finds', (t) => {
  const list = (most: number, minLength: number, maxLength: number) =>
    fc.uniqueArray(fc.integer({ min: 1, max: most }), { minLength, maxLength });
  fc.assert(
    fc.property(list(50, 5, 9), list(12, 2, 5), fc.nat(), (numbers, others, seed) => {
      const masks = masksOf(DRUMS_GAME, { form: PICK_FORMS.drumsSystem, numbers, others });
      const printed = TWO_DRUMS.printPick(LAYOUT, masks, 0, 2);
      deepStrictEqual(TWO_DRUMS_TWIN.pickProblems(PROMISED, printed), []);
      const count = TWO_DRUMS.combinations(LAYOUT, masks, 0);
      deepStrictEqual(TWO_DRUMS_TWIN.combinations(PROMISED, printed), count);
      const outcome = TWO_DRUMS.draw(DRUMS_GAME, new SeededRandom(seed));
      const wins = DRUMS_GAME.tiers.map(() => 0);
      TWO_DRUMS.winsOf(DRUMS_GAME, outcome, masks, wins);
      deepStrictEqual(TWO_DRUMS_TWIN.wins(PROMISED, outcome, printed), wins);
    }),
    { numRuns: 10_000 },
  );
  t.end();
});

test('two drums twin: rules and picks that do not hold together are told', (t) => {
  t.same(TWO_DRUMS_TWIN.ruleProblems(PROMISED), []);
  t.match(TWO_DRUMS_TWIN.ruleProblems({ ...PROMISED, bonusK: 1 }), [/more matches/]);
  t.match(TWO_DRUMS_TWIN.ruleProblems({ ...PROMISED, bonusN: 1 }), [/more numbers are drawn/]);
  t.equal(TWO_DRUMS_TWIN.canDraw({ ...PROMISED, bonusN: 1 }), false);
  for (const wrong of [
    [1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5, 1, 2],
    [1, 2, 3, 4, 5, 0, 1],
    [1, 2, 3, 4, 0, 1, 2],
    [1, 2, 3, 4, 51, 0, 1, 2],
    [1, 2, 3, 4, 5, 0, 1, 13],
    [5, 4, 3, 2, 1, 0, 1, 2],
    [1, 2, 3, 4, 5, 0, 2, 1],
    [1, 1, 2, 3, 4, 0, 1, 2],
    [1, 2, 3, 4, 5, 0, 1, 2, 0, 3],
  ]) {
    t.ok(TWO_DRUMS_TWIN.pickProblems(PROMISED, wrong).length > 0, `${wrong}`);
  }
  t.end();
});
