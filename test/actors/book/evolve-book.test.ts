import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, withMoney } from '../../support/samples/actor-events.ts';
import {
  bookIn,
  bookOpened,
  bookUpdated,
  combined,
  FIXTURE,
  OTHER,
  placed,
  resolvedAs,
  SAMPLE_LINE,
  withLimit,
} from '../../support/samples/betting-events.ts';

const OPEN = [...withMoney(ADA, 1_000), bookOpened(withLimit(SAMPLE_LINE, 170))];

test('book: a bet beyond the shares cannot have happened', (t) => {
  // 200 at 1.85 may lose 170, which is all there is.
  const stage = given(...OPEN, placed(ADA, 0, { stakeMinor: 200 }));
  t.same(bookIn(stage.states).usedMinor, [170, 170]);
  t.throws(() => stage.and(placed(ADA, 1, { stakeMinor: 2 })), /beyond a liability limit/);
  t.end();
});

test('book: odds below evens use nothing of the limits', (t) => {
  const stage = given(...OPEN, placed(ADA, 0, { stakeMinor: 200, oddsHundredths: 50 }));
  t.same(bookIn(stage.states).usedMinor, [0, 0]);
  t.end();
});

test('book: ordinals have no gaps, and a result ends the betting', (t) => {
  t.throws(() => given(...OPEN, placed(ADA, 1, { stakeMinor: 1 })));
  const finished = [...OPEN, bookUpdated(resolvedAs(withLimit(SAMPLE_LINE, 170), ['won']))];
  t.throws(() => given(...finished, placed(ADA, 0, { stakeMinor: 1 })));
  t.throws(() => given(...OPEN, bookOpened(withLimit(SAMPLE_LINE, 170))), 'an old version');
  t.end();
});

test('book: nobody stakes what they do not have', (t) => {
  t.throws(() => given(...OPEN, placed(ADA, 0, { stakeMinor: 1_001, oddsHundredths: 100 })));
  t.end();
});

test('book: shares come, and go back only as far as they are not used', (t) => {
  const move = (type: 'AllotmentReceived' | 'AllotmentGivenBack', amount: number): ShardEvent => {
    const amountsMinor = [minor(amount), minor(0)];
    const received = { limits: [0], shortLimits: [0], askAgainAtMs: 5 };
    return { type, fixture: FIXTURE, amountsMinor, ...received };
  };
  const asked: ShardEvent = { type: 'AllotmentAsked', fixture: FIXTURE, limits: [0] };
  const stage = given(...OPEN, placed(ADA, 0, { stakeMinor: 100 }), asked);
  t.same(bookIn(stage.states).isAsking, [true, false]);
  t.throws(() => stage.and(asked));
  stage.and(move('AllotmentReceived', 30));
  t.match(bookIn(stage.states), {
    isAsking: [false, false],
    askAgainAtMs: [5, 0],
    allottedMinor: [200, 170],
  });
  stage.and(move('AllotmentGivenBack', 115));
  t.throws(() => stage.and(move('AllotmentGivenBack', 1)), /what it had used/);
  t.end();
});

test('book: an accumulator stands on each of its events', (t) => {
  const legs = [
    { fixture: FIXTURE, selection: 0, oddsHundredths: 185 },
    { fixture: OTHER, selection: 0, oddsHundredths: 185 },
  ];
  const stage = given(...OPEN, bookOpened({ ...SAMPLE_LINE, fixture: OTHER }));
  stage.and(combined(ADA, 0, 50, ...legs));
  t.equal(stage.states.legs.get({ fixture: OTHER, ordinal: 0 }), 1);
  t.same(bookIn(stage.states).usedMinor, [100, 100]);
  t.same(bookIn(stage.states, OTHER).usedMinor, [100, 100]);
  t.match(stage.states.accumulators.get(0), { outcomes: [null, null], result: null });
  t.throws(() => stage.and(combined(ADA, 2, 50, ...legs)), 'the ordinals have a gap');
  t.end();
});
