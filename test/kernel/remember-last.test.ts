import { test } from 'tap';
import { rememberLast } from '../../src/kernel/remember-last.ts';

test('remember last: computes once for each key in a row, and always the right result', (t) => {
  const asked: number[] = [];
  const half = rememberLast((key: number) => {
    asked.push(key);
    return key % 2 === 0 ? key / 2 : undefined;
  });
  t.same([4, 4, 4, 3, 3, 4].map(half), [2, 2, 2, undefined, undefined, 2]);
  t.same(asked, [4, 3, 4], 'a result of nothing is remembered too');
  t.end();
});
