import { test } from 'tap';
import { CALENDAR_KEY, type Rollover, rolloversOf } from '../../../actors/calendar/calendar.ts';
import type { DrawPlanned } from '../../../actors/calendar/calendar-events.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';

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
  stage.and({ type: 'JackpotClaimed', draw: drawNo(3), ...evening, to: 1, standing: null });
  t.same(stage.ledger(), {}, 'it went where it had come from');
  t.same(stage.states.calendar.get(CALENDAR_KEY)?.rollovers, []);
  t.end();
});

test('calendar: a jackpot and a reserve go to a draw and come back, and the draw is over', (t) => {
  const stage = given(planned(1, { recurring: false }));
  const standing = () => stage.states.calendar.get(CALENDAR_KEY)?.standings[0];
  t.match(standing(), { seriesId: 'evening', awaited: [{ draw: 1, claim: 'none' }] });
  const draw = drawNo(1);
  const awaited = { type: 'JackpotAwaited', draw, seriesId: 'evening', shard: 2 } as const;
  stage.and({ ...awaited, isRuled: true });
  t.match(standing()?.awaited, [{ claim: 'waiting', shard: 2, isRuled: true }]);
  const reserve = { reserveInMinor: minor(30), reserveMovedMinor: minor(0) };
  const told = { number: 1, previous: 0, ...reserve } as const;
  const nothing = { seriesId: 'evening', rollovers: [], amountMinor: minor(0) };
  stage.and({ type: 'JackpotClaimed', draw, ...nothing, to: 2, standing: told });
  t.same(stage.ledger(), { 'reserve:evening': -30, 'transit:2': 30 });
  t.match(standing()?.awaited, [{ claim: 'granted' }]);
  const over = { draw, end: 'carried' } as const;
  const back = { ...nothing, from: 2, over, reserveMinor: minor(50) };
  stage.and({ type: 'JackpotRolledIn', ...back });
  t.same(stage.ledger(), { 'reserve:evening': 20, 'transit:2': -20 });
  t.match(standing(), { awaited: [], unwonCount: 1, previous: 1, reserveOutMinor: 50 });
  t.end();
});

test('calendar: what is moved names the series that it left, and parts of it meet again', (t) => {
  const rolledIn = (seriesId: string, draw: number, amount: number) => {
    const amountMinor = minor(amount);
    const rollovers = [{ draw: drawNo(draw), amountMinor }];
    const rolled = { seriesId, rollovers, amountMinor, from: 1, ...FROM_BEFORE };
    return { type: 'JackpotRolledIn', ...rolled } as const;
  };
  const stage = given(rolledIn('evening', 1, 500), rolledIn('night', 2, 70));
  const moved = (from: string, to: string, rollovers: readonly Rollover[]) => {
    const series = { fromSeriesId: from, toSeriesId: to, rollovers };
    const amountMinor = minor(rollovers.reduce((sum, one) => sum + one.amountMinor, 0));
    const word = { reserveMinor: minor(0), reason: 'renamed', by: OPERATOR };
    const operation = { idempotencyKey: `key-${from}-${amountMinor}`, fingerprint: 7, atMs: 1 };
    stage.and({ type: 'JackpotMoved', ...series, amountMinor, ...word, ...operation });
  };
  const waiting = (seriesId: string) => rolloversOf(stage.states.calendar.get(0), seriesId);
  const draw = drawNo(1);
  moved('evening', 'night', [{ draw, amountMinor: minor(100) }]);
  moved('evening', 'night', [{ draw, amountMinor: minor(150) }]);
  t.same(waiting('evening'), [{ draw, amountMinor: 250 }]);
  const part = { draw, amountMinor: minor(250), movedFrom: 'evening' };
  t.same(waiting('night'), [{ draw: 2, amountMinor: 70 }, part]);
  moved('night', 'dawn', [{ draw: drawNo(2), amountMinor: minor(70) }, part]);
  t.match(waiting('dawn'), [{ draw: 2, movedFrom: 'night' }, part], 'it keeps where it began');
  moved('evening', 'dusk', [{ draw, amountMinor: minor(250) }]);
  moved('dawn', 'evening', [{ draw: drawNo(2), amountMinor: minor(70) }, part]);
  t.same(waiting('evening').at(-1), { draw, amountMinor: 250 }, 'at home again');
  t.match(stage.ledger(), { 'jackpot:evening': 320, 'jackpot:dusk': 250 });
  const key = { by: OPERATOR, idempotencyKey: 'key-evening-150' };
  t.match(stage.states.jackpotMoves.get(key), { toSeriesId: 'night', amountMinor: 150 });
  t.end();
});
