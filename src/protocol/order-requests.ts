/** What a shard may be asked about orders and points, and what it answers (shard-requests.ts). */

import type { OrderStatus } from '../../actors/order/order.ts';

import type { PlayerKey } from '../kernel/ids.ts';

/** Newest first. */
export interface ListOrders {
  readonly player: PlayerKey;
  readonly limit: number;
  /** Only orders below this ordinal; null begins with the newest. */
  readonly before: number | null;
}

export interface OrderView {
  readonly number: string;
  readonly status: OrderStatus;
  readonly accrualHundredths: number;
  readonly uploadedAtMs: number;
}

export interface OrderPageView {
  readonly orders: readonly OrderView[];
  /** The `before` of the next page. */
  readonly next: number | null;
}

export interface PointsView {
  readonly pointsHundredths: number;
  readonly withdrawnHundredths: number;
}

export interface ListWithdrawals {
  readonly player: PlayerKey;
  readonly limit: number;
  readonly before: number | null;
}

export interface WithdrawalView {
  readonly order: string;
  readonly sumHundredths: number;
  readonly atMs: number;
}

export interface WithdrawalPage {
  readonly withdrawals: readonly WithdrawalView[];
  readonly next: number | null;
}
