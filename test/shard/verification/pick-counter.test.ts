import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { PickCounter } from '../../../src/shard/verification/pick-counter.ts';
import { DIGITS_3, KENO_10, straightPlay } from '../../support/samples/family-games.ts';
import { miscounted } from '../../support/samples/miscounted-game.ts';
import { masksOf } from '../../support/samples/picks.ts';

const FIVE = GAMES['5of36'];
const SYSTEM = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4, 5, 6, 7], others: [] };

test('pick counter: adds up the combinations of picks of one word or more', (t) => {
  const plain = masksOf(FIVE, [1, 2, 3, 4, 36]);
  const words = [...plain, ...masksOf(FIVE, SYSTEM), ...plain];
  t.equal(new PickCounter(FIVE).count(words), 23);
  t.equal(new PickCounter(KENO_10).count(masksOf(KENO_10, [1, 33, 80])), 1);
  const plays = ['007', '111'].flatMap((digits) => masksOf(DIGITS_3, straightPlay(digits)));
  t.equal(new PickCounter(DIGITS_3).count(plays), 2);
  t.equal(new PickCounter(FIVE).count([]), 0);
  t.end();
});

test('pick counter: does not ask the family', (t) => {
  const wrong = miscounted(t, FIVE);
  t.equal(new PickCounter(wrong).count(masksOf(wrong, SYSTEM)), 21);
  t.end();
});
