import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import type { Line } from '../../../actors/line/line.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { FIXTURE, SAMPLE_LINE, withLimit } from '../../support/samples/betting-events.ts';

const LIMITED = withLimit(SAMPLE_LINE, 1_000);

function taken(line: Line, ...allotmentsMinor: number[]): ShardEvent {
  return { type: 'LineTaken', line, lateFromMs: null, allotmentsMinor: allotmentsMinor.map(minor) };
}

function allotted(type: 'AllotmentGiven' | 'AllotmentReturned', ...amounts: number[]): ShardEvent {
  return { type, fixture: FIXTURE, shard: 1, amountsMinor: amounts.map(minor) };
}

test('desk: more than the limit can not be allotted, nor more returned than was', (t) => {
  const stage = given(taken(LIMITED, 250, 250));
  stage.and(allotted('AllotmentGiven', 500, 0));
  t.throws(() => stage.and(allotted('AllotmentGiven', 1, 0)), /more liability/);
  const other = given(taken(LIMITED, 250, 250), allotted('AllotmentReturned', 250, 0));
  t.throws(() => other.and(allotted('AllotmentReturned', 1, 0)), /more than it was allotted/);
  t.end();
});

test('desk: a lowered limit leaves grants standing, and the other limits alone', (t) => {
  const stage = given(taken(LIMITED, 250, 250), allotted('AllotmentGiven', 500, 0));
  const [market] = LIMITED.markets;
  const lowered = { ...LIMITED, version: 2 };
  const markets = [{ name: market?.name ?? '', liabilityMinorMax: minor(100) }];
  stage.and(taken({ ...lowered, markets }), allotted('AllotmentGiven', 0, 500));
  t.same(stage.states.desks.get(FIXTURE)?.allottedMinor, [
    [250, 750],
    [250, 750],
  ]);
  t.end();
});

test('desk: it is on offer while bets may come', (t) => {
  const stage = given(taken(LIMITED, 250, 250));
  t.equal(stage.states.openDesks.get(FIXTURE), 1);
  stage.and(taken({ ...LIMITED, version: 2, state: 'suspended' }));
  t.equal(stage.states.openDesks.get(FIXTURE), 1);
  stage.and(taken({ ...LIMITED, version: 3, state: 'closed' }));
  t.equal(stage.states.openDesks.get(FIXTURE), undefined);
  t.throws(() => stage.and(taken({ ...LIMITED, version: 3 })), 'an old version');
  t.end();
});
