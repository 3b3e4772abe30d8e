import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../../actors/games/game-table.ts';
import {
  maskOfNumbers,
  matchCount,
  numbersOfMask,
  parsePick,
  popCount32,
} from '../../../../actors/games/k-of-n/pick.ts';
import { gameOfShape } from '../../../support/samples/games.ts';

const FIVE = GAMES['5of36'];

/** Any pick of the largest family: distinct numbers up to 64. */
const numbersArbitrary = fc.uniqueArray(fc.integer({ min: 1, max: 64 }), { maxLength: 64 });

test('pick: what players may send, and the first fault found in it', (t) => {
  const huge = new Array(1_000_000).fill(1);
  const cases: readonly (readonly [string, readonly unknown[], string])[] = [
    ['nothing', [], 'wrongCount'],
    ['one too few', [1, 2, 3, 4], 'wrongCount'],
    ['one too many', [1, 2, 3, 4, 5, 6], 'wrongCount'],
    ['a million', huge, 'wrongCount'],
    ['a hole at the end', new Array(5), 'notWhole'],
    ['a hole inside', Object.assign(new Array(5), [1, 2]), 'notWhole'],
    ['zero', [0, 1, 2, 3, 4], 'outOfRange'],
    ['minus zero', [-0, 1, 2, 3, 4], 'outOfRange'],
    ['a negative', [-1, 1, 2, 3, 4], 'outOfRange'],
    ['one above the range', [1, 2, 3, 4, 37], 'outOfRange'],
    ['far above: bits would wrap', [1, 2, 3, 4, 2 ** 32 + 5], 'outOfRange'],
    ['unsafe', [1, 2, 3, 4, 2 ** 53], 'outOfRange'],
    ['a repeat in the low word', [7, 1, 2, 3, 7], 'repeated'],
    ['a repeat in the high word', [36, 1, 2, 3, 36], 'repeated'],
    ['a repeat at bit 31', [32, 1, 2, 3, 32], 'repeated'],
    ['all equal', [5, 5, 5, 5, 5], 'repeated'],
    ['a fraction', [1, 2, 3, 4, 4.5], 'notWhole'],
    ['not a number', [1, 2, 3, 4, Number.NaN], 'notWhole'],
    ['infinite', [1, 2, 3, 4, Number.POSITIVE_INFINITY], 'notWhole'],
    ['text', [1, 2, 3, 4, '5'], 'notWhole'],
    ['null', [1, 2, 3, 4, null], 'notWhole'],
    ['undefined', [1, 2, 3, 4, undefined], 'notWhole'],
    ['true', [true, 2, 3, 4, 5], 'notWhole'],
    ['nested', [[1], 2, 3, 4, 5], 'notWhole'],
    ['an object with a value', [{ valueOf: () => 1 }, 2, 3, 4, 5], 'notWhole'],
    ['a boxed number', [Object(1), 2, 3, 4, 5], 'notWhole'],
    ['a big integer', [1n, 2, 3, 4, 5], 'notWhole'],
    ['a symbol', [Symbol('1'), 2, 3, 4, 5], 'notWhole'],
    ['not whole goes before out of range', [99, 1, 2, 3, 'x'], 'notWhole'],
    ['not whole goes before repeated', [1, 1, 2, 3, 0.5], 'notWhole'],
    ['out of range goes before repeated', [1, 1, 2, 3, 99], 'outOfRange'],
  ];
  for (const [name, numbers, reason] of cases) {
    t.strictSame(parsePick(FIVE, numbers), { ok: false, reason }, name);
  }
  t.end();
});

test('pick: legal numbers become bits, in any order', (t) => {
  // Number 1 is bit 0 and 32 is bit 31 of the low word; 33 is bit 0 and 36 bit 3 of the high one.
  const expected = { ok: true, mask: { low: 0x8000_0003, high: 0x9 } };
  t.strictSame(parsePick(FIVE, [1, 2, 32, 33, 36]), expected);
  t.strictSame(parsePick(FIVE, [36, 32, 1, 33, 2]), expected);
  t.strictSame(parsePick(gameOfShape(2, 64), [1, 64]), {
    ok: true,
    mask: { low: 1, high: 0x8000_0000 },
  });
  t.end();
});

test('pick: every last number of every width is accepted, and the next is not', (t) => {
  for (let numberCount = 2; numberCount <= 64; numberCount++) {
    const game = gameOfShape(1, numberCount);
    const parsed = parsePick(game, [numberCount]);
    t.ok(parsed.ok);
    if (parsed.ok) {
      t.strictSame(numbersOfMask(parsed.mask), [numberCount]);
    }
    t.strictSame(parsePick(game, [numberCount + 1]), { ok: false, reason: 'outOfRange' });
  }
  t.end();
});

test('pick: numbers survive the way into a mask and back, sorted', (t) => {
  fc.assert(
    fc.property(numbersArbitrary, (numbers) => {
      const sorted = [...numbers].sort((left, right) => left - right);
      deepStrictEqual(numbersOfMask(maskOfNumbers(numbers)), sorted);
    }),
    { numRuns: 500 },
  );
  t.end();
});

test('pick: whatever arrives is either a legal pick or a reason, never an error', (t) => {
  const element = fc.oneof(fc.integer({ min: -1, max: 40 }), fc.anything());
  fc.assert(
    fc.property(fc.array(element, { maxLength: 7 }), (numbers) => {
      const parsed = parsePick(FIVE, numbers);
      if (!parsed.ok) return !isLegal(numbers);
      return isLegal(numbers);
    }),
    { numRuns: 5_000 },
  );
  t.end();
});

test('pick: matches equal the size of the intersection of two sets', (t) => {
  fc.assert(
    fc.property(numbersArbitrary, numbersArbitrary, (left, right) => {
      const [a, b] = [maskOfNumbers(left), maskOfNumbers(right)];
      const shared = left.filter((number) => right.includes(number)).length;
      return matchCount(a.low, a.high, b.low, b.high) === shared;
    }),
    { numRuns: 5_000 },
  );
  t.end();
});

test('pick: the population count agrees with counting digits', (t) => {
  for (const word of [0, 1, 2 ** 31, 2 ** 32 - 1, 0x5555_5555, 0xaaaa_aaaa]) {
    t.equal(popCount32(word), word.toString(2).replaceAll('0', '').length);
  }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (word) => {
      return popCount32(word) === word.toString(2).replaceAll('0', '').length;
    }),
    { numRuns: 5_000 },
  );
  t.end();
});

test('pick: numbers and words that no validation could have let through stop the shard', (t) => {
  const message = (text: string) => ({ name: 'AssertionError', message: text });
  const word = message('a mask word is not an unsigned 32-bit integer');
  t.throws(() => maskOfNumbers([1, 1]), message('numbers are not distinct'));
  t.throws(() => maskOfNumbers([65]), message('a number does not fit the mask'));
  t.throws(() => maskOfNumbers([0]), message('a number does not fit the mask'));
  t.throws(() => maskOfNumbers([1.5]), message('a number is not whole'));
  t.throws(() => numbersOfMask({ low: -1, high: 0 }), word);
  t.end();
});

/** The rule, told once more in the slow way. */
function isLegal(numbers: readonly unknown[]): boolean {
  const legal = numbers.filter((value) => Number.isInteger(value) && isInRange(value as number));
  return numbers.length === 5 && legal.length === 5 && new Set(legal).size === 5;
}

function isInRange(value: number): boolean {
  return value >= 1 && value <= 36;
}
