import type { FeedReason } from './line-feed.ts';

/** The line cannot be relied on: no bets are taken on its fixtures from here on. */
export interface FeedSuspended {
  readonly type: 'FeedSuspended';
  readonly epoch: number;
  readonly reason: FeedReason;
  readonly atMs: number;
}

/** A shard has passed on everything that it knows; the last one's mark resumes betting here. */
export interface FeedMarked {
  readonly type: 'FeedMarked';
  readonly shard: number;
  readonly epoch: number;
  readonly atMs: number;
}

export type LineFeedEvent = FeedSuspended | FeedMarked;
