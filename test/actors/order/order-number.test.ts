import fc from 'fast-check';
import { test } from 'tap';
import { checkDigit, isOrderNumber, slotOfOrder } from '../../../actors/order/order-number.ts';
import { holds } from '../../support/sources/property-run.ts';

/** Luhn's method as the standard words it, digit by digit from a list: the slow twin. */
function luhnByTheBook(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const parts = digits.map((digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return Math.floor(doubled / 10) + (doubled % 10);
  });
  return parts.reduce((sum, part) => sum + part, 0) % 10 === 0;
}

test('order number: known ones are told from wrong ones', (t) => {
  const good = ['79927398713', '9278923470', '12345678903', '2377225624', '849637274299530', '18'];
  for (const number of [...good, '0', '00', '0079927398713']) t.ok(isOrderNumber(number), number);
  const bad = ['79927398710', '12345678902', '12345678901', '1', '', ' 18', '18 ', '1 8', '-18'];
  for (const number of [...bad, '1.8', '1e1', '٤٢', '18\n', 'abc']) t.notOk(isOrderNumber(number));
  t.end();
});

test('order number: of any length, as the method says', async (t) => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 400 });
  await holds(
    400,
    fc.asyncProperty(digits, async (list) => {
      const number = list.join('');
      t.equal(isOrderNumber(number), luhnByTheBook(number));
      t.ok(isOrderNumber(number + checkDigit(number)));
      const wrong = String((Number(checkDigit(number)) + 1) % 10);
      t.notOk(isOrderNumber(number + wrong), 'one digit only is right');
    }),
  );
  const long = '7'.repeat(60_000);
  t.ok(isOrderNumber(long + checkDigit(long)));
});

test('order number: its slot is a storage format', (t) => {
  t.same(['79927398713', '9278923470', '0'].map(slotOfOrder), [536, 776, 751]);
  t.end();
});
