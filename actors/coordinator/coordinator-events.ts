import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { Rollover } from '../calendar/calendar.ts';
import type { DrawTerms } from '../draw/terms.ts';
import type { Settlement } from '../games/prizes.ts';
import type { ShardSeal } from './coordinator.ts';

export interface DrawScheduled {
  readonly type: 'DrawScheduled';
  readonly terms: DrawTerms;
  readonly conductsAtMs: number;
  readonly atMs: number;
}

export interface DrawOpened {
  readonly type: 'DrawOpened';
  readonly draw: DrawNo;
  readonly serverSeedHex: string;
  readonly commitmentHex: string;
  readonly atMs: number;
}

export interface DrawClosed {
  readonly type: 'DrawClosed';
  readonly draw: DrawNo;
  readonly atMs: number;
}

export interface ShardSealed {
  readonly type: 'ShardSealed';
  readonly draw: DrawNo;
  readonly seal: ShardSeal;
}

export interface DrawSealed {
  readonly type: 'DrawSealed';
  readonly draw: DrawNo;
  readonly ticketsRootHex: string;
  readonly atMs: number;
}

export interface JackpotGranted {
  readonly type: 'JackpotGranted';
  readonly draw: DrawNo;
  readonly rollovers: readonly Rollover[];
  /** Their sum. */
  readonly amountMinor: Minor;
  readonly calendarShard: number;
}

/** An operator brings the drawing forward; results still wait for their time. */
export interface ConductRequested {
  readonly type: 'ConductRequested';
  readonly draw: DrawNo;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export interface DrawConducted {
  readonly type: 'DrawConducted';
  readonly draw: DrawNo;
  readonly numbers: readonly number[];
  readonly atMs: number;
}

export interface ShardScanned {
  readonly type: 'ShardScanned';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly winnersByTier: readonly number[];
}

/**
 * Prizes are known. No money moves by it: what a pot, the house or the awards hold would tell of
 * the outcome before the results are due.
 */
export interface DrawSettled {
  readonly type: 'DrawSettled';
  readonly draw: DrawNo;
  readonly settlement: Settlement;
  readonly atMs: number;
}

/** The results are due: the money of each shard's winners is on its way to it. */
export interface DrawReleased {
  readonly type: 'DrawReleased';
  readonly draw: DrawNo;
  readonly fundsByShard: readonly Minor[];
  readonly atMs: number;
}

export interface ShardPaid {
  readonly type: 'ShardPaid';
  readonly draw: DrawNo;
  readonly shard: number;
}

export interface DrawPublished {
  readonly type: 'DrawPublished';
  readonly draw: DrawNo;
  readonly rolloverMinor: Minor;
  readonly calendarShard: number;
  readonly atMs: number;
}

export interface DrawCancelled {
  readonly type: 'DrawCancelled';
  readonly draw: DrawNo;
  readonly reason: string;
  readonly by: PlayerKey;
  readonly atMs: number;
}

/** The numbers that a cancelled draw would have had, with all that leads to them. */
export interface DrawRevealed {
  readonly type: 'DrawRevealed';
  readonly draw: DrawNo;
  readonly ticketsRootHex: string;
  readonly numbers: readonly number[];
  readonly atMs: number;
}

/** The jackpot of a cancelled draw goes back to its series. */
export interface JackpotReturned {
  readonly type: 'JackpotReturned';
  readonly draw: DrawNo;
  readonly amountMinor: Minor;
  readonly calendarShard: number;
}

/** A sealed shard's stakes go back for the refund. */
export interface SealReturned {
  readonly type: 'SealReturned';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly amountMinor: Minor;
}

export type CoordinatorEvent =
  | DrawScheduled
  | DrawOpened
  | DrawClosed
  | ShardSealed
  | DrawSealed
  | JackpotGranted
  | ConductRequested
  | DrawConducted
  | ShardScanned
  | DrawSettled
  | DrawReleased
  | ShardPaid
  | DrawPublished
  | DrawCancelled
  | DrawRevealed
  | JackpotReturned
  | SealReturned;
