import { test } from 'tap';
import { isFormed, PICK_FORMS } from '../../../actors/games/pick-order.ts';

test('pick order: a list has no form, and each form has a number of its own', (t) => {
  t.equal(isFormed([1, 2]), false);
  t.equal(isFormed([]), false);
  t.equal(isFormed({ form: PICK_FORMS.system, numbers: [1], others: [] }), true);
  const numbers = Object.values(PICK_FORMS);
  t.equal(new Set(numbers).size, numbers.length);
  t.ok(numbers.every((form) => Number.isInteger(form) && form > 0));
  t.end();
});
