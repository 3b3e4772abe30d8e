/** What the thread of sockets that watch a draw is told, and what it found. */

export interface WatchPlan {
  readonly port: number;
  readonly socketCount: number;
}

/** In this order, each once. */
export type WatchOrder = { readonly milliseconds: number } & (
  | { readonly step: 'open' }
  /** Done when each socket has its snapshot. */
  | { readonly step: 'subscribe'; readonly drawId: string }
  /** Done when each socket has the results. */
  | { readonly step: 'awaitResults' }
);

export interface WatchResult {
  /** How long the step took, from the order on. */
  readonly seconds: number;
  /** When each socket had the results, by the wall clock, sorted; empty before. */
  readonly arrivedAtMs: Float64Array;
}
