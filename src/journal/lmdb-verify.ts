/**
 * Reads a whole stored journal: every record against the chain, every row against its checksum,
 * and as many of both as LMDB counts.
 *
 * Why: a reader by key trusts LMDB's tree, which has no checksum of its own. Damage to the tree can
 * make a row look absent; only a walk over all of them notices. For copies, and for an operator
 * who suspects the disk. Whether the rows follow from the records is for the shard's replay.
 */
import { setImmediate } from 'node:timers/promises';
import { openRow } from './envelope.ts';
import type { JournalHead } from './journal.ts';
import { CorruptRecordError } from './journal-errors.ts';
import { ROW_KEY_BYTES_MAX } from './journal-limits.ts';
import { LmdbEnvironment } from './lmdb-environment.ts';
import { readJournalHead, readRecordPage } from './lmdb-reader.ts';

/** The event loop turns between two pages, so that a large journal does not hold up the process. */
const PAGE_ENTRIES = 1_000;

export interface VerifiedJournal {
  readonly head: JournalHead;
  readonly rowCount: number;
}

/** Throws a CorruptRecordError or JournalGapError at the first thing that is not as written. */
export async function verifyLmdbJournal(
  directory: string,
  mapBytes: number,
): Promise<VerifiedJournal> {
  const environment = LmdbEnvironment.open({ directory, mapBytes, mayCreate: false });
  try {
    const head = readJournalHead(environment);
    for (let next = 1; next <= head.sequence; next += PAGE_ENTRIES) {
      readRecordPage(environment, head, next, PAGE_ENTRIES);
      await setImmediate();
    }
    return { head, rowCount: await verifyRows(environment) };
  } finally {
    await environment.close();
  }
}

async function verifyRows(environment: LmdbEnvironment): Promise<number> {
  const end = new Uint8Array(ROW_KEY_BYTES_MAX).fill(0xff);
  let start = Uint8Array.of(0);
  let rowCount = 0;
  for (;;) {
    let pageCount = 0;
    let last = start;
    const range = { start, end, limit: PAGE_ENTRIES, reverse: false };
    environment.readPage('rows', range, (key, stored) => {
      // The walk goes from leaf to leaf; a reader descends, past keys that may be broken. First,
      // because a row under a broken key cannot be written anew: it cannot be reached.
      if (environment.read('rows', key) === undefined) {
        throw new CorruptRecordError(
          'a row cannot be found under its key, so the file does not hold together, and ' +
            '`tirage journal repair` cannot mend it: put a copy of yours back',
        );
      }
      openRow(key, stored);
      if (rowCount + pageCount > 0 && Buffer.compare(key, last) <= 0) {
        throw new CorruptRecordError('the rows are not in the order of their keys');
      }
      last = Uint8Array.from(key);
      pageCount += 1;
    });
    rowCount += pageCount;
    if (pageCount < PAGE_ENTRIES) break;
    start = keyAfter(last);
    await setImmediate();
  }
  if (rowCount !== environment.countEntries('rows')) {
    throw new CorruptRecordError('the journal holds more or fewer rows than it counts');
  }
  return rowCount;
}

/** The smallest key that is greater. */
function keyAfter(key: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(key.length + 1);
  next.set(key);
  return next;
}
