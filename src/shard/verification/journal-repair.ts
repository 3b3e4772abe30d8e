/**
 * Makes a shard's rows again from its records, in a new place, and puts them in that of the old.
 *
 * The records are replayed by the code that the running shard uses, so a row that comes out is the
 * one that was written. A broken chain, or events that cannot have happened, end it with an error
 * before anything is exchanged: then there is no truth to make rows from.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalPlace } from '../../journal/data-directory.ts';
import type { DiskJournal } from '../../journal/disk-journal.ts';
import type { JournalHead } from '../../journal/journal.ts';
import { MAP_BYTES } from '../../journal/lmdb-environment.ts';
import { exchangeRows, RowStore } from '../../journal/row-store.ts';
import type { RowsFileOptions } from '../../journal/rows-file.ts';
import type { Clock } from '../../kernel/clock.ts';
import { OperationalError } from '../../kernel/errors.ts';
import type { RandomSource } from '../../kernel/random.ts';
import { type HashKey, randomHashKey } from '../../structures/keyed-hash.ts';
import { storedHashKey } from '../entries/entry-log.ts';
import { lastRecordMs } from '../records/last-record.ts';
import { TABLES } from '../tables/shard-tables.ts';
import { openShardJournal } from './journal-origin.ts';
import { type GrowingRows, replayJournal } from './journal-verification.ts';

/** Within the shard's directory, until they are exchanged. */
const REBUILT_DIRECTORY = 'rebuilt-rows';

export interface RepairOptions {
  readonly place: JournalPlace;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly onProgress: (records: number) => void;
}

export interface Repaired {
  /** The rows that are other than they were, in words. */
  readonly rows: readonly string[];
  readonly head: JournalHead;
  readonly newestMs: number;
}

/** Throws an OperationalError that says why the records cannot be relied on. */
export function repairShardRows(options: RepairOptions): Promise<Repaired> {
  return makeRowsAnew(options, differences);
}

/** The same where there are no rows yet: all of them are new, and none is named. */
export async function makeShardRows(options: RepairOptions): Promise<Omit<Repaired, 'rows'>> {
  const { head, newestMs } = await makeRowsAnew(options, async () => []);
  return { head, newestMs };
}

async function makeRowsAnew(
  options: RepairOptions,
  compare: (oldDirectory: string, directory: string) => Promise<string[]>,
): Promise<Repaired> {
  const { place, clock } = options;
  const rowsDirectory = join(place.directory, REBUILT_DIRECTORY);
  rmSync(rowsDirectory, { recursive: true, force: true });
  mkdirSync(rowsDirectory, { mode: 0o700 });
  try {
    const journal = await openShardJournal(place, { clock, spareBytes: 0, rowsDirectory });
    const found = { head: journal.head, newestMs: lastRecordMs(journal) };
    try {
      await rebuildRows(journal, options);
    } finally {
      await journal.close();
    }
    const rows = await compare(place.directory, rowsDirectory);
    exchangeRows(rowsDirectory, place.directory);
    return { ...found, rows };
  } finally {
    rmSync(rowsDirectory, { recursive: true, force: true });
  }
}

/** Writes all rows, checkpoint by checkpoint. */
async function rebuildRows(
  journal: DiskJournal,
  { place, random, onProgress }: RepairOptions,
): Promise<void> {
  const rows: GrowingRows = {
    readRow: (key) => journal.readRow(key),
    readRows: (range) => journal.readRows(range),
    checkAbsence: (key) => journal.checkAbsence(key),
    readPayload: (sequence) => journal.readPayload(sequence),
    write: (row) => journal.restoreRows([row]),
  };
  const hashKey = (await hashKeyIn(place.directory)) ?? randomHashKey(random);
  const replay = { identity: place.origin, journal, hashKey, onProgress };
  for (const head of replayJournal(rows, replay)) await journal.relieve(head);
  await journal.writeCheckpoint();
}

/** Undefined where the old rows are lost: it is a secret, and another one does as well. */
function hashKeyIn(directory: string): Promise<HashKey | undefined> {
  return withRows(directory, (store) => storedHashKey({ readRow: (key) => store.read(key) }));
}

/** The rows that are not as they were, in words: all of them where the old ones are lost. */
async function differences(oldDirectory: string, directory: string): Promise<string[]> {
  const fresh = RowStore.open(fileIn(directory));
  try {
    const found = await withRows(oldDirectory, (old) => [...differing(fresh, old)]);
    return found ?? Array.from(fresh.all(), ({ key }) => nameOf(key));
  } finally {
    await fresh.close();
  }
}

function* differing(fresh: RowStore, old: RowStore): Generator<string> {
  for (const row of fresh.all()) if (!old.holds(row)) yield nameOf(row.key);
  for (const { key } of old.all()) if (!fresh.has(key)) yield `${nameOf(key)}, deleted`;
}

/** Undefined where the rows in a directory cannot be read. */
async function withRows<T>(
  directory: string,
  read: (store: RowStore) => T,
): Promise<T | undefined> {
  let store: RowStore | undefined;
  try {
    store = RowStore.open(fileIn(directory));
    return read(store);
  } catch (error) {
    if (error instanceof OperationalError) return undefined;
    throw error;
  } finally {
    await store?.close();
  }
}

function fileIn(directory: string): RowsFileOptions {
  return { directory, mapBytes: MAP_BYTES, mayCreate: false };
}

function nameOf(key: Uint8Array): string {
  return `row ${TABLES.describeKey(key)} of ${TABLES.tableOf(key) ?? 'no known table'}`;
}
