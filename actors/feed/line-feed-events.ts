import { type Declared, declareEvent } from '../event-declaration.ts';
import { evolveFeedMarked, evolveFeedSuspended } from './evolve-line-feed.ts';
import type { FeedReason } from './line-feed.ts';

/** The line cannot be relied on: no bets are taken on its fixtures from here on. */
export interface FeedSuspended {
  readonly type: 'FeedSuspended';
  readonly epoch: number;
  readonly reason: FeedReason;
  readonly atMs: number;
}

/**
 * A shard has passed on everything that it knew; the mark of the last shard resumes betting here.
 */
export interface FeedMarked {
  readonly type: 'FeedMarked';
  readonly shard: number;
  readonly epoch: number;
  readonly atMs: number;
}

export const LINE_FEED_EVENTS = [
  declareEvent<FeedSuspended>()('FeedSuspended', 174, ['epoch', 'reason', 'atMs'], {
    evolve: evolveFeedSuspended,
  }),
  declareEvent<FeedMarked>()('FeedMarked', 175, ['shard', 'epoch', 'atMs'], {
    evolve: evolveFeedMarked,
  }),
] as const;

export type LineFeedEvent = Declared<typeof LINE_FEED_EVENTS>;
