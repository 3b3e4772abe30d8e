import { test } from 'tap';
import { KENO } from '../../../../actors/games/keno/keno.ts';
import { areSpotsSold, kenoWordCount } from '../../../../actors/games/keno/keno-pick.ts';
import type { FormedPick } from '../../../../actors/games/pick-order.ts';
import { KENO_10, SMALL_KENO, straightPlay } from '../../../support/samples/family-games.ts';
import { masksOf, quickMasks } from '../../../support/samples/picks.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

test('keno pick: what a player may send, and what is wrong with the rest', (t) => {
  const rows: readonly (readonly [readonly unknown[] | FormedPick, string | undefined])[] = [
    [[3, 17, 64], undefined],
    [[80], undefined],
    [[], 'wrongCount'],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 'wrongCount'],
    [[0], 'outOfRange'],
    [[81], 'outOfRange'],
    [[-1], 'outOfRange'],
    [[1.5], 'notWhole'],
    [['7'], 'notWhole'],
    [[null], 'notWhole'],
    [[Number.NaN], 'notWhole'],
    [[5, 6, 5], 'repeated'],
    [[33, 1, 33], 'repeated'],
    [straightPlay('12'), 'wrongForm'],
  ];
  for (const [numbers, fault] of rows) {
    const masks = [9, 9, 9, 9, 9];
    t.equal(KENO.parsePick(KENO_10, numbers, masks, 1), fault, JSON.stringify(numbers));
    t.equal(masks[0], 9, 'what stands before is left alone');
    t.equal(masks[4], 9, 'and behind');
  }
  const withoutTwo = { ...SMALL_KENO, tiers: SMALL_KENO.tiers.filter(({ spots }) => spots !== 2) };
  t.equal(KENO.parsePick(withoutTwo, [1, 2], [], 0), 'spotsNotSold');
  t.ok(areSpotsSold(withoutTwo, 3));
  t.end();
});

test('keno pick: its words print the numbers again, whatever the order, at every edge', (t) => {
  t.equal(kenoWordCount(KENO_10), 3);
  t.same(
    [28, 29, 60, 61, 92].map((numberCount) => kenoWordCount({ numberCount })),
    [1, 2, 2, 3, 3],
  );
  for (const pick of [
    [1],
    [32],
    [33, 64],
    [80, 65, 64, 33, 32, 1],
    [10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
  ]) {
    const masks = masksOf(KENO_10, pick);
    const sorted = pick.toSorted((left, right) => left - right);
    t.same(KENO.printPick(0, [7, ...masks], 1, 4), sorted);
    const columns = masks.map((word) => Uint32Array.of(0, word));
    const numbers = new Uint16Array(16);
    t.equal(KENO.printRow(0, columns, 1, numbers), pick.length);
    t.same([...numbers.subarray(0, pick.length)], sorted);
    t.doesNotThrow(() => KENO.assertPick(KENO_10, masks, 0));
    t.doesNotThrow(() => KENO.assertPicks(KENO_10, columns, 1, 2));
  }
  t.end();
});

test('keno pick: words that are no pick stop the shard', (t) => {
  const [first = 0, second = 0, last = 0] = masksOf(KENO_10, [1, 40, 80]);
  for (const masks of [
    [first, second],
    [first, second, last & 0x0fff_ffff],
    [first | 2, second, last],
    [first, second, (last | (2 ** 16)) >>> 0],
    [0, 0, 0],
    [-1, second, last],
    [0.5, second, last],
  ]) {
    t.throws(() => KENO.assertPick(KENO_10, masks, 0), { name: 'AssertionError' }, masks.join());
  }
  t.throws(() => KENO.assertOutcome(KENO_10, [1, 2, 3]), { name: 'AssertionError' });
  const drawn = Array.from({ length: 20 }, (_, i) => i + 1);
  t.throws(() => KENO.assertOutcome(KENO_10, [...drawn.slice(1), 81]), { name: 'AssertionError' });
  t.throws(() => KENO.assertOutcome(KENO_10, [...drawn.slice(1), 20]), { name: 'AssertionError' });
  t.doesNotThrow(() => KENO.assertOutcome(KENO_10, drawn));
  t.end();
});

test('keno pick: a quick pick has as many spots as its game says, and is a legal pick', (t) => {
  const random = new SeededRandom(3);
  for (const quickPickSpots of [1, 4, 10]) {
    const game = { ...KENO_10, quickPickSpots };
    for (let i = 0; i < 300; i += 1) {
      const masks = quickMasks(game, random);
      KENO.assertPick(game, masks, 0);
      if (KENO.printPick(0, masks, 0, 3).length !== quickPickSpots) t.fail('other spots');
    }
  }
  t.end();
});
