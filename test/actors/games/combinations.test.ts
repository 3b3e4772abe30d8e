import { test } from 'tap';
import { combinationsOf } from '../../../actors/games/combinations.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { gameOfShape } from '../../support/samples/games.ts';
import { masksOf } from '../../support/samples/picks.ts';

test('combinations: a plain pick is one, a system all that it plays, a purchase their sum', (t) => {
  for (const game of [GAMES['5of36'], gameOfShape(5, 20)]) {
    const plain = masksOf(game, [1, 2, 3, 4, 5]);
    const order = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4, 5, 6, 7], others: [] };
    const system = masksOf(game, order);
    t.equal(combinationsOf(game, []), 0);
    t.equal(combinationsOf(game, plain), 1);
    t.equal(combinationsOf(game, system), 21);
    t.equal(combinationsOf(game, [...plain, ...system, ...plain]), 23);
  }
  t.end();
});
