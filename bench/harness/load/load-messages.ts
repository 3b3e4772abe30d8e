/** What the thread of the load is told, and what it found. */

export interface LoadPlan {
  readonly path: string;
  readonly tokens: readonly string[];
  readonly connectionCount: number;
}

export interface RoundOrder {
  readonly port: number;
  readonly milliseconds: number;
}

export interface RoundResult {
  /** Answers, all with status 201. */
  readonly count: number;
  readonly seconds: number;
  /** How busy the client's own thread was: near 1, the client is the limit. */
  readonly busyShare: number;
  /** Milliseconds from send to answer, sorted. */
  readonly sorted: Float64Array;
  /** One whole answer. */
  readonly sample: string;
}

export interface RoundFailure {
  readonly failure: string;
}
