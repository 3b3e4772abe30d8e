import { test } from 'tap';
import { everyShard, founderOf } from '../../src/kernel/shard-counts.ts';
import { founders } from '../support/sources/founders.ts';

test('shard counts: what is found by its number stays where it was when shards are added', (t) => {
  const before = founders(3);
  const after = { ...before, shardCount: 5 };
  for (let number = 0; number < 100; number += 1) {
    t.equal(founderOf(number, after), founderOf(number, before));
  }
  t.same(everyShard(after), [0, 1, 2, 3, 4]);
  t.end();
});
