/** A shard's journal as a restart would find it: rows behind its checkpoint are derived anew. */
import type { ShardOrigin } from '../../actors/growth/growth.ts';
import { assert } from '../../src/kernel/assert.ts';
import { restoreState } from '../../src/shard/records/restore-state.ts';
import { ShardState } from '../../src/shard/state/shard-state.ts';
import { verifyJournal } from '../../src/shard/verification/journal-verification.ts';
import { type ShardStanding, standingOf } from '../../src/shard/verification/shard-standing.ts';
import type { MemoryJournal } from '../support/journal/memory-journal.ts';
import { SMALL_INDEX } from './world.ts';

/** Throws where the rows do not follow from the records. */
export function standingAfterRestart(identity: ShardOrigin, running: MemoryJournal): ShardStanding {
  const journal = running.restarted();
  const state = new ShardState(identity, journal, { indexShape: SMALL_INDEX });
  restoreState(journal, state);
  const options = { identity, journal, onProgress: () => undefined, indexShape: SMALL_INDEX };
  const report = verifyJournal(options);
  const { shard } = identity;
  assert(report.ok, () => `the journal of shard ${shard} fails: ${JSON.stringify(report)}`);
  return standingOf(state);
}
