import { assert } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import { jackpotOf, transfer, transitTo } from '../wallet/ledger.ts';
import {
  CALENDAR_KEY,
  EMPTY_CALENDAR,
  type Rollover,
  rolloversOf,
  type Series,
  withoutRollovers,
} from './calendar.ts';
import type { DrawPlanned, JackpotClaimed, JackpotRolledIn } from './calendar-events.ts';

export function evolveDrawPlanned(states: States, event: DrawPlanned): void {
  const calendar = states.calendar.get(CALENDAR_KEY) ?? EMPTY_CALENDAR;
  assert(event.draw === calendar.drawCount + 1, 'the numbers of draws have a gap');
  const series = event.recurring ? withPlanned(calendar.series, event) : calendar.series;
  states.calendar.put(CALENDAR_KEY, { ...calendar, drawCount: event.draw, series });
}

export function evolveJackpotClaimed(states: States, event: JackpotClaimed): void {
  const { seriesId, rollovers, amountMinor, to } = event;
  const waiting = rolloversOf(states.calendar.get(CALENDAR_KEY), seriesId);
  putRollovers(states, seriesId, withoutRollovers(waiting, rollovers));
  transfer(states.ledger, { from: jackpotOf(seriesId), to: transitTo(to), amountMinor });
}

export function evolveJackpotRolledIn(states: States, event: JackpotRolledIn): void {
  const { seriesId, rollovers, amountMinor, from } = event;
  const known = rolloversOf(states.calendar.get(CALENDAR_KEY), seriesId);
  putRollovers(states, seriesId, [...known, ...rollovers]);
  transfer(states.ledger, { from: transitTo(from), to: jackpotOf(seriesId), amountMinor });
}

function putRollovers(states: States, seriesId: string, rollovers: readonly Rollover[]): void {
  const calendar = states.calendar.get(CALENDAR_KEY) ?? EMPTY_CALENDAR;
  const others = calendar.rollovers.filter((one) => one.seriesId !== seriesId);
  const own = rollovers.length === 0 ? [] : [{ seriesId, rollovers }];
  states.calendar.put(CALENDAR_KEY, { ...calendar, rollovers: [...others, ...own] });
}

/** Closing times in the past are forgotten: the schedule never asks for them again. */
function withPlanned(all: readonly Series[], event: DrawPlanned): Series[] {
  const { seriesId, draw, closesAtMs, atMs } = event;
  const known = all.find((series) => series.seriesId === seriesId);
  const ahead = (known?.planned ?? []).filter((planned) => planned.closesAtMs > atMs);
  const planned = [...ahead, { draw, closesAtMs }];
  return [...all.filter((series) => series !== known), { seriesId, planned }];
}
