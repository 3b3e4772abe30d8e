/**
 * What the engine needs of the system that says what an order earns.
 *
 * The engine's ledger is the truth about points; this system only gives its findings, and the last
 * one counts once, whatever it says later.
 */
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import type { PlayerKey } from '../kernel/ids.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';

/** Called from the main thread, never from a shard. Many calls are pending at once. */
export interface AccrualSystem {
  /**
   * What is known of an order; null where nothing is yet, or where it could not be said: ask again
   * later. May take as long as the system is away. Rejects only once it is closed. The player is
   * not told to the system: one player's orders must not be in the way of others'.
   */
  ask(number: string, player: PlayerKey): Promise<AccrualFinding | null>;

  /** What the system answered, counted. */
  snapshot(): Promise<MetricsSnapshot>;

  /** Ends what is pending. */
  close(): Promise<void>;
}
