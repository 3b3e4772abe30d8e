import { test } from 'tap';
import { REJECTION_CODES } from '../../actors/rejection-codes.ts';

const codes = Object.entries(REJECTION_CODES);

test('rejection codes: no number is used twice', (t) => {
  const numbers = codes.map(([, number]) => number);
  t.equal(new Set(numbers).size, numbers.length);
  t.end();
});

test('rejection codes: each number lies in a band, and names are camel case', (t) => {
  for (const [name, number] of codes) {
    t.ok([1, 2, 3, 4, 5, 6, 9].includes(Math.floor(number / 1_000)), `${name} ${number}`);
    t.match(name, /^[a-z]+([A-Z][a-z]+)*$/);
  }
  t.end();
});
