/**
 * Reads a shard that stands still, turn by turn: nothing else is measured with it.
 *
 * It measures processor time of the process, not elapsed time, so that whatever else the machine
 * does is left out. V8's threads that collect or compile beside the read are included, so it is
 * rather too much than too little.
 */

import { ENGINE_AREAS } from '../../../src/engine-areas.ts';
import { assert } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { SystemRandom } from '../../../src/kernel/system-random.ts';
import type { RequestOf, ShardOperation } from '../../../src/protocol/shard-requests.ts';
import { OperationTable } from '../../../src/shard/handlers/operation-table.ts';
import { LongReads } from '../../../src/shard/long-reads.ts';
import type { LoopShard } from '../processes/loop-shard.ts';

const OPERATIONS = await OperationTable.load(ENGINE_AREAS);

const TERMS = { nowMs: 0, earliestMs: 0, latestMs: 0, approvalMinor: minor(1_000_000) };

export interface ReadTurns {
  /** Milliseconds of processor time of each turn. */
  readonly turnsMs: readonly number[];
  /** What was looked at, in units of cost (src/shard/long-reads.ts). */
  readonly cost: number;
}

export function readTurns<Op extends ShardOperation>(
  { state, journal }: Pick<LoopShard, 'state' | 'journal'>,
  op: Op,
  request: RequestOf<Op>,
): ReadTurns {
  const stamp = { ...TERMS, random: new SystemRandom() };
  const apply = () => assert(false, 'a read changed something');
  const context = { state, journal, stamp, clock: SYSTEM_CLOCK, apply, acceptWall: () => stamp };
  const result = OPERATIONS.handle(context, op, request);
  assert('next' in result, 'a short read was answered in turns');
  const reads = new LongReads((error) => {
    throw error;
  });
  let cost = 0;
  const counted = (function* () {
    for (;;) {
      const step = result.next();
      if (step.done === true) return step.value;
      cost += step.value;
      yield step.value;
    }
  })();
  const turnsMs: number[] = [];
  const timed = (turn: () => unknown): void => {
    const before = process.cpuUsage();
    turn();
    const { user, system } = process.cpuUsage(before);
    turnsMs.push((user + system) / 1_000);
  };
  const replyTo = { peer: 0, correlation: 1 };
  timed(() => reads.begin({ kind: 'request', op, request, replyTo }, counted));
  while (!reads.isIdle) timed(() => reads.readOn());
  return { turnsMs, cost };
}
