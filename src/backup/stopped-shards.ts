/** What the shards of a stopped engine would tell a backup: its directory must be locked. */
import type { DataDirectory } from '../journal/data-directory.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ShardMail } from '../shard/handlers/backup-handlers.ts';
import { replayTail } from '../shard/records/replay-tail.ts';
import { ShardState } from '../shard/state/shard-state.ts';
import { fromJournal } from '../shard/verification/from-journal.ts';
import { checkHandovers, openShardJournal } from '../shard/verification/journal-origin.ts';

/**
 * By shard. A torn tail is dropped and the newest record made durable first, as a start does.
 * Throws an OperationalError.
 */
export async function stoppedShards(
  directory: Pick<DataDirectory, 'shardCount' | 'journalPlace'>,
  clock: Clock,
): Promise<ShardMail[]> {
  const told: ShardMail[] = [];
  for (let shard = 0; shard < directory.shardCount; shard += 1) {
    const place = { ...directory.journalPlace(shard), mayCreate: false };
    const journal = await openShardJournal(place, { clock, spareBytes: 0 });
    try {
      const state = fromJournal(`shard-${shard}`, () => {
        const recovered = new ShardState(place.origin, journal);
        recovered.recover();
        replayTail(journal, recovered);
        return recovered;
      });
      checkHandovers(state, place);
      const { sequence, hash } = journal.head;
      const channels = Array.from(state.mailChannels.all(), ({ value }) => ({ ...value }));
      told.push({ sequence, hashHex: Buffer.from(hash).toString('hex'), channels });
    } finally {
      await journal.close();
    }
  }
  return told;
}
