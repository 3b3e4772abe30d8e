import { test } from 'tap';
import { orderOfRaffleNumber, shownRaffleNumber } from '../../../actors/games/number-form.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';

test('number form: a text of digits, and what is none of it has no digits', (t) => {
  const { number: form } = PICK_FORMS;
  t.same(orderOfRaffleNumber('007'), { form, numbers: [0, 0, 7], others: [] });
  t.same(orderOfRaffleNumber('0x7').numbers, [0, Number.NaN, 7]);
  t.same(orderOfRaffleNumber(7).numbers, [], 'a number has no zeros in front to count');
  t.same(shownRaffleNumber([0, 0, 0]), { number: '000' });
  t.end();
});
