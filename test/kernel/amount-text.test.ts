import fc from 'fast-check';
import { test } from 'tap';
import { AMOUNT_UNITS, formatAmount, parseAmount } from '../../src/kernel/amount-text.ts';
import { minor } from '../../src/kernel/money.ts';

test('amount: a sum is written in major units with the places of its currency', (t) => {
  const rows = [
    [0, 2, '0.00'],
    [9, 2, '0.09'],
    [100, 2, '1.00'],
    [123_456_789_012_345, 2, '1234567890123.45'],
    [330, 0, '330'],
    [5, 3, '0.005'],
    [330_000, 3, '330.000'],
  ] as const;
  for (const [amount, digits, text] of rows) {
    t.equal(formatAmount(minor(amount), { unit: 'major', digits }), text);
  }
  t.equal(formatAmount(minor(33_000), { unit: 'minor', digits: 2 }), '33000');
  t.end();
});

test('amount: what was written is read again as it was, in every form', (t) => {
  const amounts = fc.nat({ max: Number.MAX_SAFE_INTEGER });
  const forms = fc.record({ unit: fc.constantFrom(...AMOUNT_UNITS), digits: fc.nat({ max: 4 }) });
  fc.assert(
    fc.property(amounts, forms, (amount, form) => {
      return parseAmount(formatAmount(minor(amount), form), form) === amount;
    }),
  );
  t.end();
});

test('amount: what is no amount is not read, and no text throws', (t) => {
  const form = { unit: 'major', digits: 2 } as const;
  for (const text of ['', '-1', '+1', '1e3', '01', '1.', '.1', ' 1', '1,5', '9'.repeat(17), '١']) {
    t.equal(parseAmount(text, form), undefined, JSON.stringify(text));
  }
  t.equal(parseAmount('9999999999999999', form), undefined, 'beyond what is counted exactly');
  fc.assert(
    fc.property(fc.string(), (text) => {
      const amount = parseAmount(text, form);
      return amount === undefined || Number.isSafeInteger(amount);
    }),
  );
  t.end();
});
