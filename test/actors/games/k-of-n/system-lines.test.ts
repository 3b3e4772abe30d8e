import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../../actors/games/game-table.ts';
import { maskOfNumbers } from '../../../../actors/games/k-of-n/pick.ts';
import { SystemLines } from '../../../../actors/games/k-of-n/system-lines.ts';
import { PICK_FORMS } from '../../../../actors/games/pick-order.ts';
import { expandedSystem } from '../../../support/samples/expanded-system.ts';
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
