import { test } from 'tap';
import {
  continues,
  decideAskAllotment,
  decideReportSettled,
  decideReturnAllotment,
  decideTakeLine,
} from '../../../actors/desk/decide-desk.ts';
import type { Desk } from '../../../actors/desk/desk.ts';
import type { Line } from '../../../actors/line/line.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  FIXTURE,
  MATCH,
  resolvedAs,
  SAMPLE_LINE,
  withLimit,
} from '../../support/samples/betting-events.ts';
import { founder } from '../../support/sources/founders.ts';

const IDENTITY = founder(0, 2);
const LIMITED = withLimit(SAMPLE_LINE, 1_000);

function take(line: Line, nowMs = 2_000) {
  return ({ desks }: States) => {
    const mail = { message: 'TakeLine', line } as const;
    return decideTakeLine(desks.get(line.fixture), mail, stampAt(nowMs), IDENTITY);
  };
}

function deskIn({ desks }: States): Desk {
  return must(desks.get(FIXTURE), 'the desk is open');
}

function ask(from: number, ...needs: number[]) {
  return (states: States) => {
    const mail = {
      message: 'AskAllotment',
      fixture: FIXTURE,
      askedMinor: needs.map(minor),
    } as const;
    return decideAskAllotment(deskIn(states), mail, from);
  };
}

function opened(t: Parameters<ReturnType<Stage['when']>['thenEvents']>[0]): Stage {
  return given().when(take(LIMITED)).thenEvents(t, {}, {}, {});
}

test('desk: the first version goes to every shard with its share of the limits', (t) => {
  given()
    .when(take(LIMITED))
    .thenEvents(
      t,
      { type: 'LineTaken', line: { version: 1 }, lateFromMs: null, allotmentsMinor: [250, 250] },
      { to: 0, message: { message: 'PublishLine', homeShard: 0, allotmentsMinor: [250, 250] } },
      { to: 1, message: { message: 'PublishLine', homeShard: 0, allotmentsMinor: [250, 250] } },
    );
  t.end();
});

test('desk: repeats and what a newer version has overtaken change nothing', (t) => {
  const stage = opened(t);
  stage.when(take(LIMITED)).thenEvents(t);
  const third = { ...LIMITED, version: 3 };
  stage.when(take(third)).thenEvents(t, { line: { version: 3 }, allotmentsMinor: [] }, {}, {});
  stage.when(take({ ...LIMITED, version: 2, title: 'old' })).thenEvents(t);
  t.equal(deskIn(stage.states).line.title, SAMPLE_LINE.title);
  t.end();
});

test('desk: bets are late from behind the instant of the first result', (t) => {
  const stage = opened(t);
  const finished = resolvedAs(LIMITED, ['won'], 70_000);
  stage.when(take(finished, 70_123)).thenEvents(t, { lateFromMs: 70_001 }, {}, {});
  const corrected = resolvedAs(finished, ['lost'], 75_000);
  stage.when(take(corrected, 75_001)).thenEvents(t, { lateFromMs: 70_001 }, {}, {});
  // A provider whose clock is behind voids little; one whose clock is ahead, nothing.
  for (const [atMs, lateFromMs] of [
    [1_000, 65_124],
    [80_000, 70_124],
  ] as const) {
    const result = resolvedAs(LIMITED, ['won'], atMs);
    opened(t).when(take(result, 70_123)).thenEvents(t, { lateFromMs }, {}, {});
  }
  t.end();
});

test('desk: an event does not become another one', (t) => {
  t.ok(continues(SAMPLE_LINE, resolvedAs(SAMPLE_LINE, ['won'])));
  t.notOk(continues(SAMPLE_LINE, { ...MATCH, version: 2 }), 'other selections');
  const won = resolvedAs(SAMPLE_LINE, ['won']);
  t.notOk(continues(won, { ...won, version: 3, resolutions: [] }), 'a result that vanished');
  t.notOk(
    continues(won, { ...resolvedAs(SAMPLE_LINE, ['lost']), version: 3 }),
    'or was another one',
  );
  t.throws(() => opened(t).when(take({ ...MATCH, version: 2 })));
  t.end();
});

test('desk: a shard gets more while there is some', (t) => {
  const stage = opened(t);
  stage.when(ask(1, 0, 100)).thenEvents(
    t,
    { type: 'AllotmentGiven', shard: 1, amountsMinor: [0, 225] },
    {
      to: 1,
      message: { message: 'GiveAllotment', amountsMinor: [0, 225], limits: [1], shortLimits: [] },
    },
  );
  t.same(deskIn(stage.states).allottedMinor, [
    [250, 250],
    [250, 475],
  ]);
  t.end();
});

test('desk: when there is too little, the others give back what they do not use', (t) => {
  const stage = opened(t);
  stage.when(ask(1, 600, 0)).thenEvents(
    t,
    { type: 'AllotmentGiven', shard: 1, amountsMinor: [500, 0] },
    {
      to: 1,
      message: { message: 'GiveAllotment', amountsMinor: [500, 0], limits: [0], shortLimits: [] },
    },
    { to: 0, message: { message: 'RecallAllotment', fixture: FIXTURE } },
  );
  const back = {
    message: 'ReturnAllotment',
    fixture: FIXTURE,
    amountsMinor: [minor(250), minor(0)],
  };
  stage
    .when((states) => decideReturnAllotment(deskIn(states), back as never, 0))
    .thenEvents(t, { type: 'AllotmentReturned', shard: 0 });
  stage.when(ask(1, 100, 0)).thenEvents(t, { amountsMinor: [225, 0] }, { to: 1 });
  // 0 + 975: the limit is 1,000.
  t.same(deskIn(stage.states).allottedMinor[0], [0, 975]);
  t.end();
});

test('desk: with nothing left it says so, and grants nothing', (t) => {
  const stage = opened(t);
  stage.when(ask(1, 500, 0)).thenEvents(t, {}, {});
  stage
    .when(ask(0, 1, 0))
    .thenEvents(
      t,
      { to: 0, message: { shortLimits: [] } },
      { to: 1, message: { fixture: FIXTURE } },
    );
  const back = {
    message: 'ReturnAllotment',
    fixture: FIXTURE,
    amountsMinor: [minor(250), minor(0)],
  };
  stage
    .when((states) => decideReturnAllotment(deskIn(states), back as never, 0))
    .thenEvents(t, { type: 'AllotmentReturned' });
  stage.when(ask(1, 250, 0)).thenEvents(t, {}, { message: { shortLimits: [] } });
  // Shard 1 has all of it: nobody else could give anything back.
  const asked = { amountsMinor: [0, 0], shortLimits: [0] };
  stage.when(ask(1, 1, 0)).thenEvents(t, { to: 1, message: asked });
  t.throws(() =>
    stage.when((states) =>
      decideReturnAllotment(
        deskIn(states),
        {
          message: 'ReturnAllotment',
          fixture: FIXTURE,
          amountsMinor: [],
        },
        0,
      ),
    ),
  );
  t.end();
});

test('desk: shards report their settlements one after the other', (t) => {
  const stage = opened(t);
  const report = (from: number, round: number) => (states: States) =>
    decideReportSettled(
      deskIn(states),
      { message: 'ReportSettled', fixture: FIXTURE, round },
      from,
    );
  stage.when(take(resolvedAs(LIMITED, ['won']))).thenEvents(t, {}, {}, {});
  t.throws(() => stage.when(report(0, 2)));
  stage.when(report(1, 1)).thenEvents(t, { type: 'SettlementReported', shard: 1, round: 1 });
  t.same(deskIn(stage.states).settledRounds, [0, 1]);
  t.end();
});
