/**
 * Writes rows anew from the records (`tirage journal repair`), and then verifies as ever.
 *
 * What it mends follows from what is whole: rows from a sound chain of records, and `heads.json`,
 * where it is lost, from journals that tell of one history. What it cannot rely on it refuses.
 */
import type { DataDirectory } from '../journal/data-directory.ts';
import { checkMark, type HeadMark, markOf, readMarks, writeMarks } from '../journal/head-marks.ts';
import { MAP_BYTES } from '../journal/lmdb-environment.ts';
import { SalvagedJournal } from '../journal/salvaged-journal.ts';
import { OperationalError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { checkOrigin } from '../shard/journal-origin.ts';
import { repairRows } from '../shard/journal-repair.ts';
import { refuse, say } from './journal-report.ts';
import { verifyAll } from './journal-verify.ts';

/** More are counted, and not named one by one. */
const NAMED_MAX = 50;

export async function repairAll(directory: DataDirectory, path: string): Promise<boolean> {
  const marks = storedMarks(directory, path);
  const heads: HeadMark[] = [];
  let isGood = true;
  for (let shard = 0; shard < directory.shardCount; shard += 1) {
    const head = await repairShard(directory, shard, marks?.[shard]);
    if (head === undefined) isGood = false;
    else heads.push(head);
  }
  if (!isGood || !(await verifyAll(directory))) return false;
  if (marks === undefined) {
    writeMarks(path, directory.engineId, heads);
    say('     heads.json was written anew');
  }
  return true;
}

/** Undefined where they are lost. */
function storedMarks(
  { engineId, shardCount }: DataDirectory,
  path: string,
): HeadMark[] | undefined {
  try {
    return readMarks(path, engineId, shardCount);
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return undefined;
  }
}

/** The head of the shard's journal; undefined where it was refused. */
async function repairShard(
  directory: DataDirectory,
  shard: number,
  mark: HeadMark | undefined,
): Promise<HeadMark | undefined> {
  const name = `shard ${shard}`;
  const { directory: place, origin } = directory.journalPlace(shard);
  try {
    const file = { directory: place, mapBytes: MAP_BYTES, mayCreate: false };
    const journal = await SalvagedJournal.open(file);
    try {
      checkOrigin(journal, origin);
      if (mark !== undefined) checkMark(journal, mark, `the journal of shard-${shard}`);
      const random = new SystemRandom();
      const onProgress = () => undefined;
      const written = await repairRows({ identity: origin, journal, random, onProgress });
      say(`     ${name}: ${written.length} rows were written anew`);
      for (const row of written.slice(0, NAMED_MAX)) say(`     ${name}: ${row}`);
      return markOf(journal.head, SYSTEM_CLOCK.wallMs());
    } finally {
      await journal.close();
    }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    refuse(name, error.message);
    return undefined;
  }
}
