import { test } from 'tap';
import { ageOf, ageText } from '../../../web/kit/age.ts';

test('age: in the largest unit of which there are two', (t) => {
  t.same(ageOf(0, 90_000), { count: 90, unit: 'second' });
  t.same(ageOf(0, 120_000), { count: 2, unit: 'minute' });
  t.same(ageOf(0, 7_199_999), { count: 119, unit: 'minute' });
  t.same(ageOf(0, 3 * 3_600_000 + 1), { count: 3, unit: 'hour' });
  t.same(ageOf(0, 48 * 3_600_000), { count: 2, unit: 'day' });
  t.end();
});

test('age: of what is ahead', (t) => {
  t.same(ageOf(300_000, 0), { count: -5, unit: 'minute' });
  t.match(ageText(300_000, 0, 'en'), /^in 5 min/);
  t.match(ageText(0, 300_000, 'ru'), /^5 мин.* назад$/);
  t.end();
});
