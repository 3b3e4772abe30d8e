import type { DrawNo } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { ROLLOVER_FORM } from '../draw/draw-forms.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import type { Rollover } from './calendar.ts';
import {
  evolveDrawPlanned,
  evolveJackpotClaimed,
  evolveJackpotRolledIn,
} from './evolve-calendar.ts';

export interface DrawPlanned {
  readonly type: 'DrawPlanned';
  readonly draw: DrawNo;
  readonly seriesId: string;
  readonly closesAtMs: number;
  readonly recurring: boolean;
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
}

export interface JackpotRolledIn {
  readonly type: 'JackpotRolledIn';
  readonly seriesId: string;
  readonly rollovers: readonly Rollover[];
  /** Their sum. */
  readonly amountMinor: Minor;
  readonly from: number;
}

export const CALENDAR_EVENTS = [
  declareEvent<DrawPlanned>()(
    'DrawPlanned',
    100,
    ['draw', 'seriesId', 'closesAtMs', 'recurring', 'atMs'],
    { evolve: evolveDrawPlanned },
  ),
  declareEvent<JackpotClaimed>()(
    'JackpotClaimed',
    101,
    ['draw', 'seriesId', 'rollovers', 'amountMinor', 'to'],
    { within: { rollovers: ROLLOVER_FORM }, evolve: evolveJackpotClaimed },
  ),
  declareEvent<JackpotRolledIn>()(
    'JackpotRolledIn',
    102,
    ['seriesId', 'rollovers', 'amountMinor', 'from'],
    { within: { rollovers: ROLLOVER_FORM }, evolve: evolveJackpotRolledIn },
  ),
] as const;

export type CalendarEvent = Declared<typeof CALENDAR_EVENTS>;
