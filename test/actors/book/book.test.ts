import { test } from 'tap';
import { headroomOf, nextBookDuty, unused } from '../../../actors/book/book.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { bookIn, bookOpened, MATCH, resolvedAs } from '../../support/samples/betting-events.ts';

test('book: it owes a settlement for each resolution', (t) => {
  const book = bookIn(given(bookOpened()).states);
  t.equal(nextBookDuty(book), undefined);
  const due = { duty: 'settle', atMs: 0 };
  const finished = { ...book, line: resolvedAs(book.line, ['won']) };
  t.same(nextBookDuty(finished), due);
  t.equal(nextBookDuty({ ...finished, round: 1 }), undefined);
  const corrected = { ...finished, line: resolvedAs(finished.line, ['lost']) };
  t.same(nextBookDuty({ ...corrected, round: 1 }), due);
  t.end();
});

test('book: room on a selection is the less of its own and of its market', (t) => {
  const book = bookIn(given(bookOpened(MATCH)).states);
  book.allottedMinor = [minor(100), minor(60), minor(300), minor(0)];
  book.usedMinor = [minor(20), minor(10), minor(0), minor(0)];
  t.same([headroomOf(book, 0), headroomOf(book, 1), headroomOf(book, 2)], [50, 80, 0]);
  t.equal(unused(book, 1), 50);
  t.end();
});
