/**
 * Makes a shard's rows anew from its records, in a place of their own beside the old ones.
 *
 * The records are replayed by the code that the running shard uses, so a row that comes out is the
 * one that was written, or would be today. A broken chain, or events that cannot have happened, end
 * it with an error: then there is no truth to make rows from. The old rows stay as they are until
 * somebody exchanges them (`journal-repair.ts`, and an upgrade); what a process that was killed has
 * left in that place is begun anew.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GROWTH_KEY, type Growth } from '../../../actors/growth/growth.ts';
import type { DiskJournal } from '../../journal/disk-journal.ts';
import type { JournalHead } from '../../journal/journal.ts';
import { JournalOpenError } from '../../journal/journal-errors.ts';
import type { JournalPlace } from '../../journal/journal-places.ts';
import { MAP_BYTES } from '../../journal/lmdb-environment.ts';
import { exchangeRows, RowStore } from '../../journal/row-store.ts';
import type { RowsFileOptions } from '../../journal/rows-file.ts';
import type { Clock } from '../../kernel/clock.ts';
import { OperationalError } from '../../kernel/errors.ts';
import type { RandomSource } from '../../kernel/random.ts';
import { type HashKey, randomHashKey } from '../../structures/keyed-hash.ts';
import { storedHashKey } from '../entries/entry-log.ts';
import { lastRecordMs } from '../records/last-record.ts';
import { MAIL_TABLES } from '../tables/mail-tables.ts';
import { Table } from '../tables/table.ts';
import { openShardJournal } from './journal-origin.ts';
import { type GrowingRows, replayJournal } from './journal-verification.ts';

/** Within the shard's directory, until they are exchanged. */
const REBUILT_DIRECTORY = 'rebuilt-rows';

export interface RebuildOptions {
  readonly place: JournalPlace;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Called after each page of records: how many of them are replayed. */
  readonly onProgress: (records: number, of: number) => void;
}

export interface Rebuilt {
  readonly head: JournalHead;
  readonly newestMs: number;
  /** Undefined where no shards were ever added. */
  readonly growth: Growth | undefined;
}

/** Where the rows are until they are exchanged. */
export function rebuiltRowsIn({ directory }: Pick<JournalPlace, 'directory'>): string {
  return join(directory, REBUILT_DIRECTORY);
}

/**
 * Leaves all rows as of the newest record in `rebuiltRowsIn`, durable. Throws an OperationalError
 * that says why the records cannot be relied on, and leaves nothing there then.
 */
export async function rebuildShardRows(options: RebuildOptions): Promise<Rebuilt> {
  const { place, clock } = options;
  if (!existsSync(place.directory)) {
    throw new JournalOpenError('its directory is missing: put a copy of yours back');
  }
  dropRebuiltRows(place);
  const rowsDirectory = rebuiltRowsIn(place);
  mkdirSync(rowsDirectory, { mode: 0o700 });
  try {
    const journal = await openShardJournal(place, { clock, spareBytes: 0, rowsDirectory });
    try {
      await replayInto(journal, options);
      const growth = new Table(MAIL_TABLES.growth, journal).get(GROWTH_KEY);
      return { head: journal.head, newestMs: lastRecordMs(journal), growth };
    } finally {
      await journal.close();
    }
  } catch (error) {
    dropRebuiltRows(place);
    throw error;
  }
}

/** Puts them in the place of the old ones: those are there until the instant when these are. */
export function exchangeShardRows(place: Pick<JournalPlace, 'directory'>): void {
  exchangeRows(rebuiltRowsIn(place), place.directory);
}

export function dropRebuiltRows(place: Pick<JournalPlace, 'directory'>): void {
  rmSync(rebuiltRowsIn(place), { recursive: true, force: true });
}

/** Writes all rows, checkpoint by checkpoint. */
async function replayInto(
  journal: DiskJournal,
  { place, random, onProgress }: RebuildOptions,
): Promise<void> {
  const rows: GrowingRows = {
    readRow: (key) => journal.readRow(key),
    readRows: (range) => journal.readRows(range),
    checkAbsence: (key) => journal.checkAbsence(key),
    readPayload: (sequence) => journal.readPayload(sequence),
    write: (row) => journal.restoreRows([row]),
  };
  const hashKey = (await hashKeyIn(place.directory)) ?? randomHashKey(random);
  const replay = {
    identity: place.origin,
    journal,
    hashKey,
    onProgress: (records: number) => onProgress(records, journal.head.sequence),
  };
  for (const head of replayJournal(rows, replay)) await journal.relieve(head);
  await journal.writeCheckpoint();
}

/** Undefined where the old rows are lost: it is a secret, and another one does as well. */
function hashKeyIn(directory: string): Promise<HashKey | undefined> {
  return withRows(directory, (store) => storedHashKey({ readRow: (key) => store.read(key) }));
}

/** Undefined where the rows in a directory cannot be read. */
export async function withRows<T>(
  directory: string,
  read: (store: RowStore) => T,
): Promise<T | undefined> {
  let store: RowStore | undefined;
  try {
    store = RowStore.open(rowsFileIn(directory));
    return read(store);
  } catch (error) {
    if (error instanceof OperationalError) return undefined;
    throw error;
  } finally {
    await store?.close();
  }
}

export function rowsFileIn(directory: string): RowsFileOptions {
  return { directory, mapBytes: MAP_BYTES, mayCreate: false };
}
