/** How far a draw had got when its engine died, read from the journals left behind. */
import { join } from 'node:path';
import { must } from '../../../src/kernel/assert.ts';
import { parseDrawId } from '../../../src/kernel/ids.ts';
import { restoreState } from '../../../src/shard/records/restore-state.ts';
import { ShardState } from '../../../src/shard/state/shard-state.ts';
import { openJournal } from './open-journal.ts';

/** The draw's state at its coordinator, and its phases on the shards: `settled+paying/paid`. */
export async function phasesOnDisk(directory: string, drawId: string, shardCount: number) {
  const draw = must(parseDrawId(drawId), 'the engine named the draw');
  let state = 'unknown';
  const phases: string[] = [];
  for (let shard = 0; shard < shardCount; shard += 1) {
    const journal = await openJournal(join(directory, `shard-${shard}`), {});
    const shardState = new ShardState({ shard, founderCount: shardCount }, journal);
    restoreState(journal, shardState);
    const { coordinators, instances } = shardState;
    const coordinator = coordinators.get(draw);
    if (coordinator !== undefined) {
      const isPaying = coordinator.state === 'settled' && coordinator.paying;
      state = `${coordinator.state}${isPaying ? '+' : ''}`;
    }
    phases.push(instances.get(draw)?.phase ?? 'unknown');
    await journal.close();
  }
  return `${state}: ${phases.join('/')}`;
}
