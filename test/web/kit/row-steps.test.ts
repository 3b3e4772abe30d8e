import { test } from 'tap';
import { rowAfter } from '../../../web/kit/row-steps.ts';

const IDS = ['a', 'b', 'c'];

test('row steps: on, back, and to the ends', (t) => {
  t.equal(rowAfter('j', IDS, 'a'), 'b');
  t.equal(rowAfter('ArrowDown', IDS, 'c'), 'c', 'not beyond the last');
  t.equal(rowAfter('k', IDS, 'b'), 'a');
  t.equal(rowAfter('ArrowUp', IDS, 'a'), 'a', 'nor before the first');
  t.equal(rowAfter('Home', IDS, 'c'), 'a');
  t.equal(rowAfter('End', IDS, undefined), 'c');
  t.end();
});

test('row steps: from nowhere, and from a row that has gone', (t) => {
  t.equal(rowAfter('j', IDS, undefined), 'a');
  t.equal(rowAfter('k', IDS, 'gone'), 'a');
  t.equal(rowAfter('j', [], undefined), undefined);
  t.equal(rowAfter('x', IDS, 'a'), undefined);
  t.end();
});
