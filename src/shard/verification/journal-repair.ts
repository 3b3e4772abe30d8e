/**
 * Writes rows anew from the records: what `verifyJournal` finds different, this makes equal.
 *
 * The records are replayed by the code that the running shard uses, so a row that comes out is the
 * one that was written. A broken chain, or events that cannot have happened, end the repair before
 * anything is written: then there is no truth to write rows from.
 */
import type { ShardIdentity } from '../../../actors/states.ts';
import type { RowWrite } from '../../journal/journal.ts';
import type { SalvagedJournal } from '../../journal/salvaged-journal.ts';
import type { RandomSource } from '../../kernel/random.ts';
import { randomHashKey } from '../../structures/keyed-hash.ts';
import { storedHashKey } from '../entries/entry-log.ts';
import { TABLES } from '../tables/shard-tables.ts';
import { replayJournal } from './journal-verification.ts';
import { RebuiltRows } from './rebuilt-rows.ts';

export interface RepairOptions {
  readonly identity: ShardIdentity;
  readonly journal: SalvagedJournal;
  readonly random: RandomSource;
  readonly onProgress: (records: number) => void;
}

/** The rows that were written or deleted, in words. Throws if records contradict each other. */
export async function repairRows(options: RepairOptions): Promise<string[]> {
  const { identity, journal, random, onProgress } = options;
  const rebuilt = new RebuiltRows(journal);
  // A secret, not a fact: if it is lost, the index is written anew with another.
  const hashKey = storedHashKey(journal) ?? randomHashKey(random);
  replayJournal(rebuilt, { identity, journal, onProgress, hashKey });
  const writes: RowWrite[] = rebuilt.differing();
  for (const key of journal.rowKeys()) {
    if (!rebuilt.has(key)) writes.push({ key, value: undefined });
  }
  await journal.writeRows(writes);
  return writes.map(({ key, value }) => {
    const name = `row ${TABLES.describeKey(key)} of ${TABLES.tableOf(key) ?? 'no known table'}`;
    return value === undefined ? `${name}, deleted` : name;
  });
}
