import { test } from 'tap';
import { assertDrawn, DigitsJudge } from '../../../../actors/games/digits/digits-judge.ts';
import type { FormedPick } from '../../../../actors/games/pick-order.ts';
import {
  boxPlay,
  DIGITS_3,
  DIGITS_4,
  straightPlay,
} from '../../../support/samples/family-games.ts';
import { masksOf } from '../../../support/samples/picks.ts';

const prizeOf = (game: typeof DIGITS_3, outcome: number[], play: FormedPick) => {
  const tier = new DigitsJudge(game, outcome).tierOf(masksOf(game, play)[0] ?? 0);
  return game.tiers[tier - 1]?.prizeMinor ?? 0;
};

test('digits judge: a box wins once, by the orders of its own digits', (t) => {
  t.equal(prizeOf(DIGITS_3, [2, 1, 1], boxPlay('112')), 16_000);
  t.equal(prizeOf(DIGITS_3, [2, 1, 1], boxPlay('121')), 16_000);
  t.equal(prizeOf(DIGITS_3, [2, 1, 1], boxPlay('211')), 16_000, 'in its own order, too');
  t.equal(prizeOf(DIGITS_3, [3, 2, 1], boxPlay('123')), 8_000);
  t.equal(prizeOf(DIGITS_3, [2, 2, 1], boxPlay('112')), 0, 'the same digits, otherwise repeated');
  t.equal(prizeOf(DIGITS_3, [2, 1, 1], straightPlay('112')), 0);
  t.equal(prizeOf(DIGITS_3, [1, 1, 2], straightPlay('112')), 50_000);
  t.equal(prizeOf(DIGITS_3, [1, 1, 1], straightPlay('111')), 50_000);
  for (const [digits, prize] of [
    ['1123', 40_000],
    ['1122', 80_000],
    ['1112', 120_000],
    ['0123', 20_000],
  ] as const) {
    const drawn = Array.from(digits, Number).reverse();
    t.equal(prizeOf(DIGITS_4, drawn, boxPlay(digits)), prize, digits);
  }
  t.end();
});

test('digits judge: zeros are digits', (t) => {
  t.equal(prizeOf(DIGITS_3, [0, 0, 0], straightPlay('000')), 50_000);
  t.equal(prizeOf(DIGITS_3, [0, 0, 7], straightPlay('007')), 50_000);
  t.equal(prizeOf(DIGITS_3, [7, 0, 0], boxPlay('007')), 16_000);
  t.equal(prizeOf(DIGITS_3, [0, 0, 7], straightPlay('070')), 0);
  t.end();
});

test('digits judge: what is no draw of the game stops the shard', (t) => {
  for (const outcome of [[], [1, 2], [1, 2, 3, 4], [1, 2, 10], [1, 2, -1], [1, 2, 0.5]]) {
    t.throws(() => assertDrawn(DIGITS_3, outcome), { name: 'AssertionError' }, outcome.join());
    t.throws(() => new DigitsJudge(DIGITS_3, outcome), { name: 'AssertionError' });
  }
  t.end();
});
