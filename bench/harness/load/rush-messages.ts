/** What the thread of a rush of purchases is told, and what it found. */
import type { OpenLoopResult } from './open-loop.ts';

export interface RushPlan {
  readonly port: number;
  readonly drawId: string;
  /** One player each; they buy in turn. */
  readonly tokens: readonly string[];
  readonly connectionCount: number;
}

export interface RushOrder {
  readonly ratePerSecond: number;
  /** Including those of the ramp. */
  readonly purchaseCount: number;
  /** When the full rate is reached, by the wall clock. */
  readonly startsAtMs: number;
  /** Before that the rate rises evenly; what is bought then counts, but not its latency. */
  readonly rampMs: number;
  readonly closesAtMs: number;
  /** How long it should take, from now on. */
  readonly milliseconds: number;
}

export interface RushResult extends OpenLoopResult {
  /** Ordinals of the tickets answered 201, and no others, in the order of the purchases. */
  readonly ordinals: Uint32Array;
  /** Of those, how many the engine says it accepted at or after the close. */
  readonly acceptedLateCount: number;
  /** 409 `drawClosed`. */
  readonly refusedLateCount: number;
  /** Of those, how many came before the close by this machine's clock. */
  readonly refusedEarlyCount: number;
  /** 503: shed. */
  readonly shedCount: number;
  /** Any other answer, and one of them. */
  readonly otherCount: number;
  readonly otherSample: string;
  /**
   * Milliseconds from when a purchase at the full rate was due to its answer, in the order in which
   * they were due; Infinity for one that was not accepted.
   */
  readonly waitedMs: Float64Array;
}
