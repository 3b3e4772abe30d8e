/** What an operator may decide of a shard's clock. */
export interface ClockRequests {
  /** The wall is right, for this reason. Equal times: the shard had not doubted it. */
  acceptClock: { request: { reason: string }; reply: { believedMs: number; atMs: number } };
}
