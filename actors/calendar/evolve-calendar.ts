import { assert } from '../../src/kernel/assert.ts';
import { addMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { jackpotOf, reserveOf, transfer, transitTo } from '../wallet/ledger.ts';
import {
  CALENDAR_KEY,
  type Calendar,
  EMPTY_CALENDAR,
  type Rollover,
  rolloversOf,
  type Series,
  withoutRollovers,
} from './calendar.ts';
import type {
  DrawPlanned,
  JackpotAwaited,
  JackpotClaimed,
  JackpotMoved,
  JackpotRolledIn,
} from './calendar-events.ts';
import {
  seriesStandingOf,
  withAwaited,
  withClaim,
  withoutDraw,
  withStanding,
} from './series-standing.ts';

export function evolveDrawPlanned(states: States, event: DrawPlanned): void {
  const calendar = calendarOf(states);
  assert(event.draw === calendar.drawCount + 1, 'the numbers of draws have a gap');
  const series = event.recurring ? withPlanned(calendar.series, event) : calendar.series;
  const planned = { ...calendar, drawCount: event.draw, series };
  const standing = withAwaited(seriesStandingOf(calendar, event.seriesId), event);
  states.calendar.put(CALENDAR_KEY, event.isAwaited ? withStanding(planned, standing) : planned);
}

export function evolveJackpotAwaited(states: States, event: JackpotAwaited): void {
  const { draw, seriesId, shard, isRuled } = event;
  const calendar = calendarOf(states);
  const claim = { claim: 'waiting', shard, isRuled } as const;
  const standing = withClaim(seriesStandingOf(calendar, seriesId), draw, claim);
  states.calendar.put(CALENDAR_KEY, withStanding(calendar, standing));
}

export function evolveJackpotClaimed(states: States, event: JackpotClaimed): void {
  const { seriesId, amountMinor, to, standing } = event;
  states.calendar.put(CALENDAR_KEY, afterClaim(calendarOf(states), event));
  const { ledger } = states;
  transfer(ledger, { from: jackpotOf(seriesId), to: transitTo(to), amountMinor });
  const reserveMinor = standing?.reserveInMinor ?? ZERO_MINOR;
  transfer(ledger, { from: reserveOf(seriesId), to: transitTo(to), amountMinor: reserveMinor });
}

export function evolveJackpotRolledIn(states: States, event: JackpotRolledIn): void {
  const { seriesId, amountMinor, from, reserveMinor } = event;
  states.calendar.put(CALENDAR_KEY, afterRollIn(calendarOf(states), event));
  const { ledger } = states;
  transfer(ledger, { from: transitTo(from), to: jackpotOf(seriesId), amountMinor });
  const backMinor = reserveMinor ?? ZERO_MINOR;
  transfer(ledger, { from: transitTo(from), to: reserveOf(seriesId), amountMinor: backMinor });
}

export function evolveJackpotMoved(states: States, event: JackpotMoved): void {
  const { fromSeriesId, toSeriesId, rollovers, amountMinor, reserveMinor } = event;
  const calendar = calendarOf(states);
  const left = withoutRollovers(rolloversOf(calendar, fromSeriesId), rollovers);
  const taken = withRollovers(calendar, fromSeriesId, left);
  const there = rollovers.reduce(
    (known, one) => withMoved(known, one, { fromSeriesId, toSeriesId }),
    rolloversOf(taken, toSeriesId),
  );
  states.calendar.put(CALENDAR_KEY, withRollovers(taken, toSeriesId, there));
  const { ledger } = states;
  transfer(ledger, { from: jackpotOf(fromSeriesId), to: jackpotOf(toSeriesId), amountMinor });
  const reserve = { from: reserveOf(fromSeriesId), to: reserveOf(toSeriesId) };
  transfer(ledger, { ...reserve, amountMinor: reserveMinor });
  const { by, idempotencyKey, fingerprint } = event;
  if (idempotencyKey === null) return;
  const key = { by, idempotencyKey };
  assert(states.jackpotMoves.get(key) === undefined, 'a jackpot was moved twice under one key');
  const made = { fingerprint, fromSeriesId, toSeriesId, amountMinor, reserveMinor };
  states.jackpotMoves.put(key, made);
}

/** The calendar once a draw has taken the jackpot. */
function afterClaim(calendar: Calendar, event: JackpotClaimed): Calendar {
  const { draw, seriesId, rollovers } = event;
  const left = withoutRollovers(rolloversOf(calendar, seriesId), rollovers);
  const taken = withRollovers(calendar, seriesId, left);
  const standing = seriesStandingOf(calendar, seriesId);
  if (!standing.awaited.some((one) => one.draw === draw)) return taken;
  return withStanding(taken, withClaim(standing, draw, { claim: 'granted' }));
}

/** The calendar once what a draw left has come: what is decided next is decided on it. */
export function afterRollIn(
  calendar: Calendar,
  { seriesId, rollovers, over, reserveMinor }: Omit<JackpotRolledIn, 'type'>,
): Calendar {
  const known = rolloversOf(calendar, seriesId);
  const rolled = withRollovers(calendar, seriesId, [...known, ...rollovers]);
  if (over === null) return rolled;
  const standing = seriesStandingOf(calendar, seriesId);
  return withStanding(rolled, withoutDraw(standing, { ...over, reserveOutMinor: reserveMinor }));
}

/** The parts of one rollover that meet again are one, or a draw would inherit it twice. */
function withMoved(
  known: readonly Rollover[],
  { draw, amountMinor, movedFrom }: Rollover,
  { fromSeriesId, toSeriesId }: Pick<JackpotMoved, 'fromSeriesId' | 'toSeriesId'>,
): readonly Rollover[] {
  if (known.some((one) => one.draw === draw)) {
    return known.map((one) => {
      return one.draw === draw
        ? { ...one, amountMinor: addMinor(one.amountMinor, amountMinor) }
        : one;
    });
  }
  const cameFrom = movedFrom ?? fromSeriesId;
  const moved = { draw, amountMinor };
  return [...known, cameFrom === toSeriesId ? moved : { ...moved, movedFrom: cameFrom }];
}

function calendarOf(states: States): Calendar {
  return states.calendar.get(CALENDAR_KEY) ?? EMPTY_CALENDAR;
}

function withRollovers(
  calendar: Calendar,
  seriesId: string,
  rollovers: readonly Rollover[],
): Calendar {
  const others = calendar.rollovers.filter((one) => one.seriesId !== seriesId);
  const own = rollovers.length === 0 ? [] : [{ seriesId, rollovers }];
  return { ...calendar, rollovers: [...others, ...own] };
}

/** Closing times in the past are forgotten: the schedule never asks for them again. */
function withPlanned(all: readonly Series[], event: DrawPlanned): Series[] {
  const { seriesId, draw, closesAtMs, atMs } = event;
  const known = all.find((series) => series.seriesId === seriesId);
  const ahead = (known?.planned ?? []).filter((planned) => planned.closesAtMs > atMs);
  const planned = [...ahead, { draw, closesAtMs }];
  return [...all.filter((series) => series !== known), { seriesId, planned }];
}
