/**
 * Adds shards to a stopped engine, and moves the players whom the new count deals to others.
 *
 * 1. What is there is verified, and looked at for what has to be over first: nothing is changed.
 * 2. `meta.json` says that there are more shards, and that players may have to move: from here on
 *    nothing serves them.
 * 3. The shards run without doors until the new ones know what is open and all players have moved;
 *    then each records that it is so. It goes by mail, so nothing is lost and nothing done twice.
 * 4. All is verified once more, and `meta.json` says that it is done.
 *
 * Killed at any instant, it is run again, and goes on where it was.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../config/settings.ts';
import { DataDirectory } from '../journal/data-directory.ts';
import { type DirectoryMeta, readMeta, storedSettings } from '../journal/directory-meta.ts';
import { readFreeBytesSync } from '../journal/free-bytes.ts';
import { ROWS_FILE } from '../journal/rows-file.ts';
import { must } from '../kernel/assert.ts';
import { ConfigurationError, type OperationalError } from '../kernel/errors.ts';
import { everyShard } from '../kernel/shard-counts.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { Engine } from '../main.ts';
import type { Logger } from '../operations/logger.ts';
import { verifyAll } from './journal-verify.ts';
import { say } from './standard-output.ts';
import { unfinishedDraws } from './unfinished-draws.ts';

export interface ReshardOrder {
  /** With the count of shards that there shall be. */
  readonly settings: Settings;
  readonly path: string;
  readonly log: Logger;
}

/** How often the shards are asked how far they are. */
const LOOK_EVERY_MS = 100;
/** A player leaves a row where they were, and is in two records and a message on the way. */
const COPIES_OF_ROWS = 4;
/** The files of a shard that has no players yet. */
const NEW_SHARD_BYTES = 8 * 2 ** 20;
/** What others may write meanwhile. */
const ROOM_BYTES_MIN = 64 * 2 ** 20;

/** Prints what it does. False where something does not verify. Throws an OperationalError. */
export async function reshard(order: ReshardOrder): Promise<boolean> {
  const { shardCount } = order.settings;
  const meta = readMeta(order.path, 'reshard');
  if (meta === undefined || meta.begun.length === 0) {
    throw new ConfigurationError(
      'No engine has been ready with this directory yet: start one with as many shards as it ' +
        'shall have.',
    );
  }
  checkCount(meta, shardCount);
  if (meta.shardCount === shardCount && !meta.isResharding) {
    say(`ok   there are ${shardCount} shards: nothing to do`);
    return true;
  }
  if (meta.isResharding) say(`     goes on with ${shardCount} shards, where it was interrupted`);
  else if (!(await prepare(order))) return false;
  await runShards(order);
  return finish(order);
}

/** Throws a ConfigurationError. */
function checkCount({ shardCount: known, isResharding }: DirectoryMeta, wanted: number): void {
  if (isResharding && wanted !== known) {
    throw new ConfigurationError(
      `shards were being added until there are ${known}: run ` +
        `\`tirage reshard --shards ${known}\` to its end first`,
    );
  }
  if (wanted < known) {
    throw new ConfigurationError(
      `there are ${known} shards, and they are only ever added: each has tickets and bets whose ` +
        'ids name it',
    );
  }
}

/** Steps 1 and 2. False where what is there does not verify. */
async function prepare({ path, settings }: ReshardOrder): Promise<boolean> {
  const directory = await opened(path);
  try {
    // Once more, now that the lock is held: another command may have added shards meanwhile.
    checkCount(must(readMeta(path, 'reshard'), 'meta.json is gone'), settings.shardCount);
    checkRoom(directory, path, settings.shardCount);
    // First, because what is damaged has to be named, and may end a process that reads it.
    if (!(await verifyAll(directory))) {
      say('NOT resharded: everything is as it was');
      return false;
    }
    const [draw, ...others] = await unfinishedDraws(directory, SYSTEM_CLOCK);
    if (draw !== undefined) {
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      throw new ConfigurationError(
        `draw ${draw}${more} is between its close and its results: start the engine, wait until ` +
          'they are published, stop it, and try again',
      );
    }
    say(`     from ${directory.shardCount} shards to ${settings.shardCount}`);
    directory.setResharding(true, settings.shardCount);
    return true;
  } finally {
    await directory.release();
  }
}

/** Locked, with the shards that it has by now. */
function opened(path: string): Promise<DataDirectory> {
  const known = must(storedSettings(path, 'reshard'), 'meta.json is gone');
  const random = new SystemRandom();
  return DataDirectory.open({ path, ...known, random, holder: 'command', reader: 'reshard' });
}

/** Throws a ConfigurationError. */
function checkRoom(directory: DataDirectory, path: string, shardCount: number): void {
  const addedCount = shardCount - directory.shardCount;
  const rowsBytes = everyShard(directory).reduce((sum, shard) => {
    const rows = join(directory.journalPlace(shard).directory, ROWS_FILE);
    return sum + (statSync(rows, { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
  const movedBytes = Math.ceil((COPIES_OF_ROWS * rowsBytes * addedCount) / shardCount);
  const neededBytes = movedBytes + addedCount * NEW_SHARD_BYTES + ROOM_BYTES_MIN;
  const freeBytes = readFreeBytesSync(path);
  if (freeBytes >= neededBytes) return;
  throw new ConfigurationError(
    `adding shards may need ${mebibytes(neededBytes)}, and ${mebibytes(freeBytes)} are free: ` +
      'make room on the volume of the data directory',
  );
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}

/** Step 3. Rejects with an OperationalError. */
async function runShards({ settings, log }: ReshardOrder): Promise<void> {
  let lost: OperationalError | undefined;
  const engine = await Engine.start({
    settings,
    log,
    isServing: false,
    reader: 'reshard',
    onLost: (error) => {
      lost = error;
    },
  });
  try {
    for (const op of ['getGrowth', 'dealPlayers'] as const) {
      for (;;) {
        if (lost !== undefined) throw lost;
        const answers = await engine.client.questionAll(op, {});
        if (answers.every((answer) => answer.ok && answer.reply.isAtRest)) break;
        await sleep(LOOK_EVERY_MS);
      }
    }
  } finally {
    for (const step of engine.stopSteps) await step.run();
  }
  say('     the new shards know what is open, and all players are where they belong');
}

/** Step 4. */
async function finish({ path }: ReshardOrder): Promise<boolean> {
  const directory = await opened(path);
  try {
    if (!(await verifyAll(directory))) {
      say(
        'NOT verified: nothing serves this directory; put a copy of it back, or restore a backup',
      );
      return false;
    }
    directory.setResharding(false);
    say(`resharded: there are ${directory.shardCount} shards`);
    say('take a backup now: those from before have fewer shards, and lack what was added');
    return true;
  } finally {
    await directory.release();
  }
}
