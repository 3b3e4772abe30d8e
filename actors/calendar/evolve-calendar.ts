import { assert } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import { jackpotOf, transfer, transitTo } from '../wallet/ledger.ts';
import { CALENDAR_KEY, EMPTY_CALENDAR, type Series } from './calendar.ts';
import type { DrawPlanned, JackpotClaimed, JackpotRolledIn } from './calendar-events.ts';

export function evolveDrawPlanned(states: States, event: DrawPlanned): void {
  const calendar = states.calendar.get(CALENDAR_KEY) ?? EMPTY_CALENDAR;
  assert(event.draw === calendar.drawCount + 1, 'draws are numbered without gaps');
  const series = event.recurring ? withPlanned(calendar.series, event) : calendar.series;
  states.calendar.put(CALENDAR_KEY, { drawCount: event.draw, series });
}

export function evolveJackpotClaimed(states: States, event: JackpotClaimed): void {
  const { seriesId, amountMinor, to } = event;
  transfer(states.ledger, { from: jackpotOf(seriesId), to: transitTo(to), amountMinor });
}

export function evolveJackpotRolledIn(states: States, event: JackpotRolledIn): void {
  const { seriesId, amountMinor, from } = event;
  transfer(states.ledger, { from: transitTo(from), to: jackpotOf(seriesId), amountMinor });
}

/** Closes that are past are forgotten: the schedule never asks for them again. */
function withPlanned(all: readonly Series[], event: DrawPlanned): Series[] {
  const { seriesId, draw, closesAtMs, atMs } = event;
  const known = all.find((series) => series.seriesId === seriesId);
  const ahead = (known?.planned ?? []).filter((planned) => planned.closesAtMs > atMs);
  const planned = [...ahead, { draw, closesAtMs }];
  return [...all.filter((series) => series !== known), { seriesId, planned }];
}
