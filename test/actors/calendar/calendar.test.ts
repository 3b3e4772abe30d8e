import { test } from 'tap';
import { coordinatorShardOf } from '../../../actors/calendar/calendar.ts';
import { drawNo } from '../../../src/kernel/ids.ts';

test('calendar: coordinators are dealt to the shards in turn', (t) => {
  const shards = [1, 2, 3, 4, 5].map((draw) =>
    coordinatorShardOf(drawNo(draw), { founderCount: 3 }),
  );
  t.same(shards, [1, 2, 0, 1, 2]);
  t.end();
});
