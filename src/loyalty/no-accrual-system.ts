/** Used where no accrual system is configured: questions wait, and orders stay as they are. */
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import type { AccrualSystem } from './accrual-system.ts';

export class NoAccrualSystem implements AccrualSystem {
  ask(): Promise<AccrualFinding | null> {
    return new Promise(() => undefined);
  }

  async snapshot(): Promise<MetricsSnapshot> {
    return [];
  }

  async close(): Promise<void> {
    return undefined;
  }
}
