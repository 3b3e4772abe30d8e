import type { DrawNo } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { Rollover } from './calendar.ts';

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

export type CalendarEvent = DrawPlanned | JackpotClaimed | JackpotRolledIn;
