/** What a shard counts by itself, by its key in the store of counters. A storage format. */
export const COUNTERS = {
  /** Events whose home is this shard. */
  lines: 1,
  /** Accumulators that this shard has taken. */
  accumulators: 2,
  /** Times that this shard has recorded are in order from here on: the wall was set back here. */
  clockSetBackFromMs: 3,
  /** For how long clients' keys are kept. */
  keyTermMs: 4,
  /** How often this journal went on under another engine's id. */
  restorations: 5,
  /** Reservations that players of this shard have made. */
  reservations: 6,
  /** As many of the first of them are over, at least. */
  reservationsOver: 7,
} as const;
