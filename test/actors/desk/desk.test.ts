import { test } from 'tap';
import {
  allotmentFor,
  availableMinor,
  type Desk,
  firstAllotment,
  isOnOffer,
  isSettled,
} from '../../../actors/desk/desk.ts';
import { minor } from '../../../src/kernel/money.ts';
import { resolvedAs, SAMPLE_LINE, withLimit } from '../../support/samples/betting-events.ts';

/** Two limits of 1,000 over two shards. */
function desk(...allotted: number[]): Desk {
  return {
    line: withLimit(SAMPLE_LINE, 1_000),
    lateFromMs: null,
    allottedMinor: [allotted.map(minor), [minor(0), minor(0)]],
    settledRounds: [0, 0],
  };
}

test('desk: at first half of a limit is dealt out evenly, rounded down', (t) => {
  t.equal(firstAllotment(minor(1_000), 2), 250);
  t.equal(firstAllotment(minor(1_000), 3), 166);
  t.equal(firstAllotment(minor(1), 4), 0);
  t.end();
});

test('desk: what is allotted is not there any more', (t) => {
  t.equal(availableMinor(desk(250, 250), 0), 500);
  t.equal(availableMinor(desk(800, 200), 0), 0);
  t.equal(availableMinor(desk(900, 600), 0), 0, 'the limit was lowered below the grants');
  t.end();
});

test('desk: an allotment is generous while there is plenty, and never more than there is', (t) => {
  // A quarter of an even share on top: 1,000 / (4 × 2) = 125.
  t.equal(allotmentFor(desk(250, 250), 0, minor(100)), 225);
  t.equal(allotmentFor(desk(250, 250), 0, minor(375)), 500);
  t.equal(allotmentFor(desk(250, 250), 0, minor(376)), 376);
  t.equal(allotmentFor(desk(250, 250), 0, minor(501)), 500);
  t.equal(allotmentFor(desk(600, 600), 0, minor(1)), 0);
  t.equal(allotmentFor(desk(0, 0), 0, minor(0)), 0);
  t.end();
});

test('desk: settled once every shard has carried out every resolution', (t) => {
  const line = resolvedAs(resolvedAs(SAMPLE_LINE, ['won']), ['lost']);
  const on = (...settledRounds: number[]) => isSettled({ ...desk(0, 0), line, settledRounds });
  t.notOk(isSettled(desk(0, 0)), 'nothing was resolved');
  t.notOk(on(2, 1));
  t.ok(on(2, 2));
  t.same([isOnOffer('open'), isOnOffer('suspended'), isOnOffer('closed')], [true, true, false]);
  t.end();
});
