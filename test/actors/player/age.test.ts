import { test } from 'tap';
import { ageInYears } from '../../../actors/player/age.ts';

for (const [birthDate, now, years] of [
  ['2008-03-01', '2026-02-28T23:59:59.999Z', 17],
  ['2008-03-01', '2026-03-01T00:00:00.000Z', 18],
  ['2008-02-29', '2026-02-28T23:59:59.999Z', 17],
  ['2008-02-29', '2026-03-01T00:00:00.000Z', 18],
  ['2008-02-29', '2028-02-28T23:59:59.999Z', 19],
  ['2008-02-29', '2028-02-29T00:00:00.000Z', 20],
  ['2026-03-01', '2026-03-01T00:00:00.000Z', 0],
  ['1900-01-01', '2026-03-01T00:00:00.000Z', 126],
] as const) {
  test(`age: born on ${birthDate}, one is ${years} at ${now}`, (t) => {
    t.equal(ageInYears(birthDate, Date.parse(now)), years);
    t.end();
  });
}

for (const birthDate of [
  '2007-02-29',
  '2007-13-01',
  '2007-00-10',
  '2007-04-31',
  '0099-01-01',
  '07-01-01',
  '2007-1-1',
  ' 2007-01-01',
  '2007-01-01T00:00:00Z',
  '',
  '2026-03-02',
]) {
  test(`age: ${birthDate || 'nothing'} is no birthday of anybody`, (t) => {
    t.equal(ageInYears(birthDate, Date.parse('2026-03-01T12:00:00Z')), undefined);
    t.end();
  });
}
