import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { combinationsOf } from '../../../../actors/games/combinations.ts';
import { GAMES } from '../../../../actors/games/game-table.ts';
import { K_OF_N } from '../../../../actors/games/k-of-n/k-of-n.ts';
import { maskOfNumbers } from '../../../../actors/games/k-of-n/pick.ts';
import { SystemLines } from '../../../../actors/games/k-of-n/system-lines.ts';
import { PICK_FORMS } from '../../../../actors/games/pick-order.ts';
import { goldenSystems } from '../../../support/fairness/fairness-golden.ts';
import { expandedSystem } from '../../../support/samples/expanded-system.ts';
import { gameOfShape } from '../../../support/samples/games.ts';
import { masksOf } from '../../../support/samples/picks.ts';

const GAME = GAMES['6of45'];

test('system lines: as many have each count of matches as in the list of all of them', (t) => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { minLength: 7, maxLength: 11 });
  const drawn = fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(numbers, drawn, fc.nat({ max: 5 }), (chosen, winning, bankerCount) => {
      const bankers = chosen.slice(0, bankerCount);
      const others = chosen.slice(bankerCount);
      const order = { form: PICK_FORMS.system, numbers: others, others: bankers };
      const [low = 0, high = 0] = masksOf(GAME, order);
      const counts = new Float64Array(GAME.pickCount + 1).fill(3);
      new SystemLines(GAME, maskOfNumbers(winning)).addTo(low, high, counts);
      const due = new Array<number>(GAME.pickCount + 1).fill(3);
      for (const line of expandedSystem(others, bankers, GAME.pickCount)) {
        const matches = line.filter((number) => winning.includes(number)).length;
        due[matches] = (due[matches] ?? 0) + 1;
      }
      deepStrictEqual([...counts], due);
    }),
    { numRuns: 500 },
  );
  t.end();
});

test('system lines: a ticket is sealed, priced and judged as another implementation does', (t) => {
  for (const system of goldenSystems()) {
    const { k, n, numbers, bankers, sealed, combinations, drawn, withMatches } = system;
    const game = gameOfShape(k, n);
    const masks = masksOf(game, { form: PICK_FORMS.system, numbers, others: bankers });
    t.same(K_OF_N.printPick(K_OF_N.layout(game), masks, 0, masks.length), sealed);
    t.equal(combinationsOf(game, masks), combinations);
    const [low = 0, high = 0] = masks;
    const counts = new Float64Array(k + 1);
    new SystemLines(game, maskOfNumbers(drawn)).addTo(low, high, counts);
    t.same([...counts], withMatches, `${sealed}`);
  }
  t.end();
});
