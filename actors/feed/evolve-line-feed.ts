import { assert, must } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import { LINE_FEED_KEY } from './line-feed.ts';
import type { FeedMarked, FeedSuspended } from './line-feed-events.ts';

export function evolveFeedSuspended(states: States, event: FeedSuspended): void {
  const { epoch, reason, atMs: sinceMs } = event;
  const earlier = states.lineFeed.get(LINE_FEED_KEY);
  assert(epoch > (earlier?.epoch ?? 0), 'suspensions of the line are not counted upwards');
  const { shardCount } = states.identity;
  const marks = earlier?.marks ?? Array.from({ length: shardCount }, () => 0);
  states.lineFeed.put(LINE_FEED_KEY, { epoch, isSuspended: true, reason, sinceMs, marks });
}

export function evolveFeedMarked(states: States, { shard, epoch }: FeedMarked): void {
  const feed = must(states.lineFeed.get(LINE_FEED_KEY), 'a feed was marked that is not known');
  assert(epoch === feed.epoch, 'a mark does not belong to the newest suspension');
  feed.marks[shard] = epoch;
  feed.isSuspended = feed.marks.some((mark) => mark !== epoch);
  states.lineFeed.put(LINE_FEED_KEY, feed);
}
