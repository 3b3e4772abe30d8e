import type { EventNo } from '../../src/kernel/event-ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { Line } from '../line/line.ts';

/** A newer version than the desk knew. */
export interface LineTaken {
  readonly type: 'LineTaken';
  readonly line: Line;
  readonly lateFromMs: number | null;
  /** What every shard gets of each limit, by limit; empty but for the first version. */
  readonly sharesMinor: readonly Minor[];
}

export interface BudgetGranted {
  readonly type: 'BudgetGranted';
  readonly event: EventNo;
  readonly shard: number;
  /** By limit. */
  readonly amountsMinor: readonly Minor[];
}

export interface BudgetReturned {
  readonly type: 'BudgetReturned';
  readonly event: EventNo;
  readonly shard: number;
  readonly amountsMinor: readonly Minor[];
}

/** A shard has paid what a resolution owes there. */
export interface SettlementReported {
  readonly type: 'SettlementReported';
  readonly event: EventNo;
  readonly shard: number;
  readonly round: number;
}

export type DeskEvent = LineTaken | BudgetGranted | BudgetReturned | SettlementReported;
