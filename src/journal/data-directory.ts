/**
 * The directory that holds everything an engine must not lose.
 *
 *   meta.json     what it is: schema version, count of shards, identity
 *   shard-<i>/    the journal of shard i
 *   engine.sock   held while an engine runs (directory-lock.ts)
 *
 * Why the count of shards is fixed: players are dealt to shards by slot, so with another count a
 * player would be looked for where he is not. Why an identity: a backup must not be taken for
 * another engine's.
 */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../kernel/assert.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { RandomSource } from '../kernel/random.ts';
import { DirectoryLock, type LockHolder } from './directory-lock.ts';
import { writeFileDurably } from './durable-file.ts';
import { SCHEMA_VERSION } from './envelope.ts';

const META_FILE = 'meta.json';
export const JOURNAL_FILE = 'data.mdb';
const ENGINE_ID_BYTES = 16;
const SHARD_COUNT_MAX = 1_024;

export interface DataDirectoryOptions {
  readonly path: string;
  readonly shardCount: number;
  readonly random: Pick<RandomSource, 'bytes'>;
  readonly holder: LockHolder;
}

interface Meta {
  readonly schemaVersion: number;
  readonly shardCount: number;
  readonly engineId: string;
}

export class DataDirectory {
  readonly shardCount: number;
  /** 32 hexadecimal digits, made when the directory was created. */
  readonly engineId: string;
  readonly #path: string;
  readonly #lock: DirectoryLock;

  private constructor(path: string, meta: Meta, lock: DirectoryLock) {
    this.#path = path;
    this.#lock = lock;
    this.shardCount = meta.shardCount;
    this.engineId = meta.engineId;
  }

  /**
   * Creates the directory or checks that it is fit for this engine, and locks it until `release`
   * or the end of the process. Throws a ConfigurationError that says what to do.
   */
  static async open(options: DataDirectoryOptions): Promise<DataDirectory> {
    assert(Number.isInteger(options.shardCount), 'the count of shards is whole');
    assert(options.shardCount > 0, 'there is a shard');
    assert(options.shardCount <= SHARD_COUNT_MAX, 'there is no shard without a slot');
    makeDirectory(options.path);
    const lock = await DirectoryLock.acquire(options.path, options.holder);
    try {
      const meta = readMeta(options.path) ?? createMeta(options);
      checkMeta(meta, options);
      return new DataDirectory(options.path, meta, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  shardPath(shard: number): string {
    assert(Number.isInteger(shard) && shard >= 0 && shard < this.shardCount, 'no such shard');
    return shardPath(this.#path, shard);
  }

  /** Only after the last journal in it is closed. */
  async release(): Promise<void> {
    await this.#lock.release();
  }
}

/**
 * How many shards the directory was made for; undefined where no engine has run in it. For commands
 * on a stopped engine: they take the count from here, not from a setting that may have changed.
 */
export function storedShardCount(path: string): number | undefined {
  return readMeta(path)?.shardCount;
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ConfigurationError(
      'the data directory cannot be created: check its path and who may write there',
      { cause },
    );
  }
}

function createMeta({ path, shardCount, random }: DataDirectoryOptions): Meta {
  for (let shard = 0; shard < SHARD_COUNT_MAX; shard += 1) {
    if (holdsJournal(shardPath(path, shard))) {
      throw new ConfigurationError(
        `the data directory holds a journal but no ${META_FILE}: restore that file from a backup`,
      );
    }
    if (shard >= shardCount) continue;
    mkdirSync(shardPath(path, shard), { recursive: true, mode: 0o700 });
    // Empty, for LMDB to begin with: once there is a meta file, a missing one was lost.
    writeFileDurably(shardPath(path, shard), JOURNAL_FILE, '');
  }
  const engineId = Buffer.from(random.bytes(ENGINE_ID_BYTES)).toString('hex');
  const meta = { schemaVersion: SCHEMA_VERSION, shardCount, engineId };
  writeFileDurably(path, META_FILE, `${JSON.stringify(meta, undefined, 2)}\n`);
  return meta;
}

function holdsJournal(directory: string): boolean {
  return (statSync(join(directory, JOURNAL_FILE), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function readMeta(path: string): Meta | undefined {
  try {
    return parseMeta(JSON.parse(readFileSync(join(path, META_FILE), 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new ConfigurationError(
      `the ${META_FILE} of the data directory cannot be read: restore it from a backup`,
      { cause },
    );
  }
}

function parseMeta(value: unknown): Meta {
  const { schemaVersion, shardCount, engineId } = value as Record<string, unknown>;
  if (!isCount(schemaVersion) || !isCount(shardCount)) throw new Error('a count is missing');
  if (typeof engineId !== 'string' || !/^[0-9a-f]{32}$/.test(engineId)) {
    throw new Error('the identity is missing');
  }
  return { schemaVersion, shardCount, engineId };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function checkMeta(meta: Meta, { path, shardCount }: DataDirectoryOptions): void {
  if (meta.schemaVersion > SCHEMA_VERSION) {
    throw new ConfigurationError(
      `the data directory was written by a newer release (schema ${meta.schemaVersion}, this one ` +
        `knows ${SCHEMA_VERSION}): start that release or a later one`,
    );
  }
  if (meta.shardCount !== shardCount) {
    throw new ConfigurationError(
      `the data directory has ${meta.shardCount} shards and the settings ask for ${shardCount}: ` +
        `set the count of shards to ${meta.shardCount}, or choose an empty directory`,
    );
  }
  for (let shard = 0; shard < shardCount; shard += 1) {
    // LMDB would create the missing one, and its players would have lost everything.
    if (existsSync(join(shardPath(path, shard), JOURNAL_FILE))) continue;
    throw new ConfigurationError(
      `the data directory lacks the journal of shard-${shard}: restore it from a backup`,
    );
  }
}

function shardPath(path: string, shard: number): string {
  return join(path, `shard-${shard}`);
}
