import fc from 'fast-check';
import { test } from 'tap';
import { amountText, minorDifference, moneyText, parseMoney } from '../../../web/kit/money.ts';

const EUR = { currency: 'EUR', digits: 2 };
const JPY = { currency: 'JPY', digits: 0 };
const KWD = { currency: 'KWD', digits: 3 };
/** Spaces that do not break are spaces to whoever reads. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('money: with the digits of its currency', (t) => {
  t.equal(moneyText(0, EUR, 'en'), '€0.00');
  t.equal(moneyText(5, EUR, 'en'), '€0.05');
  t.equal(moneyText(-123_456, EUR, 'en'), '-€1,234.56');
  t.equal(plain(moneyText(123_456, EUR, 'ru')), '1 234,56 €');
  t.equal(moneyText(1_500, JPY, 'en'), '¥1,500');
  t.equal(plain(moneyText(1, KWD, 'en')), 'KWD 0.001');
  t.end();
});

test('money: no unit is lost, however large the sum', (t) => {
  t.equal(moneyText('90071992547409931', EUR, 'en'), '€900,719,925,474,099.31');
  t.equal(moneyText('-900719925474099123456', EUR, 'en'), '-€9,007,199,254,740,991,234.56');
  t.equal(moneyText(Number.MAX_SAFE_INTEGER, EUR, 'en'), '€90,071,992,547,409.91');
  t.throws(() => moneyText('1.5', EUR, 'en'), RangeError);
  t.throws(() => moneyText(1e21, EUR, 'en'), RangeError);
  t.end();
});

test('money: what was typed', (t) => {
  t.equal(parseMoney('20', EUR), 2_000);
  t.equal(parseMoney(' 20,5 ', EUR), 2_050);
  t.equal(parseMoney('0.07', EUR), 7);
  t.equal(parseMoney('1500', JPY), 1_500);
  for (const wrong of ['', ' ', '-1', '+1', '1.234', '1e3', '1,2,3', '.5', '1.', '٣', '0x10']) {
    t.equal(parseMoney(wrong, EUR), undefined, wrong);
  }
  t.equal(parseMoney('1.5', JPY), undefined);
  t.equal(parseMoney('999999999999999', EUR), undefined, 'more than can be held exactly');
  t.end();
});

test('money: what is shown is read again', (t) => {
  const amounts = fc.integer({ min: 0, max: 99_999 });
  fc.assert(
    fc.property(amounts, (minor) => {
      t.equal(parseMoney(moneyText(minor, EUR, 'en').replaceAll(/[€,]/g, ''), EUR), minor);
    }),
  );
  t.end();
});

test('money: what stands in a field before somebody types is read as the same amount', (t) => {
  t.equal(amountText(123_456, EUR), '1234.56');
  t.equal(amountText(5, EUR), '0.05');
  t.equal(amountText(1_500, JPY), '1500');
  for (const minor of [0, 1, 99, 100, 123_456_789]) {
    t.equal(parseMoney(amountText(minor, KWD), KWD), minor);
  }
  t.equal(amountText('9007199254740993', EUR), '90071992547409.93');
  t.end();
});

test('money: a difference beyond what a double holds', (t) => {
  t.equal(minorDifference('9007199254740993', 1), '9007199254740992');
  t.equal(minorDifference(5, '9007199254740993'), '-9007199254740988');
  t.end();
});
