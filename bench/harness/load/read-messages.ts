/** What the thread that reads is told. What it found is a `RoundResult`, all with status 200. */

export interface ReadPlan {
  /** Asked for in turn. */
  readonly paths: readonly string[];
  readonly connectionCount: number;
}

export interface ReadOrder {
  readonly port: number;
  readonly milliseconds: number;
  /** Left out: each connection asks again as soon as it is answered. */
  readonly ratePerSecond?: number;
}
