import fc from 'fast-check';
import { test } from 'tap';
import { parsePoints as parsedByEngine } from '../../../src/kernel/points.ts';
import { hundredthsOf, parsePoints, pointsNumber, pointsText } from '../../../web/kit/points.ts';

test('points: what somebody types is what the engine reads from the request', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000_000 }), (hundredths) => {
      const typed = `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`;
      t.equal(parsePoints(typed), hundredths);
      const sent = JSON.stringify(pointsNumber(hundredths));
      t.equal(parsedByEngine(sent), hundredths, sent);
      t.equal(hundredthsOf(JSON.parse(sent)), hundredths);
    }),
  );
  t.end();
});

test('points: what is no sum is none', (t) => {
  const none = ['', ' ', '0', '0.00', '-1', '+1', '1.005', '1e2', '1 000', '1.', '.5', 'ten'];
  for (const text of [...none, '1000000000.01', '99999999999']) {
    t.equal(parsePoints(text), undefined, text);
  }
  t.equal(parsePoints(' 1000000000 '), 100_000_000_000, 'a billion is the most');
  t.end();
});

test('points: they are shown to the last digit, in the form of the language', (t) => {
  t.equal(pointsText(120_450, 'en'), '1,204.5');
  t.equal(pointsText(7, 'en'), '0.07');
  t.equal(pointsText(-100, 'en'), '-1');
  t.equal(pointsText(120_450, 'ru'), '1\u00a0204,5');
  t.equal(pointsText('900719925474099267', 'en'), '9,007,199,254,740,992.67');
  t.throws(() => pointsText('1.5', 'en'), RangeError);
  t.end();
});
