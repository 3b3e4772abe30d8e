import { test } from 'tap';
import { bestMatches, matchScore } from '../../../web/kit/palette-match.ts';

const found = (typed: string, texts: readonly string[]) =>
  bestMatches(typed, texts, (text) => text);

test('palette: each word has to be there, in any order, case and accent', (t) => {
  t.same(found('draw new', ['New draw', 'Draws', 'Renew']), ['New draw']);
  t.same(found('creation', ['Créations']), ['Créations']);
  t.same(found('тираж', ['Новый тираж', 'Ставки']), ['Новый тираж']);
  t.same(found('', ['b', 'a']), ['b', 'a'], 'nothing typed: all, as they were');
  t.end();
});

test('palette: what begins a word comes before what is within one', (t) => {
  t.same(found('aw', ['Draws', 'Awards', 'Old awards']), ['Awards', 'Old awards', 'Draws']);
  t.equal(matchScore('x', 'Awards'), undefined);
  t.end();
});
