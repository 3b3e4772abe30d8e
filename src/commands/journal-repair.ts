/**
 * Rebuilds rows from the records (`tirage journal repair`), and then verifies as always.
 *
 * It repairs only what follows from something sound: rows from an intact chain of records. What it
 * cannot rely on, it refuses. Once `heads.json` is lost or contradicts the journals, nothing shows
 * that they are the newest, and an older one would issue its tickets a second time. Then it shows
 * them, and writes that file anew only if the operator says that they are the newest, which is
 * noted.
 */
import { ACCEPTED_FILE, noteAcceptance } from '../journal/accepted-heads.ts';
import type { DataDirectory } from '../journal/data-directory.ts';
import { type HeadMark, MARKS_FILE, markOf, readMarks, writeMarks } from '../journal/head-marks.ts';
import type { JournalPlace } from '../journal/journal-places.ts';
import { OperationalError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { openShardJournal } from '../shard/verification/journal-origin.ts';
import { repairShardRows } from '../shard/verification/journal-repair.ts';
import { faultSentence, tellFault } from './journal-report.ts';
import { verifyAll } from './journal-verify.ts';
import { say } from './standard-output.ts';

/** Any more are counted, but not named one by one. */
const NAMED_MAX = 50;

export interface Repair {
  readonly path: string;
  /** The operator says that the journals are the newest there are. */
  readonly acceptsHeads: boolean;
}

export async function repairAll(
  directory: DataDirectory,
  { path, acceptsHeads }: Repair,
): Promise<boolean> {
  const marks = storedMarks(directory, path);
  const heads: HeadMark[] = [];
  let isGood = true;
  let areMarked = marks !== undefined;
  for (let shard = 0; shard < directory.shardCount; shard += 1) {
    const repaired = await repairShard(directory, shard, marks?.[shard]);
    if (repaired === undefined) isGood = false;
    else heads.push(repaired.head);
    areMarked &&= repaired?.isMarked ?? false;
  }
  if (!isGood || !(await verifyAll(directory))) return false;
  if (areMarked) return true;
  if (!acceptsHeads) {
    return tellFault(
      MARKS_FILE,
      'nothing proves that these journals are the newest. An older one would issue its tickets a ' +
        'second time: put the newest files back if there are any; if what is shown is the newest ' +
        'that you know of, say so with `--accept-heads`',
    );
  }
  writeMarks(path, directory.engineId, heads);
  noteAcceptance(path, heads);
  say(`     ${MARKS_FILE} was written anew, as you said; ${ACCEPTED_FILE} notes it`);
  return true;
}

/** Undefined where they are lost. */
function storedMarks({ meta }: DataDirectory, path: string): HeadMark[] | undefined {
  try {
    return readMarks(path, meta);
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    say(`     ${error.message}`);
    return undefined;
  }
}

interface RepairedShard {
  readonly head: HeadMark;
  /** Its mark agrees with it. */
  readonly isMarked: boolean;
}

/** Undefined where the journal was refused. */
async function repairShard(
  directory: DataDirectory,
  shard: number,
  mark: HeadMark | undefined,
): Promise<RepairedShard | undefined> {
  const name = `shard ${shard}`;
  const place = { ...directory.journalPlace(shard), mayCreate: false, mark: undefined };
  try {
    const onProgress = () => undefined;
    const random = new SystemRandom();
    const repaired = await repairShardRows({ place, clock: SYSTEM_CLOCK, random, onProgress });
    const { rows, newestMs } = repaired;
    say(`     ${name}: ${rows.length} rows were written anew`);
    for (const row of rows.slice(0, NAMED_MAX)) say(`     ${name}: ${row}`);
    const isMarked = await isAsMarked(place, mark);
    if (!isMarked) {
      const newest = `record ${repaired.head.sequence} of ${new Date(newestMs).toISOString()}`;
      say(`     ${name}: its newest record is ${newest}`);
    }
    const atMs = Math.max(newestMs, SYSTEM_CLOCK.wallMs());
    return { head: markOf(repaired.head, { atMs, isLast: true }), isMarked };
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    tellFault(name, faultSentence(error, place));
    return undefined;
  }
}

async function isAsMarked(place: JournalPlace, mark: HeadMark | undefined): Promise<boolean> {
  if (mark === undefined) return false;
  try {
    const opening = { clock: SYSTEM_CLOCK, spareBytes: 0 };
    const journal = await openShardJournal({ ...place, mark }, opening);
    await journal.close();
    return true;
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    say(`     ${error.message}`);
    return false;
  }
}
