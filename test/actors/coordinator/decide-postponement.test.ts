import { test } from 'tap';
import { RESULTS_AHEAD_MS_MAX, SALE_MS_MAX } from '../../../actors/calendar/calendar.ts';
import {
  decidePostponeDraw,
  type PostponeDraw,
} from '../../../actors/coordinator/decide-postponement.ts';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import type { States } from '../../../actors/states.ts';
import { drawNo, formatDrawId } from '../../../src/kernel/ids.ts';
import { given, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import { DRAW, OPERATOR, TERMS } from '../../support/samples/actor-events.ts';
import {
  coordinatorOf,
  DRAW_CLOSED,
  DRAW_OPENED,
  scheduled,
} from '../../support/samples/coordinator-events.ts';

const NOON_MS = 43_200_000;
const REQUEST: PostponeDraw = {
  draw: DRAW,
  closesAtMs: 90_000,
  resultsAtMs: 200_000,
  reason: 'a storm',
  by: OPERATOR,
  others: [],
};

function postpone(changes: Partial<PostponeDraw> = {}, stamp = stampAt(30_000)) {
  return ({ coordinators, identity }: States) =>
    decidePostponeDraw(coordinators.get(DRAW), { ...REQUEST, ...changes }, stamp, identity);
}

function decided(
  changes: Partial<PostponeDraw>,
  terms: Partial<DrawTerms> = {},
  stamp = stampAt(30_000),
) {
  const decision = postpone(changes, stamp)(given(scheduled(terms), DRAW_OPENED).states);
  return decision.kind === 'accepted' ? 'accepted' : { code: decision.code, ...decision.facts };
}

test('postponement: every shard is told, and the draw goes by its new times', (t) => {
  const stage = given(scheduled(), DRAW_OPENED);
  const decision = postpone()(stage.states);
  t.match(decision, {
    kind: 'accepted',
    events: [
      { type: 'DrawPostponed', closesAtMs: 90_000, conductsAtMs: 140_000, by: OPERATOR },
      { to: 0, message: { message: 'PostponeInstance', atMs: 30_000, reason: 'a storm' } },
      { to: 1, message: { message: 'PostponeInstance', resultsAtMs: 200_000 } },
    ],
  });
  stage.and(decision.kind === 'accepted' ? must(decision.events[0]) : DRAW_CLOSED);
  t.match(coordinatorOf(stage.states), {
    state: 'open',
    conductsAtMs: 140_000,
    terms: {
      closesAtMs: 90_000,
      resultsAtMs: 200_000,
      postponed: { promisedClosesAtMs: 61_000, promisedResultsAtMs: 181_000, atMs: 30_000 },
    },
  });
  t.end();
});

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('nothing was decided');
  return value;
}

test('postponement: its times hold to what the times of any draw do', (t) => {
  const ofTimes = (reason: string) => ({ code: 'drawTimesInvalid', reason });
  t.equal(decided({ closesAtMs: 61_001, resultsAtMs: 181_000 }), 'accepted');
  t.same(decided({ closesAtMs: 61_000 }), ofTimes('notLater'));
  t.same(decided({ closesAtMs: 61_001, resultsAtMs: 180_999 }), ofTimes('notLater'));
  t.same(decided({ closesAtMs: 200_001 }), ofTimes('order'));
  t.same(decided({ closesAtMs: 61_001.5 }), ofTimes('notATime'));
  t.same(decided({ resultsAtMs: 30_001 + RESULTS_AHEAD_MS_MAX }), ofTimes('tooFar'));
  const far = { closesAtMs: 1_001 + SALE_MS_MAX, resultsAtMs: 2_000 + SALE_MS_MAX };
  t.same(decided(far), ofTimes('tooLong'));
  t.equal(decided({ ...far, closesAtMs: far.closesAtMs - 1 }), 'accepted');
  const grace = { graceMs: 10_000 };
  t.same(decided({ closesAtMs: 190_001 }, grace), ofTimes('grace'));
  t.equal(decided({ closesAtMs: 190_000 }, grace), 'accepted');
  t.end();
});

test('postponement: is refused from five seconds before the promised close on', (t) => {
  t.equal(decided({}, {}, stampAt(55_999)), 'accepted');
  t.match(decided({}, {}, stampAt(56_000)), { code: 'drawNotPostponable' });
  t.match(decided({}, {}, unsureStamp(55_999, 56_000)), { code: 'clockUnsure' });
  const closed = given(scheduled(), DRAW_OPENED, DRAW_CLOSED);
  t.match(postpone()(closed.states), { code: 'drawNotPostponable', facts: { state: 'closed' } });
  t.match(postpone()(given().states), { code: 'drawNotFound' });
  t.end();
});

test('postponement: a draw does not overtake one of its series that comes after it', (t) => {
  const next = { draw: drawNo(4), closesAtMs: NOON_MS, resultsAtMs: NOON_MS + 120_000 };
  const closesAt = new Date(NOON_MS).toISOString();
  const overtakes = { code: 'postponeOvertakes', closesAt, drawId: formatDrawId(next.draw) };
  const others = [next];
  t.equal(
    decided({ closesAtMs: NOON_MS - 120_000, resultsAtMs: NOON_MS, others }),
    'accepted',
    'its results still come before the next close',
  );
  t.same(decided({ closesAtMs: NOON_MS - 1, resultsAtMs: NOON_MS + 1, others }), overtakes);
  t.same(decided({ closesAtMs: NOON_MS, resultsAtMs: NOON_MS, others }), overtakes);
  const interleaved = [{ ...next, closesAtMs: 100_000, resultsAtMs: 260_000 }];
  t.equal(decided({ resultsAtMs: 260_000, others: interleaved }), 'accepted', 'as they were');
  t.match(decided({ resultsAtMs: 260_001, others: interleaved }), { drawId: overtakes.drawId });
  const unplanned = [{ ...next, draw: null }];
  const moved = { closesAtMs: NOON_MS, resultsAtMs: NOON_MS, others: unplanned };
  t.same(decided(moved), { code: 'postponeOvertakes', closesAt }, 'the schedule has one there');
  const earlier = { ...next, draw: drawNo(1), closesAtMs: 60_999, resultsAtMs: 999_999 };
  const itself = { ...next, draw: DRAW, closesAtMs: TERMS.closesAtMs };
  t.equal(decided({ others: [earlier, itself] }), 'accepted', 'those before it do not matter');
  t.end();
});
