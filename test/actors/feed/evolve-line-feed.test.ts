import { test } from 'tap';
import { given } from '../../support/cluster/actor-stage.ts';

const suspension = (epoch: number) =>
  ({ type: 'FeedSuspended', epoch, reason: 'start', atMs: 1 }) as const;

test('line feed: suspensions are counted upwards', (t) => {
  const stage = given(suspension(1), suspension(4));
  t.match(stage.states.lineFeed.get(0), { epoch: 4, isSuspended: true, marks: [0, 0] });
  t.throws(() => stage.and(suspension(4)), /counted upwards/);
  t.end();
});

test('line feed: only what is suspended can be marked', (t) => {
  const mark = { type: 'FeedMarked', shard: 0, epoch: 1, atMs: 1 } as const;
  t.throws(() => given(mark), /known/);
  t.throws(() => given(suspension(2), mark), /newest/);
  t.end();
});
