/**
 * Makes the rows of older data anew, as this build derives them from the same records.
 *
 * 1. All rows are made in a place of their own, shard by shard, and verified there. The old rows
 *    are untouched, and so is `meta.json`: whatever ends it here, the build before still starts.
 * 2. `meta.json` says that an upgrade is exchanging rows: from here on no build serves them.
 * 3. The rows are exchanged, shard by shard, and `meta.json` says that it is done.
 *
 * Killed at any instant, it is run again, and begins anew: the records are the truth, and nobody
 * writes to them. Not here: records, which stay as they are for ever (`FORMAT_KEPT_SINCE`).
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataDirectory } from '../journal/data-directory.ts';
import { DATA_FORMAT } from '../journal/directory-meta.ts';
import { readFreeBytesSync } from '../journal/free-bytes.ts';
import type { JournalPlace } from '../journal/journal-places.ts';
import { ROWS_FILE } from '../journal/rows-file.ts';
import { ConfigurationError, OperationalError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import {
  dropRebuiltRows,
  exchangeShardRows,
  rebuildShardRows,
  rebuiltRowsIn,
} from '../shard/verification/rebuild-rows.ts';
import { faultSentence, tellFault } from './journal-report.ts';
import { verifyAll } from './journal-verify.ts';
import { say } from './standard-output.ts';

/** A long journal takes minutes: progress is reported this often. */
const PROGRESS_RECORDS = 100_000;
/** New rows may take this much more than the old ones, by a quarter of those. */
const ROOM_PART = 4;
/** What an empty store takes, and what others may write meanwhile. */
const ROOM_BYTES_MIN = 64 * 2 ** 20;

/** Upgrades a locked directory, and prints what it does. False where it was refused. */
export async function upgradeAll(directory: DataDirectory, path: string): Promise<boolean> {
  if (directory.isCurrent) {
    say(`ok   the data is of format ${DATA_FORMAT}, which this release writes: nothing to do`);
    return true;
  }
  const places = placesOf(directory);
  say(`     from format ${directory.format} to ${DATA_FORMAT}, ${places.length} shards`);
  if (directory.isBegun) {
    checkRoom(places, path);
    if (!(await rebuildAll(places)) || !(await verifyAll(directory, rebuiltRowsIn))) {
      for (const place of places) dropRebuiltRows(place);
      say('NOT upgraded: everything is as it was');
      return false;
    }
  }
  directory.beginExchange();
  if (directory.isBegun) exchangeAll(places);
  directory.endExchange();
  say(`upgraded: the data is of format ${DATA_FORMAT}`);
  return true;
}

function placesOf(directory: DataDirectory): JournalPlace[] {
  return Array.from({ length: directory.shardCount }, (_, shard) => ({
    ...directory.journalPlace(shard),
    mayCreate: false,
  }));
}

/** Throws a ConfigurationError. */
function checkRoom(places: readonly JournalPlace[], path: string): void {
  const oldBytes = places.reduce((sum, place) => sum + rowsBytes(place), 0);
  const neededBytes = oldBytes + Math.ceil(oldBytes / ROOM_PART) + ROOM_BYTES_MIN;
  const freeBytes = readFreeBytesSync(path);
  if (freeBytes >= neededBytes) return;
  throw new ConfigurationError(
    `the new rows need ${mebibytes(neededBytes)} beside the old ones, and ` +
      `${mebibytes(freeBytes)} are free: make room on the volume of the data directory`,
  );
}

function rowsBytes({ directory }: JournalPlace): number {
  return statSync(join(directory, ROWS_FILE), { throwIfNoEntry: false })?.size ?? 0;
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / 2 ** 20)} MiB`;
}

async function rebuildAll(places: readonly JournalPlace[]): Promise<boolean> {
  for (const place of places) {
    const name = `shard ${place.origin.shard}`;
    try {
      const random = new SystemRandom();
      const onProgress = progressOf(name);
      const { head } = await rebuildShardRows({ place, clock: SYSTEM_CLOCK, random, onProgress });
      say(`     ${name}: the rows of ${head.sequence} records were made anew`);
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      return tellFault(name, faultSentence(error, place));
    }
  }
  return true;
}

function progressOf(name: string): (records: number, of: number) => void {
  let toldAt = 0;
  return (records, of) => {
    if (records - toldAt < PROGRESS_RECORDS) return;
    toldAt = records;
    say(`     ${name}: ${records} of ${of} records so far`);
  };
}

function exchangeAll(places: readonly JournalPlace[]): void {
  for (const place of places) {
    exchangeShardRows(place);
    say(`     shard ${place.origin.shard}: its rows were exchanged`);
  }
}
