import fc from 'fast-check';
import { test } from 'tap';
import { formatOdds, parseOdds as parsedByEngine } from '../../../../../actors/line/odds.ts';
import {
  bookTenths,
  oddsText,
  parseOdds,
  stepOdds,
} from '../../../../../web/console/trading/book/odds.ts';

const anyOdds = fc.integer({ min: 1, max: 1_000_000 });

test('odds: read as they are typed, and nothing else', (t) => {
  t.equal(parseOdds('1.85'), 185);
  t.equal(parseOdds(' 2,5 '), 250);
  t.equal(parseOdds('10000'), 1_000_000);
  for (const text of ['', '0', '0.00', '-2', '1.855', '1e3', '10000.01', '1.8.5', 'two']) {
    t.equal(parseOdds(text), undefined, text);
  }
  t.end();
});

test('odds: written and read as the engine does', (t) => {
  fc.assert(
    fc.property(anyOdds, (hundredths) => {
      const text = oddsText(hundredths);
      t.equal(text, formatOdds(hundredths));
      t.equal(parseOdds(text), hundredths);
      t.equal(parsedByEngine(text), hundredths);
    }),
  );
  t.end();
});

test('odds: step along the ladder of bettors', (t) => {
  const up: [number, number][] = [
    [185, 186],
    [199, 200],
    [200, 202],
    [201, 202],
    [300, 305],
    [590, 600],
    [600, 620],
    [2_000, 2_100],
    [1_000_000, 1_000_000],
  ];
  for (const [from, to] of up) t.equal(stepOdds(from, 'up'), to, `up from ${from}`);
  const down: [number, number][] = [
    [186, 185],
    [200, 199],
    [202, 200],
    [203, 202],
    [300, 298],
    [600, 590],
    [1, 1],
  ];
  for (const [from, to] of down) t.equal(stepOdds(from, 'down'), to, `down from ${from}`);
  t.equal(stepOdds(300, 'upByOne'), 301);
  t.equal(stepOdds(1, 'downByOne'), 1);
  t.end();
});

test('odds: a step up and one down end where they began, from any step of the ladder', (t) => {
  fc.assert(
    fc.property(anyOdds, (hundredths) => {
      const step = stepOdds(hundredths, 'up');
      t.ok(step > hundredths || hundredths === 1_000_000);
      const above = stepOdds(step, 'up');
      if (above > step) t.equal(stepOdds(above, 'down'), step);
    }),
  );
  t.end();
});

test('odds: what a book adds up to is never told too large', (t) => {
  t.equal(bookTenths([200, 200]), 1_000);
  t.equal(bookTenths([185, 210]), 1_016);
  t.equal(bookTenths([300, 300, 300]), 999);
  t.equal(bookTenths([1]), 100_000);
  t.end();
});
