/** What the thread of a stampede is told, and what it found. */
import type { OpenLoopResult } from './open-loop.ts';

export interface StampedePlan {
  readonly port: number;
  readonly drawId: string;
  readonly tokens: readonly string[];
  readonly connectionCount: number;
  readonly socketCount: number;
}

/** In this order. */
export type StampedeOrder = { readonly milliseconds: number } & (
  | {
      /** Each player buys a ticket, and the sockets are opened. */
      readonly step: 'prepare';
      readonly ratePerSecond: number;
    }
  | {
      readonly step: 'look';
      /** The rate at each of the two doors. */
      readonly ratePerSecond: number;
      readonly checksPerDoor: number;
    }
);

export interface DoorResult extends OpenLoopResult {
  /** Answers that show what they should. */
  readonly goodCount: number;
  readonly failedCount: number;
  readonly failedSample: string;
  /** Milliseconds from when a check was due to its answer, sorted. */
  readonly sorted: Float64Array;
}

/** The sale is over. */
export interface StampedeReady {
  readonly isReady: true;
}

export interface StampedeResult {
  readonly isReady: false;
  readonly http: DoorResult;
  readonly sockets: DoorResult;
}
