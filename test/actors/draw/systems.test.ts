import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { PICK_FORMS, type PickOrder } from '../../../actors/games/pick-order.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { payDraw } from '../../support/cluster/paid-draw.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  DRAW,
  OPENED,
  stageInstance,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { expandedSystem } from '../../support/samples/expanded-system.ts';

const RICH = 900_000_000;

function system(numbers: readonly number[], bankers: readonly number[] = []): PickOrder {
  return { form: PICK_FORMS.system, numbers, others: bankers };
}

/** What each of two players has gained by a draw, before their stakes. */
function prizes(
  numbers: readonly number[],
  ada: readonly PickOrder[],
  bob: readonly PickOrder[],
): { readonly ada: number; readonly bob: number; readonly winners: readonly number[] } {
  const stage = given(...withMoney(ADA, RICH), ...withMoney(BOB, RICH), announced(), OPENED);
  if (ada.length > 0) stage.and(bought(ADA, 0, ...ada));
  if (bob.length > 0) stage.and(bought(BOB, ada.length, ...bob));
  const before = [stage.balanceOf(ADA) ?? 0, stage.balanceOf(BOB) ?? 0];
  const { tiers } = payDraw(stage, numbers);
  deepStrictEqual(stageInstance(stage.states).phase, 'paid');
  deepStrictEqual(stage.ledger().awards ?? 0, 0, 'the fund is paid out');
  return {
    ada: (stage.balanceOf(ADA) ?? 0) - (before[0] ?? 0),
    bob: (stage.balanceOf(BOB) ?? 0) - (before[1] ?? 0),
    winners: tiers.map(({ winners }) => winners),
  };
}

test('systems: bankers that were not drawn cost their lines, not the ticket', (t) => {
  const stage = given(...withMoney(ADA, 5_000), announced(), OPENED);
  stage.and(bought(ADA, 0, system([3, 4, 5, 6, 7], [1, 2])));
  t.equal(stage.balanceOf(ADA), 4_000, 'ten lines at 100');
  payDraw(stage, [1, 3, 4, 20, 21]);
  // 3 × 1,000 + 6 × 100, in one entry.
  t.equal(stage.balanceOf(ADA), 7_600);
  t.end();
});

test('systems: in a pari-mutuel tier each combination is a winner', (t) => {
  const single = [1, 2, 3, 4, 30];
  const found = prizes(
    [1, 2, 3, 4, 20],
    [system([1, 2, 3, 4, 5, 6, 7])],
    [single, [31, 32, 33, 34, 35]],
  );
  // Sales 2,300, tier 2 has 184 for four winners; 3 lines with 4, 12 with 3, 6 with 2.
  t.same(found, { ada: 138 + 12_000 + 600, bob: 46, winners: [0, 4, 12, 6] });
  t.end();
});

test('systems: a system wins what its combinations win as single tickets', (t) => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 6, maxLength: 8 });
  const drawn = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(numbers, drawn, fc.nat({ max: 4 }), (chosen, winning, bankerCount) => {
      const bankers = chosen.slice(0, bankerCount);
      const others = chosen.slice(bankerCount);
      const rest = [
        [1, 2, 3, 4, 5],
        [8, 9, 10, 11, 12],
      ];
      const outcome = [...winning].sort((left, right) => left - right);
      const one = prizes(outcome, [system(others, bankers)], rest);
      const each = prizes(outcome, expandedSystem(others, bankers, 5), rest);
      deepStrictEqual(one, each);
    }),
    { numRuns: 60 },
  );
  t.end();
});

test('systems: a prize that reaches the limit is held whole, as the best tier', (t) => {
  const terms = announced({ approvalMinor: minor(2_000) });
  const stage = given(...withMoney(ADA, 5_000), terms, OPENED);
  stage.and(bought(ADA, 0, system([3, 4, 5, 6, 7], [1, 2])));
  payDraw(stage, [1, 3, 4, 20, 21]);
  t.equal(stage.balanceOf(ADA), 4_000);
  t.equal(stage.ledger().awards, 3_600);
  const held = stage.states.heldAwards.get({ draw: DRAW, ordinal: 0 });
  t.match(held, { tier: 3, prizeMinor: 3_600 });
  t.end();
});
