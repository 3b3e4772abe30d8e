import { test } from 'tap';
import { DIGITS } from '../../../../actors/games/digits/digits.ts';
import { tierOfWays } from '../../../../actors/games/digits/digits-pick.ts';
import { type FormedPick, PICK_FORMS } from '../../../../actors/games/pick-order.ts';
import {
  boxPlay,
  DIGITS_3,
  DIGITS_4,
  straightPlay,
} from '../../../support/samples/family-games.ts';
import { masksOf } from '../../../support/samples/picks.ts';

test('digits pick: what a player may play, and what is wrong with the rest', (t) => {
  const rows: readonly (readonly [readonly unknown[] | FormedPick, string | undefined])[] = [
    [straightPlay('123'), undefined],
    [straightPlay('000'), undefined],
    [boxPlay('112'), undefined],
    [boxPlay('111'), 'alike'],
    [straightPlay('7'), 'wrongCount'],
    [straightPlay('07'), 'wrongCount'],
    [straightPlay(''), 'wrongCount'],
    [boxPlay('1234'), 'wrongCount'],
    [[1, 2, 3], 'wrongForm'],
    [[], 'wrongForm'],
    [['1', '2', '3'], 'wrongForm'],
    [{ ...straightPlay('123'), form: PICK_FORMS.system }, 'wrongForm'],
    [{ ...straightPlay('123'), others: [2] }, 'outOfRange'],
    [{ ...straightPlay('123'), others: [] }, 'outOfRange'],
    [straightPlay('1x3'), 'outOfRange'],
  ];
  for (const [numbers, fault] of rows) {
    t.equal(DIGITS.parsePick(DIGITS_3, numbers, [], 0), fault, JSON.stringify(numbers));
  }
  const straightOnly = { ...DIGITS_3, tiers: DIGITS_3.tiers.slice(0, 1) };
  t.equal(DIGITS.parsePick(straightOnly, boxPlay('123'), [], 0), 'kindNotSold');
  t.equal(tierOfWays(straightOnly, 6), 0);
  t.end();
});

test('digits pick: one word says digits, zeros in front included, and kind', (t) => {
  for (const [game, count] of [
    [DIGITS_3, 3],
    [DIGITS_4, 4],
  ] as const) {
    const words = new Set<number>();
    for (let value = 0; value < 10 ** count; value += 1) {
      const digits = String(value).padStart(count, '0');
      for (const [kind, pick] of [straightPlay(digits), boxPlay(digits)].entries()) {
        const masks: number[] = [];
        if (DIGITS.parsePick(game, pick, masks, 0) !== undefined) continue;
        words.add(masks[0] ?? -1);
        DIGITS.assertPick(game, masks, 0);
        const printed = DIGITS.printPick(0, masks, 0, 1).join('');
        if (printed !== `${digits}${kind}`) t.fail(`${digits} prints ${printed}`);
      }
    }
    t.equal(words.size, 2 * 10 ** count - 10, 'each play has a word of its own');
  }
  const column = Uint32Array.of(0, ...masksOf(DIGITS_3, boxPlay('012')));
  const numbers = new Uint16Array(8);
  t.equal(DIGITS.printRow(0, [column], 1, numbers), 4);
  t.same([...numbers.subarray(0, 4)], [0, 1, 2, 1]);
  t.doesNotThrow(() => DIGITS.assertPicks(DIGITS_3, [column], 1, 2));
  t.throws(() => DIGITS.assertPicks(DIGITS_3, [column], 0, 2), { name: 'AssertionError' });
  t.end();
});

test('digits pick: words that are no play stop the shard', (t) => {
  const [word = 0] = masksOf(DIGITS_3, straightPlay('999'));
  const alike = word | (1 << 14);
  for (const wrong of [word + 1, alike, word | (1 << 15), 0, 999, word + 2 ** 16]) {
    t.throws(() => DIGITS.assertPick(DIGITS_3, [wrong], 0), { name: 'AssertionError' }, `${wrong}`);
  }
  t.throws(() => DIGITS.assertPick(DIGITS_3, [], 0), { name: 'AssertionError' });
  t.end();
});
