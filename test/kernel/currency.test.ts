import { test } from 'tap';
import { currencyDigitsOf } from '../../src/kernel/currency.ts';

test('currency: its minor unit has the digits of ISO 4217', (t) => {
  const digits = ['EUR', 'USD', 'JPY', 'KWD'].map(currencyDigitsOf);
  t.same(digits, [2, 2, 0, 3]);
  t.end();
});
