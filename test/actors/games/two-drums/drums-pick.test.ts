import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { PICK_FORMS } from '../../../../actors/games/pick-order.ts';
import {
  assertDrums,
  drumCounts,
  drumsOf,
  mainBitsOf,
  parseDrums,
} from '../../../../actors/games/two-drums/drums-pick.ts';
import { DRUMS_GAME } from '../../../support/samples/drums-game.ts';

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

function drums(main: readonly number[], bonus: readonly number[]) {
  return { form: PICK_FORMS.drums, numbers: main, others: bonus };
}

function system(main: readonly number[], bonus: readonly number[]) {
  return { form: PICK_FORMS.drumsSystem, numbers: main, others: bonus };
}

test('drums pick: the first fault is told', (t) => {
  const five = [1, 2, 3, 4, 5];
  for (const [name, order, reason] of [
    ['a plain list', five, 'wrongForm'],
    ['a system with bankers', { ...drums(five, [1]), form: PICK_FORMS.system }, 'wrongForm'],
    ['four main numbers', drums([1, 2, 3, 4], [1, 2]), 'wrongCount'],
    ['a system that is not called one', drums(upTo(6), [1, 2]), 'wrongCount'],
    ['one bonus number', system(five, [1]), 'tooFewNumbers'],
    ['four of the first drum', system([1, 2, 3, 4], [1, 2, 3]), 'tooFewNumbers'],
    ['13 bonus numbers', system(five, upTo(13)), 'tooManyNumbers'],
    ['all of both', system(upTo(50), upTo(12)), 'tooManyCombinations'],
    ['a fraction', drums([1, 2, 3, 4, 5.5], [1, 2]), 'notWhole'],
    ['51', drums([1, 2, 3, 4, 51], [1, 2]), 'outOfRange'],
    ['a bonus number of 13', drums(five, [1, 13]), 'outOfRange'],
    ['zero', drums([0, 2, 3, 4, 5], [1, 2]), 'outOfRange'],
    ['a repeat', drums([1, 1, 3, 4, 5], [1, 2]), 'repeated'],
    ['a bonus number twice', drums(five, [2, 2]), 'repeated'],
  ] as const) {
    t.strictSame(parseDrums(DRUMS_GAME, order), { ok: false, reason }, name);
  }
  t.end();
});

test('drums pick: the 1 of one drum is not the 1 of the other', (t) => {
  const main = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 5, maxLength: 9 });
  const bonus = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 });
  const sorted = (list: readonly number[]) => [...list].sort((left, right) => left - right);
  fc.assert(
    fc.property(main, bonus, (first, second) => {
      const parsed = parseDrums(DRUMS_GAME, system(first, second));
      if (!parsed.ok) throw new Error(parsed.reason);
      assertDrums(DRUMS_GAME, parsed.mask);
      const { numberCount } = DRUMS_GAME;
      const both = { main: sorted(first), bonus: sorted(second) };
      deepStrictEqual(drumsOf(numberCount, parsed.mask), both);
      const counts = { mainCount: first.length, bonusCount: second.length };
      deepStrictEqual(drumCounts(parsed.mask, mainBitsOf(DRUMS_GAME)), counts);
    }),
    { numRuns: 300 },
  );
  t.end();
});

test('drums pick: words that no validation could have made stop the shard', (t) => {
  const error = { name: 'AssertionError' };
  t.throws(() => assertDrums(DRUMS_GAME, { low: 0b1111, high: 0xc_0000 }), error, 'four and two');
  t.throws(() => assertDrums(DRUMS_GAME, { low: 0b1_1111, high: 0x8004_0000 }), error, 'bonus 14');
  t.throws(() => assertDrums(DRUMS_GAME, { low: 2 ** 32 - 1, high: 0xc_0000 }), error, 'too many');
  t.end();
});
