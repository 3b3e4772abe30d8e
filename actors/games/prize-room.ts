/**
 * How much a draw may sell, so that what it pays stays exact.
 *
 * All combinations of a draw may win its best fixed prize at once, and prizes stand in events,
 * transcripts and JSON as numbers, exact up to 2^53 - 1. So a shard sells no more combinations than
 * its part of `DRAW_PRIZES_MINOR` pays for, in equal parts among the shards that it knows of.
 *
 * Why that holds however an engine grows while the draw sells: shard s knows of at least s + 1
 * shards, so with 1,024 of them all parts are at most 1 + 1/2 + … + 1/1,024 < 8 of that sum, less
 * than 2^51. The draw's sales (2^52 at most) and what it inherits (2^51) fit beside them.
 */
import { rememberLast } from '../../src/kernel/remember-last.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { SLOT_COUNT } from '../../src/kernel/slots.ts';
import { type Game, largestFixedPrize } from './game.ts';

/** What the best fixed prizes of all combinations of a draw come to, if its shards stay as many. */
const DRAW_PRIZES_MINOR = 2 ** 48;

/** Combinations that one draw of the game sells, on all shards together. */
export const combinationsMax = rememberLast((game: Pick<Game, 'tiers'>) => {
  const prizeMinor = largestFixedPrize(game);
  return prizeMinor === 0 ? Number.POSITIVE_INFINITY : Math.floor(DRAW_PRIZES_MINOR / prizeMinor);
});

/**
 * Whether a shard may have sold so many. Of most games it may on as many shards as there can be,
 * and nobody looks how many there are.
 */
export function mayAllWin(
  game: Pick<Game, 'tiers'>,
  combinations: number,
  counts: Pick<ShardCounts, 'shardCount'>,
): boolean {
  const most = combinationsMax(game);
  return combinations * SLOT_COUNT <= most || combinations * counts.shardCount <= most;
}
