import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { DRAW_OVER_FORM, JACKPOT_STANDING_FORM, ROLLOVER_FORM } from '../draw/draw-forms.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import type { JackpotStanding, Rollover } from './calendar.ts';
import {
  evolveDrawPlanned,
  evolveJackpotAwaited,
  evolveJackpotClaimed,
  evolveJackpotMoved,
  evolveJackpotRolledIn,
} from './evolve-calendar.ts';
import type { DrawEnd } from './series-standing.ts';

export interface DrawPlanned {
  readonly type: 'DrawPlanned';
  readonly draw: DrawNo;
  readonly seriesId: string;
  readonly closesAtMs: number;
  readonly recurring: boolean;
  readonly atMs: number;
  /** It stands in the order of its series; false of draws from before there was one. */
  readonly isAwaited: boolean;
}

/** A draw asks for its series' jackpot while a draw before it is not over. */
export interface JackpotAwaited {
  readonly type: 'JackpotAwaited';
  readonly draw: DrawNo;
  readonly seriesId: string;
  /** Of its coordinator. */
  readonly shard: number;
  readonly isRuled: boolean;
}

/** An operator gave the jackpot of a series without draws to another one, and the reserve. */
export interface JackpotMoved {
  readonly type: 'JackpotMoved';
  readonly fromSeriesId: string;
  readonly toSeriesId: string;
  /** As they are taken; they keep the draws that they came from. */
  readonly rollovers: readonly Rollover[];
  /** Their sum. */
  readonly amountMinor: Minor;
  readonly reserveMinor: Minor;
  readonly reason: string;
  readonly by: PlayerKey;
  /** Of the request; null and 0 without one. */
  readonly idempotencyKey: string | null;
  readonly fingerprint: number;
  readonly atMs: number;
}

/** A draw that is about to be conducted takes what its series has rolled over. */
export interface JackpotClaimed {
  readonly type: 'JackpotClaimed';
  readonly draw: DrawNo;
  readonly seriesId: string;
  readonly rollovers: readonly Rollover[];
  /** Their sum. */
  readonly amountMinor: Minor;
  readonly to: number;
  /** For a game with rules, its reserve goes along; null for any other. */
  readonly standing: JackpotStanding | null;
}

export interface JackpotRolledIn {
  readonly type: 'JackpotRolledIn';
  readonly seriesId: string;
  readonly rollovers: readonly Rollover[];
  /** Their sum. */
  readonly amountMinor: Minor;
  readonly from: number;
  /** The draw that is over with this; null in events from before it was told. */
  readonly over: { readonly draw: DrawNo; readonly end: DrawEnd } | null;
  /** Into the reserve; null where the draw's game has no rules for its jackpot. */
  readonly reserveMinor: Minor | null;
}

export const CALENDAR_EVENTS = [
  declareEvent<DrawPlanned>()(
    'DrawPlanned',
    100,
    ['draw', 'seriesId', 'closesAtMs', 'recurring', 'atMs'],
    { later: { isAwaited: false }, evolve: evolveDrawPlanned },
  ),
  declareEvent<JackpotClaimed>()(
    'JackpotClaimed',
    101,
    ['draw', 'seriesId', 'rollovers', 'amountMinor', 'to'],
    {
      later: { standing: null },
      within: { rollovers: ROLLOVER_FORM, standing: JACKPOT_STANDING_FORM },
      evolve: evolveJackpotClaimed,
    },
  ),
  declareEvent<JackpotRolledIn>()(
    'JackpotRolledIn',
    102,
    ['seriesId', 'rollovers', 'amountMinor', 'from'],
    {
      later: { over: null, reserveMinor: null },
      within: { rollovers: ROLLOVER_FORM, over: DRAW_OVER_FORM },
      evolve: evolveJackpotRolledIn,
    },
  ),
  declareEvent<JackpotAwaited>()('JackpotAwaited', 103, ['draw', 'seriesId', 'shard', 'isRuled'], {
    evolve: evolveJackpotAwaited,
  }),
  declareEvent<JackpotMoved>()(
    'JackpotMoved',
    104,
    [
      'fromSeriesId',
      'toSeriesId',
      'rollovers',
      'amountMinor',
      'reserveMinor',
      'reason',
      'by',
      'idempotencyKey',
      'fingerprint',
      'atMs',
    ],
    { within: { rollovers: ROLLOVER_FORM }, evolve: evolveJackpotMoved },
  ),
] as const;

export type CalendarEvent = Declared<typeof CALENDAR_EVENTS>;
