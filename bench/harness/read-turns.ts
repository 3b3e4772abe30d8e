/** A read of a shard that stands still, turn by turn: nothing else is measured with it. */

import { assert } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';
import type { RequestOf, ShardOperation } from '../../src/protocol/shard-requests.ts';
import { handleRequest } from '../../src/shard/handlers/handlers.ts';
import { LongReads } from '../../src/shard/long-reads.ts';
import type { LoopShard } from './loop-shard.ts';

const TERMS = { nowMs: 0, earliestMs: 0, latestMs: 0, approvalMinor: minor(1_000_000) };

/** Milliseconds of each turn that the read takes. */
export function readTurns<Op extends ShardOperation>(
  { state, journal }: Pick<LoopShard, 'state' | 'journal'>,
  op: Op,
  request: RequestOf<Op>,
): number[] {
  const stamp = { ...TERMS, random: new SystemRandom() };
  const apply = () => assert(false, 'a read changes nothing');
  const context = { state, journal, stamp, apply, acceptWall: () => stamp };
  const result = handleRequest(context, op, request);
  assert('next' in result, 'only long reads have turns');
  const reads = new LongReads((error) => {
    throw error;
  });
  const turnsMs: number[] = [];
  const timed = (turn: () => unknown): void => {
    const startedMs = performance.now();
    turn();
    turnsMs.push(performance.now() - startedMs);
  };
  const replyTo = { peer: 0, correlation: 1 };
  timed(() => reads.begin({ kind: 'request', op, request, replyTo }, result));
  while (!reads.isIdle) timed(() => reads.readOn());
  return turnsMs;
}
