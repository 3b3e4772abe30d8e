import { test } from 'tap';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { LateWalks } from '../../src/shard/late-walks.ts';
import { given } from '../support/cluster/actor-stage.ts';
import { announced, DRAW, OPENED } from '../support/samples/actor-events.ts';

test('late walks: an alarm for its series, until one is walked over to the end', (t) => {
  const changes: AlarmChange[] = [];
  const walks = new LateWalks((change) => changes.push(change));
  const state = given(announced()).states as unknown as Parameters<LateWalks['note']>[0];
  const ended = (isWhole: boolean) =>
    walks.note(state, { type: 'StandingWalkEnded', draw: DRAW, isWhole, atMs: 1 });
  walks.note(state, undefined);
  walks.note(state, OPENED);
  ended(true);
  t.same(changes, [], 'nothing was late');
  ended(false);
  ended(true);
  ended(true);
  t.match(changes, [
    { kind: 'standingLate', about: 'evening', sentence: /dr_0000002 closed before all/ },
    { kind: 'standingLate', about: 'evening', sentence: null },
  ]);
  t.equal(changes.length, 2);
  t.end();
});
