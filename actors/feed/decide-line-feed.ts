/** Suspends a bet maker's betting while the line is silent, and resumes it shard by shard. */

import { accept, type Decision, type Stamp } from '../decider.ts';
import type { MarkFeed } from '../mail/fixture-mail.ts';
import { postToAll } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { ShardIdentity } from '../states.ts';
import type { FeedReason, LineFeed } from './line-feed.ts';
import type { LineFeedEvent } from './line-feed-events.ts';

export interface SuspendFeed {
  /** Higher than any before; a known one has already had its effect. */
  readonly epoch: number;
  readonly reason: FeedReason;
}

export function decideSuspendFeed(
  feed: LineFeed | undefined,
  { epoch, reason }: SuspendFeed,
  { nowMs: atMs }: Stamp,
): Decision<LineFeedEvent> {
  if (feed !== undefined && epoch <= feed.epoch) return accept([]);
  return accept([{ type: 'FeedSuspended', epoch, reason, atMs }]);
}

/** Goes to every shard, behind the versions that were posted before it. */
export function decideMarkFeed(
  feed: LineFeed | undefined,
  { epoch }: { readonly epoch: number },
  { shardCount }: ShardIdentity,
): Decision<MailPosted> {
  if (feed === undefined || epoch !== feed.epoch) return accept([]);
  return accept(postToAll(shardCount, { message: 'MarkFeed', epoch }));
}

/** A mark of an earlier suspension says nothing about this one. */
export function decideTakeMark(
  feed: LineFeed | undefined,
  { epoch }: MarkFeed,
  from: number,
  { nowMs: atMs }: Stamp,
): Decision<LineFeedEvent> {
  if (feed === undefined || !feed.isSuspended || epoch !== feed.epoch) return accept([]);
  return accept([{ type: 'FeedMarked', shard: from, epoch, atMs }]);
}
