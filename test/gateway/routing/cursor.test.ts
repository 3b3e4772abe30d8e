import { test } from 'tap';
import {
  decodeCursor,
  encodeCursor,
  PageQuery,
  pageOf,
} from '../../../src/gateway/routing/cursor.ts';
import { compileValidator } from '../../../src/protocol/validator.ts';

test('cursor: a place comes back as it was', (t) => {
  const cursor = encodeCursor([1_234, 'tk_1']);
  t.match(cursor, /^[A-Za-z0-9_-]+$/);
  t.same(decodeCursor(cursor, ['number', 'string']), [1_234, 'tk_1']);
  t.end();
});

test('cursor: what is none of ours is undefined', (t) => {
  const foreign = ['', '!', 'abc', encodeCursor([1]), encodeCursor(['1', 'a']), 'bnVsbA'];
  for (const count of [-1, 1.5, 2 ** 53]) foreign.push(encodeCursor([count, 'a']));
  for (const cursor of foreign) t.equal(decodeCursor(cursor, ['number', 'string']), undefined);
  t.end();
});

test('cursor: a page ends with a cursor only where there is more', (t) => {
  const placeOf = (row: number) => [row];
  t.same(pageOf([3, 2], 2, placeOf), { rows: [3, 2] });
  t.same(pageOf([], 2, placeOf), { rows: [] });
  t.same(pageOf([3, 2, 1], 2, placeOf), { rows: [3, 2], next: encodeCursor([2]) });
  t.end();
});

test('cursor: a page has 1 to 200 rows, 50 if not said', (t) => {
  const { accepts } = compileValidator(PageQuery, 'query');
  const query: Record<string, unknown> = {};
  t.ok(accepts(query));
  t.equal(query.limit, 50);
  t.ok(accepts({ limit: '200', after: 'abc' }));
  for (const limit of ['0', '201', '1.5', '-1', 'x', '']) t.notOk(accepts({ limit }), limit);
  t.notOk(accepts({ after: 'a b' }));
  t.end();
});
