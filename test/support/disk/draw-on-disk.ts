/** What became of a draw until its engine died, read from the journals left behind. */
import { join } from 'node:path';
import { must } from '../../../src/kernel/assert.ts';
import { parseDrawId } from '../../../src/kernel/ids.ts';
import { restoreState } from '../../../src/shard/records/restore-state.ts';
import { ShardState } from '../../../src/shard/state/shard-state.ts';
import { openJournal } from './open-journal.ts';

export interface DrawOnDisk {
  /** Its state at its coordinator, and its phases on the shards: `settled+paying/paid`. */
  readonly phases: string;
  /** When it closes, as the coordinator and each shard that knows it have it. */
  readonly closesAtMs: readonly number[];
}

export async function drawOnDisk(
  directory: string,
  drawId: string,
  shardCount: number,
): Promise<DrawOnDisk> {
  const draw = must(parseDrawId(drawId), 'the engine named the draw');
  let state = 'unknown';
  const phases: string[] = [];
  const closesAtMs: number[] = [];
  for (let shard = 0; shard < shardCount; shard += 1) {
    const journal = await openJournal(join(directory, `shard-${shard}`), {});
    const shardState = new ShardState({ shard, founderCount: shardCount }, journal);
    restoreState(journal, shardState);
    const coordinator = shardState.coordinators.get(draw);
    const instance = shardState.instances.get(draw);
    if (coordinator !== undefined) {
      const isPaying = coordinator.state === 'settled' && coordinator.paying;
      state = `${coordinator.state}${isPaying ? '+' : ''}`;
    }
    for (const known of [coordinator, instance]) {
      if (known !== undefined) closesAtMs.push(known.terms.closesAtMs);
    }
    phases.push(instance?.phase ?? 'unknown');
    await journal.close();
  }
  return { phases: `${state}: ${phases.join('/')}`, closesAtMs };
}
