import type { CalendarEvent } from '../../../actors/calendar/calendar-events.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';

const draw = drawNo(4_294_967_295);
const atMs = 1_767_268_800_123;
const DRAW_AT = { draw, atMs };
const AMOUNT = { draw, amountMinor: minor(12_345_678_901) };
const player = playerKey(1_023, 4_194_303);

export const CALENDAR_SAMPLES: {
  readonly [Type in CalendarEvent['type']]: Extract<CalendarEvent, { type: Type }>;
} = {
  DrawPlanned: {
    type: 'DrawPlanned',
    ...DRAW_AT,
    seriesId: 's',
    closesAtMs: atMs,
    recurring: false,
    isAwaited: false,
  },
  JackpotClaimed: {
    type: 'JackpotClaimed',
    ...AMOUNT,
    rollovers: [AMOUNT],
    seriesId: 's',
    to: 3,
    standing: null,
  },
  JackpotRolledIn: {
    type: 'JackpotRolledIn',
    rollovers: [AMOUNT],
    seriesId: 's',
    amountMinor: minor(12_345_678_901),
    from: 3,
    over: null,
    reserveMinor: null,
  },
  JackpotAwaited: { type: 'JackpotAwaited', draw, seriesId: 's', shard: 3, isRuled: true },
  JackpotMoved: {
    type: 'JackpotMoved',
    fromSeriesId: 's',
    toSeriesId: 't',
    rollovers: [AMOUNT, { ...AMOUNT, movedFrom: 'r' }],
    amountMinor: minor(24_691_357_802),
    reserveMinor: minor(7),
    reason: 'it was renamed',
    by: player,
    idempotencyKey: 'a-key',
    fingerprint: 4_294_967_295,
    atMs,
  },
};
