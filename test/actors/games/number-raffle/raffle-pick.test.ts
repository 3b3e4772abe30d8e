import { test } from 'tap';
import { NUMBER_RAFFLE } from '../../../../actors/games/number-raffle/number-raffle.ts';
import { RAFFLE_1, RAFFLE_6, raffleNumber } from '../../../support/samples/family-games.ts';

test('number raffle: what is no number of the game is refused', (t) => {
  const problem = (order: Parameters<typeof NUMBER_RAFFLE.parsePick>[1]) =>
    NUMBER_RAFFLE.parsePick(RAFFLE_6, order, [], 0);
  for (const text of ['', '7', '07', '00000', '0000000']) {
    t.equal(problem(raffleNumber(text)), 'wrongCount', text);
  }
  for (const text of ['00000a', '-00001', '0000.1', '００００００', ' 00000']) {
    t.equal(problem(raffleNumber(text)), 'outOfRange', text);
  }
  t.equal(problem({ form: 5, numbers: [], others: [] }), 'wrongCount', 'a number has no zeros');
  t.equal(problem([0, 0, 0, 0, 0, 0]), 'wrongForm');
  t.equal(problem({ form: 4, numbers: [0, 0, 0, 0, 0, 0], others: [0] }), 'wrongForm');
  t.throws(() => NUMBER_RAFFLE.assertPick(RAFFLE_6, [4_711], 0), /digits/);
  t.throws(() => NUMBER_RAFFLE.assertPick(RAFFLE_1, [(1 << 24) | 10], 0), /beyond/);
  t.end();
});
