import fc from 'fast-check';
import { test } from 'tap';
import {
  checkDigit,
  isOrderNumber as isOneOfEngine,
} from '../../../../actors/order/order-number.ts';
import { isOrderNumber } from '../../../../web/portal/points/order-number.ts';

test('order numbers: the page says what the engine says', (t) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,60}$/), (digits) => {
      t.equal(isOrderNumber(digits), isOneOfEngine(digits), digits);
      t.ok(isOrderNumber(` ${digits}${checkDigit(digits)} `));
    }),
  );
  for (const text of ['', ' ', '7992739871x', '79927398710', '-18', '1 8', '１８']) {
    t.notOk(isOrderNumber(text), text);
  }
  t.end();
});

test('order numbers: two digits in the wrong order are found, but for 0 and 9', (t) => {
  t.ok(isOrderNumber('79927398713'));
  t.notOk(isOrderNumber('79927398731'));
  t.notOk(isOrderNumber('97927398713'));
  t.end();
});
