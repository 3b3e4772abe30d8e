import { test } from 'tap';
import { AwakeActors } from '../../src/shard/awake-actors.ts';

test('awake actors: one that is due is woken once, until it has rested', (t) => {
  const actors = new AwakeActors();
  t.same(actors.wake(['a', 'b'], 0), [
    { kind: 'wake', actor: 'a' },
    { kind: 'wake', actor: 'b' },
  ]);
  t.same(actors.wake(['a', 'b'], 1), []);
  actors.rest('a');
  t.same(actors.wake(['a', 'b'], 2), [{ kind: 'wake', actor: 'a' }]);
  t.end();
});

test('awake actors: one whose errand failed is left alone for its pause', (t) => {
  const actors = new AwakeActors();
  actors.wake(['a'], 0);
  actors.pause('a', 1_000);
  t.same(actors.wake(['a'], 999), []);
  t.same(actors.wake(['a'], 1_000), [{ kind: 'wake', actor: 'a' }]);
  t.end();
});
