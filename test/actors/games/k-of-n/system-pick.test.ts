import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../../actors/games/game-table.ts';
import { K_OF_N } from '../../../../actors/games/k-of-n/k-of-n.ts';
import {
  bankerRanksOf,
  bankersOf,
  chosenOf,
  combinationsOfSystem,
  parseSystem,
} from '../../../../actors/games/k-of-n/system-pick.ts';
import { PICK_FORMS } from '../../../../actors/games/pick-order.ts';
import { expandedSystem } from '../../../support/samples/expanded-system.ts';
import { gameOfShape } from '../../../support/samples/games.ts';

const FIVE = GAMES['5of36'];

function system(numbers: readonly number[], bankers: readonly number[] = []) {
  return { form: PICK_FORMS.system, numbers, others: bankers };
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

test('system pick: the first fault of a system is told, and nothing is written', (t) => {
  const cases = [
    ['nothing', system([]), 'tooFewNumbers'],
    ['one too few', system([1, 2], [3, 4]), 'tooFewNumbers'],
    ['more than the game has', system(upTo(37)), 'tooManyNumbers'],
    ['five bankers', system([6], [1, 2, 3, 4, 5]), 'tooManyBankers'],
    ['six bankers', system([7, 8], [1, 2, 3, 4, 5, 6]), 'tooManyBankers'],
    ['19 numbers', system(upTo(19)), 'tooManyCombinations'],
    ['no room for bankers', system(upTo(27), [34, 35]), 'tooManyNumbers'],
    ['a fraction', system([1, 2, 3, 4, 5, 6.5]), 'notWhole'],
    ['a fraction as a banker', system([1, 2, 3, 4, 5], [0.5]), 'notWhole'],
    ['zero', system([0, 2, 3, 4, 5, 6]), 'outOfRange'],
    ['37', system([1, 2, 3, 4, 5], [37]), 'outOfRange'],
    ['a repeat', system([1, 2, 3, 4, 5, 5]), 'repeated'],
    ['a banker among the numbers', system([1, 3, 4, 5, 6, 7], [1, 2]), 'repeated'],
    ['drums', { ...system([1, 2, 3, 4, 5], [1]), form: PICK_FORMS.drums }, 'wrongForm'],
  ] as const;
  for (const [name, order, reason] of cases) {
    t.strictSame(parseSystem(FIVE, order), { ok: false, reason }, name);
    const masks = [7, 7];
    t.equal(K_OF_N.parsePick(FIVE, order, masks, 0), reason);
    t.same(masks, [7, 7]);
  }
  t.end();
});

test('system pick: it prints, shows and counts what was chosen', (t) => {
  const layout = K_OF_N.layout(FIVE);
  const rows = [
    [system([7, 6, 5, 4, 3, 2, 1]), [1, 2, 3, 4, 5, 6, 7], upTo(7), [], 21],
    [system([3, 4, 5, 6, 7], [2, 1]), [1, 2, 3, 4, 5, 6, 7, 0, 1, 2], [3, 4, 5, 6, 7], [1, 2], 10],
    [
      system([5, 35, 36], [1, 2, 33, 34]),
      [1, 2, 5, 33, 34, 35, 36, 0, 1, 2, 33, 34],
      [5, 35, 36],
      [1, 2, 33, 34],
      3,
    ],
    [system(upTo(18)), upTo(18), upTo(18), [], 8_568],
  ] as const;
  for (const [order, printed, numbers, bankers, count] of rows) {
    const masks: number[] = [];
    t.equal(K_OF_N.parsePick(FIVE, order, masks, 0), undefined);
    t.equal(masks.length, 2, 'a system takes no more words than a plain pick');
    K_OF_N.assertPick(FIVE, masks, 0);
    t.same(K_OF_N.printPick(layout, masks, 0, 2), printed);
    t.same(K_OF_N.showPick(layout, printed), { numbers, bankers });
    t.equal(K_OF_N.combinations(layout, masks, 0), count);
  }
  t.end();
});

test('system pick: as many numbers as one combination has are one, whoever is a banker', (t) => {
  const plain: number[] = [];
  K_OF_N.parsePick(FIVE, [1, 2, 3, 4, 36], plain, 0);
  for (const order of [system([1, 2, 3, 4, 36]), system([36, 2, 3], [1, 4])]) {
    const masks: number[] = [];
    t.equal(K_OF_N.parsePick(FIVE, order, masks, 0), undefined);
    t.same(masks, plain);
  }
  t.end();
});

test('system pick: in a game of any width its words tell what was ordered', (t) => {
  const shapes = fc
    .integer({ min: 6, max: 64 })
    .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 2, max: 5 }) }));
  const order = shapes.chain(({ n, k }) =>
    fc.record({
      game: fc.constant(gameOfShape(k, n)),
      chosen: fc.uniqueArray(fc.integer({ min: 1, max: n }), { minLength: k + 1, maxLength: 12 }),
      bankerCount: fc.nat({ max: k - 1 }),
    }),
  );
  fc.assert(
    fc.property(order, ({ game, chosen, bankerCount }) => {
      const { pickCount, numberCount } = game;
      const bankers = chosen.slice(0, bankerCount);
      const numbers = chosen.slice(bankerCount);
      const parsed = parseSystem(game, system(numbers, bankers));
      const bits = (numberCount > 32 ? 64 : 32) - numberCount;
      if (bankerCount > 0 && chosen.length > bits) {
        deepStrictEqual(parsed, { ok: false, reason: 'tooManyNumbers' });
        return;
      }
      if (!parsed.ok) throw new Error(`a system is refused: ${parsed.reason}`);
      const { low, high } = parsed.mask;
      const masks = numberCount > 32 ? [low, high] : [low];
      K_OF_N.assertPick(game, masks, 0);
      const layout = K_OF_N.layout(game);
      const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
      const printed = K_OF_N.printPick(layout, masks, 0, masks.length);
      const tail = bankerCount === 0 ? [] : [0, ...sorted(bankers)];
      deepStrictEqual(printed, [...sorted(chosen), ...tail]);
      const row = new Uint16Array(64);
      const columns = masks.map((word) => Uint32Array.of(word));
      const count = K_OF_N.printRow(layout, columns, 0, row);
      deepStrictEqual([...row.subarray(0, count)], printed);
      const lines = expandedSystem(numbers, bankers, pickCount).length;
      deepStrictEqual(combinationsOfSystem(game, low, high), lines);
      deepStrictEqual(K_OF_N.combinations(layout, masks, 0), lines);
    }),
    { numRuns: 500 },
  );
  t.end();
});

test('system pick: a game whose numbers fill its words has no bankers', (t) => {
  for (const numberCount of [32, 64]) {
    const game = gameOfShape(3, numberCount);
    t.match(parseSystem(game, system([1, 2, 3], [4])), { reason: 'tooManyNumbers' });
    t.match(parseSystem(game, system([1, 2, 3, numberCount])), { ok: true });
    t.equal(bankerRanksOf(numberCount, 0xffff_ffff, numberCount === 64 ? 0xffff_ffff : 0), 0);
  }
  t.same(chosenOf(33, 5, 0xffff_ffff), { low: 5, high: 1 });
  t.same(bankersOf(33, 0b101, 0b11), { low: 1, high: 0 });
  t.end();
});
