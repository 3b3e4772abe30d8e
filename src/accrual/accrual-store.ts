/** What the accrual system for development stores. */
import type { PointsHundredths } from '../kernel/points.ts';
import type { Reward } from './reward.ts';

export interface AccruedOrder {
  readonly registeredAtMs: number;
  /** Null: nothing in it earns anything, so it is invalid. */
  readonly accrualHundredths: PointsHundredths | null;
}

export interface AccrualStore {
  rewards(): readonly Reward[];
  /** False where there already is one for this match. Resolves once it is on disk. */
  addReward(reward: Reward): Promise<boolean>;
  order(number: string): AccruedOrder | undefined;
  /** False where the order is known already. Resolves once it is on disk. */
  addOrder(number: string, order: AccruedOrder): Promise<boolean>;
  close(): Promise<void>;
}
