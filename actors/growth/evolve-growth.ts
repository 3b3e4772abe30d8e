import { assert, must } from '../../src/kernel/assert.ts';
import { LINE_FEED_KEY } from '../feed/line-feed.ts';
import { putExternalLink } from '../raffle/evolve-raffle.ts';
import type { States } from '../states.ts';
import { GROWTH_KEY, type Growth } from './growth.ts';
import type { LinksTaken, LinksTold, ShardsAdded } from './growth-events.ts';

export function evolveShardsAdded(states: States, { shardCount }: ShardsAdded): void {
  const { identity, growth, lineFeed } = states;
  const { shard, shardCount: toldCount, dealtCount } = identity;
  assert(shardCount > toldCount, 'shards were added and are not more than before');
  assert(dealtCount === toldCount, 'shards were added while players still had to move');
  assert(shardCount > shard, 'a shard is not among those that there are');
  growth.put(GROWTH_KEY, { shardCount, toldCount, dealtCount, linksToldTo: null });
  const feed = lineFeed.get(LINE_FEED_KEY);
  if (feed === undefined) return;
  // What is suspended waits for the marks of the new shards, too.
  const mark = feed.isSuspended ? 0 : feed.epoch;
  while (feed.marks.length < shardCount) feed.marks.push(mark);
  lineFeed.put(LINE_FEED_KEY, feed);
}

export function evolveLinksTold(states: States, { externalId }: LinksTold): void {
  states.growth.put(GROWTH_KEY, { ...growthOf(states), linksToldTo: externalId });
}

export function evolveLinksTaken(states: States, { links }: LinksTaken): void {
  for (const link of links) putExternalLink(states, link);
}

export function evolveOpenTold(states: States): void {
  const growth = growthOf(states);
  states.growth.put(GROWTH_KEY, { ...growth, toldCount: growth.shardCount, linksToldTo: null });
}

export function evolvePlayersDealt(states: States): void {
  const growth = growthOf(states);
  assert(growth.toldCount === growth.shardCount, 'players were dealt before shards were told');
  states.growth.put(GROWTH_KEY, { ...growth, dealtCount: growth.shardCount });
}

function growthOf({ growth }: States): Growth {
  return must(growth.get(GROWTH_KEY), 'an engine has grown to which no shards were added');
}
