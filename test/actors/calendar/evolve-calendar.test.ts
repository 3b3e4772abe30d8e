import { test } from 'tap';
import { CALENDAR_KEY } from '../../../actors/calendar/calendar.ts';
import type { DrawPlanned } from '../../../actors/calendar/calendar-events.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';

/** As it was told before a draw said that it is over. */
const FROM_BEFORE = { over: null, reserveMinor: null };

function planned(draw: number, changes: Partial<DrawPlanned> = {}): DrawPlanned {
  return {
    type: 'DrawPlanned',
    draw: drawNo(draw),
    seriesId: 'evening',
    closesAtMs: draw * 1_000,
    recurring: true,
    atMs: 0,
    isAwaited: true,
    ...changes,
  };
}

test('calendar: remembers recurring draws until their close is past', (t) => {
  const stage = given(planned(1), planned(2), planned(3, { recurring: false }));
  const series = () => stage.states.calendar.get(CALENDAR_KEY)?.series;
  t.match(series(), [{ seriesId: 'evening', planned: [{ draw: 1 }, { draw: 2 }] }]);
  stage.and(planned(4, { atMs: 1_000 }));
  t.match(series(), [{ planned: [{ draw: 2, closesAtMs: 2_000 }, { draw: 4 }] }]);
  stage.and(planned(5, { seriesId: 'express' }));
  t.equal(series()?.length, 2);
  t.equal(stage.states.calendar.get(CALENDAR_KEY)?.drawCount, 5);
  t.end();
});

test('calendar: numbers of draws have no gaps', (t) => {
  t.throws(() => given(planned(2)), AssertionError);
  t.throws(() => given(planned(1), planned(1)), AssertionError);
  t.end();
});

test('calendar: what rolls in is there for the next draw of its series', (t) => {
  const rollovers = [{ draw: drawNo(2), amountMinor: minor(900) }];
  const evening = { seriesId: 'evening', rollovers, amountMinor: minor(900) };
  const stage = given({ type: 'JackpotRolledIn', ...evening, from: 1, ...FROM_BEFORE });
  t.same(stage.ledger(), { 'transit:1': -900, 'jackpot:evening': 900 });
  t.same(stage.states.calendar.get(CALENDAR_KEY)?.rollovers, [{ seriesId: 'evening', rollovers }]);
  stage.and({ type: 'JackpotClaimed', draw: drawNo(3), ...evening, to: 1 });
  t.same(stage.ledger(), {}, 'it went where it had come from');
  t.same(stage.states.calendar.get(CALENDAR_KEY)?.rollovers, []);
  t.end();
});
