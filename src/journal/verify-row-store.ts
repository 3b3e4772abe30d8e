/**
 * Reads all stored rows: each against its checksum, and as many as LMDB counts.
 *
 * Why: a reader by key trusts LMDB's tree, which has no checksum of its own. Damage to the tree can
 * make a row look absent; only a walk over all of them notices. For copies, and for an operator
 * who suspects the disk. Whether the rows follow from the records is for the shard's replay.
 */
import { setImmediate } from 'node:timers/promises';
import { openRow } from './envelope.ts';
import { CorruptRecordError } from './journal-errors.ts';
import { ROW_KEY_BYTES_MAX } from './journal-limits.ts';
import { LmdbEnvironment } from './lmdb-environment.ts';
import type { RowsFileOptions } from './rows-file.ts';

/** The event loop turns between two pages, so that many rows do not hold up the process. */
const PAGE_ENTRIES = 1_000;

/** The count of rows. Throws a CorruptRecordError at the first thing that is not as written. */
export async function verifyRowStore(
  file: Pick<RowsFileOptions, 'directory' | 'mapBytes'>,
): Promise<number> {
  const environment = LmdbEnvironment.open({ ...file, mayCreate: false });
  try {
    return await verifyRows(environment);
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
    environment.readPage(range, (key, stored) => {
      // The walk goes from leaf to leaf; a reader descends, past keys that may be broken. First,
      // because a row under a broken key cannot be written anew: it cannot be reached.
      if (environment.read(key) === undefined) {
        throw new CorruptRecordError(
          'a row cannot be found under its key, so the file of the rows does not hold together: ' +
            '`tirage journal repair` makes it again from the records',
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
  if (rowCount !== environment.countEntries()) {
    throw new CorruptRecordError('there are more or fewer stored rows than are counted');
  }
  return rowCount;
}

/** The smallest key that is greater. */
function keyAfter(key: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(key.length + 1);
  next.set(key);
  return next;
}
