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

test('remember last: keys are the same where they are said to be', (t) => {
  let count = 0;
  const hour = rememberLast(
    (minute: number) => {
      count += 1;
      return Math.floor(minute / 60);
    },
    (left, right) => Math.floor(left / 60) === Math.floor(right / 60),
  );
  t.same(
    [59, 0, 60, 119, 1].map((minute) => hour(minute)),
    [0, 0, 1, 1, 0],
  );
  t.equal(count, 3);
  t.end();
});
