import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';

/** An order's points have arrived from the order's shard. */
export interface PointsCredited {
  readonly type: 'PointsCredited';
  readonly player: PlayerKey;
  readonly order: string;
  readonly amountHundredths: PointsHundredths;
  readonly from: number;
  readonly atMs: number;
}

export interface PointsWithdrawn {
  readonly type: 'PointsWithdrawn';
  readonly player: PlayerKey;
  readonly number: number;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly order: string;
  readonly sumHundredths: PointsHundredths;
  readonly atMs: number;
}

/** Points became the stake of the purchase that follows: the house pays it in money. */
export interface PointsStaked {
  readonly type: 'PointsStaked';
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
  readonly ticketCount: number;
  readonly pointsHundredths: PointsHundredths;
  readonly stakeMinor: Minor;
  readonly atMs: number;
}

/** A stake earned points; `entryId` is the operation that staked it. */
export interface PointsEarned {
  readonly type: 'PointsEarned';
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly amountHundredths: PointsHundredths;
  readonly atMs: number;
}

/** Purchases of a cancelled draw that points had paid: they go back, the money to the house. */
export interface PointsReturned {
  readonly type: 'PointsReturned';
  readonly draw: DrawNo;
  readonly firstOrdinals: readonly number[];
  readonly atMs: number;
}

export type PointsEvent =
  | PointsCredited
  | PointsWithdrawn
  | PointsStaked
  | PointsEarned
  | PointsReturned;
