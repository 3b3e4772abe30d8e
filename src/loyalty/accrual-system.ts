/**
 * What the engine needs of the system that says what an order earns.
 *
 * The engine's ledger is the truth about points; this system only gives its findings, and its final
 * one counts once, whatever it says later.
 */
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import type { PlayerKey } from '../kernel/ids.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';

/** Called from the main thread, never from a shard. Many calls are pending at once. */
export interface AccrualSystem {
  /**
   * What is known about an order; null where nothing is known yet, or the system could not say: ask
   * again later. May take as long as the system is away. Rejects only once it is closed. The system
   * is not told the player, who is named so that one player's orders do not get in the way of
   * others'.
   */
  ask(number: string, player: PlayerKey): Promise<AccrualFinding | null>;

  /** Counts of the system's answers. */
  snapshot(): Promise<MetricsSnapshot>;

  /** Ends what is pending. */
  close(): Promise<void>;
}
