/**
 * The line's feed, as a shard of a bet maker knows it: whether what the provider says can be relied
 * on. Where lines are made in the same process there is no feed, and nothing to suspend.
 *
 * A suspension is one fact on every shard, whatever the number of fixtures, and it is journaled: a
 * restart does not lift it. It ends when every shard has sent its mark behind all versions that the
 * synchronisation gave it to pass on. Mail is taken in order, so a shard that has all marks of the
 * newest suspension has every version too.
 */
export const FEED_REASONS = ['start', 'silent', 'restarted', 'gap', 'lost'] as const;
export type FeedReason = (typeof FEED_REASONS)[number];

export const LINE_FEED_KEY = 0;

export interface LineFeed {
  /** Counts suspensions, the same on every shard. */
  epoch: number;
  isSuspended: boolean;
  reason: FeedReason;
  sinceMs: number;
  /** By shard: the newest suspension that it has marked as over. */
  marks: number[];
}

export function isFeedSuspended(feed: Pick<LineFeed, 'isSuspended'> | undefined): boolean {
  return feed?.isSuspended ?? false;
}
