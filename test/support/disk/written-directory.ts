/**
 * A data directory as an engine leaves it that was stopped in order: journals of two shards, made
 * of the samples of all facts, and the marks of how far they go.
 */
import { DataDirectory } from '../../../src/journal/data-directory.ts';
import { type HeadMark, markOf, readMarks, writeMarks } from '../../../src/journal/head-marks.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { openShardJournal } from '../../../src/shard/verification/journal-origin.ts';
import { bareRecord } from '../samples/bare-record.ts';
import { EVENT_SAMPLES } from '../samples/event-samples.ts';
import { SeededRandom } from '../sources/seeded-random.ts';

const AT_MS = 1_767_268_800_000;
export const WRITTEN_SHARDS = 2;

/** `recordCount` behind the first one of each shard; more than those if the directory has some. */
export async function writeDirectory(path: string, recordCount: number, seed = 1): Promise<void> {
  const directory = await DataDirectory.open({
    path,
    shardCount: WRITTEN_SHARDS,
    currency: 'EUR',
    random: new SeededRandom(seed),
    holder: 'engine',
  });
  const marks: HeadMark[] = [];
  for (let shard = 0; shard < WRITTEN_SHARDS; shard += 1) {
    marks.push(await writeJournal(directory, shard, recordCount));
  }
  writeMarks(path, directory.engineId, marks);
  directory.markBegun();
  await directory.release();
}

/** Adds a shard with as many records to it. */
export async function addShard(path: string, recordCount: number): Promise<void> {
  const random = new SeededRandom(2);
  const known = { path, shardCount: WRITTEN_SHARDS, currency: 'EUR', random } as const;
  const directory = await DataDirectory.open({ ...known, holder: 'command' });
  directory.setResharding(true, WRITTEN_SHARDS + 1);
  const earlier = readMarks(path, directory.meta);
  const added = await writeJournal(directory, WRITTEN_SHARDS, recordCount);
  writeMarks(path, directory.engineId, [...earlier, added]);
  directory.markBegun();
  directory.setResharding(false);
  await directory.release();
}

async function writeJournal(
  directory: DataDirectory,
  shard: number,
  recordCount: number,
): Promise<HeadMark> {
  const options = { clock: SYSTEM_CLOCK, spareBytes: 0 };
  const journal = await openShardJournal(directory.journalPlace(shard), options);
  for (let i = 0; i < recordCount; i += 1) {
    await journal.append({ payload: payloadOf(shard, journal.head.sequence), rows: [] });
  }
  await journal.close();
  return markOf(journal.head, { atMs: AT_MS + recordCount * 1_000_000, isLast: true });
}

/** A prime that divides no count of samples, so that in the end each of them comes. */
const STRIDE = 37;

/** From none to some facts; in each shard others. */
function payloadOf(shard: number, sequence: number): Uint8Array {
  const samples = Object.values(EVENT_SAMPLES).filter(({ type }) => type !== 'JournalBegun');
  const first = (STRIDE * sequence + 11 * shard) % samples.length;
  const events = samples.slice(first, first + (sequence % 5));
  return bareRecord(AT_MS + sequence, events);
}
