/**
 * The directory that backups of one engine are kept in.
 *
 *   tirage-backups.json   whose backups these are
 *   backup-<n>.json       a finished backup (backup-manifest.ts)
 *   shard-<i>/*.blocks    pieces of segments, each of which several backups may need
 *
 * Nothing that a finished backup needs is ever changed. What a run leaves that was killed has other
 * names, or is named by no backup: the next run removes it.
 */
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { DirectoryLock, DirectoryTakenError, ENGINE_SOCKET } from '../journal/directory-lock.ts';
import type { DirectoryMeta } from '../journal/directory-meta.ts';
import { syncPath, writeFileDurably } from '../journal/durable-file.ts';
import { makeDirectory } from '../journal/make-directory.ts';
import { OperationalError } from '../kernel/errors.ts';
import {
  BACKUP_FORMAT,
  BackupError,
  type BackupManifest,
  manifestName,
  manifestNumber,
  manifestText,
  parseManifest,
} from './backup-manifest.ts';
import { UNFINISHED_ENDING } from './piece-writer.ts';

const MARKER = 'tirage-backups.json';
/** Stand in directories that are empty as far as anybody cares. */
const NO_CONTENT: readonly string[] = [
  ENGINE_SOCKET,
  'lost+found',
  `${MARKER}${UNFINISHED_ENDING}`,
];

export interface NumberedBackup {
  readonly number: number;
  readonly manifest: BackupManifest;
}

export interface FoundBackups {
  /** Oldest first. */
  readonly backups: readonly NumberedBackup[];
  /** What is wrong with others, in sentences. */
  readonly problems: readonly string[];
}

export interface StoreOptions {
  readonly path: string;
  readonly dataDirectory: string;
  readonly meta: DirectoryMeta;
}

export class BackupStore {
  readonly path: string;
  readonly found: FoundBackups;
  readonly #lock: DirectoryLock;

  private constructor(path: string, found: FoundBackups, lock: DirectoryLock) {
    this.path = path;
    this.found = found;
    this.#lock = lock;
  }

  /**
   * Makes the directory where there is none, takes it until `release`, and removes what a run has
   * left that did not finish. Throws a BackupError that says what to do.
   */
  static open({ path: given, dataDirectory, meta }: StoreOptions): Promise<BackupStore> {
    return tellingTrouble(async () => {
      // As it is compared below: the kernel would follow a link before it takes `..` of it.
      const path = resolve(given);
      if (isWithin(realPathOf(path), realPathOf(dataDirectory))) {
        throw new BackupError(
          'the directory for backups is within the data directory, and would be lost with it: ' +
            'choose one elsewhere',
        );
      }
      makeDirectory(path);
      checkOwner(path, meta.engineId);
      const lock = await lockFor(path);
      try {
        if (!existsSync(join(path, MARKER))) writeMarker(path, meta.engineId);
        for (let shard = 0; shard < meta.shardCount; shard += 1) {
          makeDirectory(join(path, `shard-${shard}`));
        }
        const found = findBackups(path);
        removeLeftovers(path, meta.shardCount, found);
        syncPath(path);
        return new BackupStore(path, found, lock);
      } catch (error) {
        await lock.release();
        throw error;
      }
    });
  }

  /** Only after all that the manifest names was read back. Returns the backup's number. */
  finish(manifest: BackupManifest): Promise<number> {
    return tellingTrouble(async () => {
      const number = (numbersIn(this.path).at(-1) ?? 0) + 1;
      writeFileDurably(this.path, manifestName(number), manifestText(manifest));
      return number;
    });
  }

  async release(): Promise<void> {
    // While it is held: a run that waits for it makes the file anew.
    rmSync(join(this.path, ENGINE_SOCKET), { force: true });
    await this.#lock.release();
  }
}

/** What is in a directory for backups. Throws a BackupError where it is none. */
export function findBackups(path: string): FoundBackups {
  if (!existsSync(join(path, MARKER))) {
    throw new BackupError('there are no backups in this directory: `tirage backup` makes them');
  }
  const backups: NumberedBackup[] = [];
  const problems: string[] = [];
  for (const number of numbersIn(path)) {
    const name = manifestName(number);
    try {
      const manifest = parseManifest(name, readFileSync(join(path, name), 'utf8'));
      backups.push({ number, manifest });
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      problems.push(error.message);
    }
  }
  return { backups, problems };
}

/** Gives trouble with the disk as a sentence for the operator, who is told what is left of it. */
export async function tellingTrouble<T>(act: () => Promise<T>): Promise<T> {
  return telling(act, {
    noRoom: 'there is no room for the backup',
    unusable: 'the directory for backups cannot be used',
    left: 'earlier backups are as they were',
  });
}

/** The same of a restore. */
export async function tellingRestoreTrouble<T>(act: () => Promise<T>): Promise<T> {
  return telling(act, {
    noRoom: 'there is no room for what is restored',
    unusable: 'the backup cannot be read, or the data directory cannot be written',
    left: 'nothing serves what was restored so far',
  });
}

async function telling<T>(
  act: () => Promise<T>,
  { noRoom, unusable, left }: Readonly<Record<'noRoom' | 'unusable' | 'left', string>>,
): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) throw cause;
    const where = `(${String(cause.code)} at ${String(cause.syscall)})`;
    const isFull = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
    const message = isFull
      ? `${noRoom} ${where}: ${left}`
      : `${unusable} ${where}: look at its volume, and who may use it; ${left}`;
    throw new BackupError(message, { cause });
  }
}

function numbersIn(path: string): number[] {
  return readdirSync(path)
    .map(manifestNumber)
    .filter((number) => number !== undefined)
    .sort((left, right) => left - right);
}

/** Throws a BackupError where the directory holds something else, or another engine's backups. */
function checkOwner(path: string, engineId: string): void {
  if (!existsSync(join(path, MARKER))) {
    if (readdirSync(path).every((name) => NO_CONTENT.includes(name))) return;
    throw new BackupError(
      'the directory for backups holds other files, and no backups: choose an empty one',
    );
  }
  const owner = readMarker(path);
  if (owner === engineId) return;
  throw new BackupError(
    `the directory holds the backups of another engine (${owner}, this one is ${engineId}): ` +
      'choose another one, each engine has its own',
  );
}

function writeMarker(path: string, engineId: string): void {
  writeFileDurably(path, MARKER, `${JSON.stringify({ format: BACKUP_FORMAT, engineId })}\n`);
}

function readMarker(path: string): string {
  try {
    const { engineId } = JSON.parse(readFileSync(join(path, MARKER), 'utf8')) as {
      readonly engineId: unknown;
    };
    return String(engineId);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new BackupError(
      `the ${MARKER} of the directory for backups cannot be read: choose another directory`,
      { cause },
    );
  }
}

async function lockFor(path: string): Promise<DirectoryLock> {
  try {
    return await DirectoryLock.acquire(path, 'command');
  } catch (cause) {
    if (!(cause instanceof DirectoryTakenError)) throw cause;
    const message = 'another backup is being written to this directory: wait until it is done';
    throw new BackupError(message, { cause });
  }
}

/** Pieces that no backup names are removed only where all backups could be read. */
function removeLeftovers(path: string, shardCount: number, found: FoundBackups): void {
  for (const name of readdirSync(path)) {
    if (name.endsWith(UNFINISHED_ENDING)) rmSync(join(path, name));
  }
  const named = new Set(
    found.backups.flatMap(({ manifest }) =>
      manifest.shards.flatMap(({ pieces }) => pieces.map(({ file }) => file)),
    ),
  );
  for (let shard = 0; shard < shardCount; shard += 1) {
    const folder = `shard-${shard}`;
    for (const name of readdirSync(join(path, folder))) {
      const isNamed = named.has(`${folder}/${name}`) || found.problems.length > 0;
      if (name.endsWith(UNFINISHED_ENDING) || !isNamed) rmSync(join(path, folder, name));
    }
  }
}

/** Of a path whose last parts need not exist yet. */
function realPathOf(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const parent = dirname(whole);
  return parent === whole ? whole : join(realPathOf(parent), basename(whole));
}

function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}${sep}`);
}
