import { test } from 'tap';
import { drawNo } from '../../src/kernel/ids.ts';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { PickWatch } from '../../src/shard/pick-watch.ts';

test('pick watch: a draw has one alarm, from its first pick near the limit to its close', (t) => {
  const changes: AlarmChange[] = [];
  const watch = new PickWatch((change) => changes.push(change));
  const [first, second] = [drawNo(7), drawNo(8)];
  t.equal(watch.look([]), 0);
  t.equal(watch.look([{ key: first, value: 1 }]), 1);
  t.equal(
    watch.look([
      { key: first, value: 5 },
      { key: second, value: 2 },
    ]),
    7,
  );
  t.match(changes, [
    { kind: 'pickNearLimit', about: 'dr_0000007', sentence: /Nearly all.*dr_0000007/ },
    { about: 'dr_0000008' },
  ]);
  t.equal(watch.look([{ key: second, value: 2 }]), 2);
  t.match(changes.slice(2), [{ about: 'dr_0000007', sentence: null }]);
  t.end();
});
