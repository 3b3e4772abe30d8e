/**
 * The limits that several parts share, each with its reason and what happens when it is reached.
 * A limit that only one module knows stands in that module.
 */
import { assert } from './assert.ts';

/**
 * Commands decided in one batch: a flush of this many takes a few milliseconds. The others wait for
 * the next batch.
 */
export const BATCH_COMMANDS_MAX = 1_024;

/** Commands waiting at a shard, some 16 batches: past this a request gets 503 at once. */
export const SHARD_QUEUE_COMMANDS_MAX = 16_384;
assert(
  SHARD_QUEUE_COMMANDS_MAX % BATCH_COMMANDS_MAX === 0,
  'the queue does not hold whole batches',
);

/**
 * Players, draws and fixtures that one gateway watches at a shard. Gateways stay below by their own
 * limits; anything beyond gets no notices.
 */
export const WATCHED_PLAYERS_MAX = 65_536;
export const WATCHED_DRAWS_MAX = 4_096;
export const WATCHED_FIXTURES_MAX = 4_096;
