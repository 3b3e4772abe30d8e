import { test } from 'tap';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { orderOfPlay, shownPlay } from '../../../actors/games/play-form.ts';

test('play form: a play goes to the game as it was sent, zeros in front included', (t) => {
  for (const [kind, name] of (['straight', 'box'] as const).entries()) {
    t.same(orderOfPlay({ digits: '0072', kind: name }), {
      form: PICK_FORMS.play,
      numbers: [0, 0, 7, 2],
      others: [kind],
    });
    t.same(shownPlay([0, 0, 7, 2, kind]), { digits: '0072', kind: name });
  }
  t.end();
});

test('play form: what is no text of digits becomes no digits', (t) => {
  const numbersOf = (digits: string | number) => orderOfPlay({ digits, kind: 'box' }).numbers;
  t.same(numbersOf(7), []);
  t.same(numbersOf(0), []);
  t.same(numbersOf(''), []);
  t.same(numbersOf('1x ٣'), [1, Number.NaN, Number.NaN, Number.NaN]);
  t.end();
});
