import { test } from 'tap';
import { isAhead, pickBookOf } from '../../../actors/pick-limit/pick-book.ts';
import { DRAW } from '../../support/samples/actor-events.ts';
import { LIMITED_5OF36 } from '../../support/samples/limited-games.ts';
import { asked, received, selling } from '../../support/samples/pick-states.ts';

test('pick book: nothing is stored of a key that nobody asked for', (t) => {
  const { states } = selling(LIMITED_5OF36);
  t.equal(states.pickBooks.get({ draw: DRAW, key: 7 }), undefined);
  const book = pickBookOf(states, LIMITED_5OF36, { draw: DRAW, key: 7 });
  t.match(book, { allottedMinor: 2_500, isAsking: false });
  t.end();
});

test('pick book: one that was asked for is stored, and the others are as ever', (t) => {
  const { states } = selling(LIMITED_5OF36).and(asked(7), received(7, 1_000));
  const bookOf = (key: number) => pickBookOf(states, LIMITED_5OF36, { draw: DRAW, key });
  t.match(bookOf(7), { allottedMinor: 3_500 });
  t.match(bookOf(8), { allottedMinor: 2_500 });
  t.end();
});

test('pick book: a time that a wrong clock had set does not last', (t) => {
  t.ok(isAhead(1_010, 1_000, 40));
  t.notOk(isAhead(1_000, 1_000, 40));
  t.notOk(isAhead(9_000_000, 1_000, 40));
  t.end();
});
