import fc from 'fast-check';
import { test } from 'tap';
import { parsePlace, placeText } from '../../../web/kit/place.ts';

test('place: a path and what is asked of it', (t) => {
  t.same(parsePlace('').path, []);
  t.same(parsePlace('#/').path, []);
  const { path, query } = parsePlace('#/draws/dr_0000001?tab=results&lines=1%2C2');
  t.same(path, ['draws', 'dr_0000001']);
  t.same(
    [...query],
    [
      ['tab', 'results'],
      ['lines', '1,2'],
    ],
  );
  t.end();
});

test('place: an address from anywhere is read, whatever it is', (t) => {
  t.same(parsePlace('#/%zz/ok').path, ['%zz', 'ok']);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parsePlace(`#${text}`);
    }),
  );
  t.end();
});

test('place: what was written is read again', (t) => {
  const part = fc.string({ minLength: 1, unit: 'grapheme' });
  const query = fc.uniqueArray(fc.tuple(part, part), { selector: ([name]) => name });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), query, (path, asked) => {
      const place = parsePlace(placeText(path, asked));
      t.same(place.path, path);
      t.same([...place.query], asked);
    }),
    { numRuns: 200 },
  );
  t.end();
});
