/**
 * The directory that holds everything an engine must not lose.
 *
 *   meta.json     what it is: format, engine, count of shards, currency (directory-meta.ts)
 *   heads.json    how far each journal was at least (head-marks.ts)
 *   heads-accepted.log  when an operator had that written anew (accepted-heads.ts)
 *   clock.json    what was believed of the clock (clock-mark.ts)
 *   shard-<i>/    the journal of shard i: records-<n>.seg, and what follows from them: their
 *                 indices (records-<n>.idx) and rows
 *   sealed-tickets/  files for the public, made of the journals again where one is missing
 *   engine.sock   held while an engine runs (directory-lock.ts)
 *
 * Only a first start creates: from then on `meta.json` says which journals there must be, and one
 * that is missing or empty was lost, and is refused by name.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { laterVersion, VERSION } from '../config/version.ts';
import { assert } from '../kernel/assert.ts';
import { currencyDigitsOf } from '../kernel/currency.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { RandomSource } from '../kernel/random.ts';
import type { ShardCounts } from '../kernel/shard-counts.ts';
import { DirectoryLock, type LockHolder } from './directory-lock.ts';
import {
  DATA_FORMAT,
  type DirectoryMeta,
  type Forebear,
  META_FILE,
  type MetaReader,
  readMeta,
  SHARD_COUNT_MAX,
  writeMeta,
} from './directory-meta.ts';
import { type HeadMark, readMarks } from './head-marks.ts';
import { type JournalPlace, placeIn, shardPath } from './journal-places.ts';
import { makeDirectory } from './make-directory.ts';
import { segmentNumber } from './segments/segment-file.ts';

const ENGINE_ID_BYTES = 16;
/** Stands in a directory for as long as `tirage restore` is at work there. */
export const UNFINISHED_RESTORE = 'restore.unfinished';

export interface DataDirectoryOptions {
  readonly path: string;
  readonly shardCount: number;
  readonly currency: string;
  readonly random: Pick<RandomSource, 'bytes'>;
  readonly holder: LockHolder;
  /**
   * Opens it even where `heads.json` is lost, and ignores any that is there: for writing it anew.
   */
  readonly withoutMarks?: boolean;
  readonly reader?: MetaReader | undefined;
}

export class DataDirectory {
  readonly #path: string;
  readonly #lock: DirectoryLock;
  readonly #marks: readonly HeadMark[];
  #meta: DirectoryMeta;

  private constructor(
    path: string,
    { meta, marks, lock }: { meta: DirectoryMeta; marks: readonly HeadMark[]; lock: DirectoryLock },
  ) {
    this.#path = path;
    this.#meta = meta;
    this.#marks = marks;
    this.#lock = lock;
  }

  /**
   * Creates the directory or checks that it is fit for this engine, and locks it until `release`
   * or the end of the process. Throws a ConfigurationError that says what to do.
   */
  static async open(options: DataDirectoryOptions): Promise<DataDirectory> {
    assert(Number.isInteger(options.shardCount), 'the count of shards is not whole');
    assert(options.shardCount > 0, 'there are no shards');
    assert(options.shardCount <= SHARD_COUNT_MAX, 'there are more shards than slots');
    makePath(options.path);
    try {
      return await DataDirectory.#openMade(options);
    } catch (cause) {
      throw refusalBySystem(cause) ?? cause;
    }
  }

  static async #openMade(options: DataDirectoryOptions): Promise<DataDirectory> {
    const lock = await DirectoryLock.acquire(options.path, options.holder);
    try {
      const meta = readMeta(options.path, options.reader) ?? createMeta(options);
      checkMeta(meta, options);
      const isMarked = meta.begun.length > 0 && options.withoutMarks !== true;
      const marks = isMarked ? readMarks(options.path, meta) : [];
      return new DataDirectory(options.path, { meta, marks, lock });
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  get meta(): DirectoryMeta {
    return this.#meta;
  }

  get shardCount(): number {
    return this.#meta.shardCount;
  }

  /** Plain: made to be posted. */
  get shardCounts(): ShardCounts {
    const { founderCount, shardCount } = this.#meta;
    return { founderCount, shardCount };
  }

  /** 32 hexadecimal digits, made when the directory was created. */
  get engineId(): string {
    return this.#meta.engineId;
  }

  /** The engines whose history this one goes on, oldest first. */
  get forebears(): readonly Forebear[] {
    return this.#meta.forebears;
  }

  /** Its shards have acted, so a journal that is missing was lost. */
  get isBegun(): boolean {
    return this.#meta.begun.length > 0;
  }

  journalPlace(shard: number): JournalPlace {
    assert(Number.isInteger(shard) && shard >= 0 && shard < this.shardCount, 'no such shard');
    return placeIn(this.#path, this.#meta, shard, this.#marks[shard]);
  }

  /** Its rows are of the format that this build reads. */
  get isCurrent(): boolean {
    return this.#meta.format === DATA_FORMAT && !this.#meta.isUpgrading;
  }

  get format(): number {
    return this.#meta.format;
  }

  /**
   * The journals of all shards now say whose they are: none of them may be created again. And this
   * build now writes to them.
   */
  markBegun(): void {
    const newestBuild = laterVersion(this.#meta.newestBuild, VERSION);
    const isKnown = newestBuild === this.#meta.newestBuild;
    if (this.#meta.begun.length === this.shardCount && isKnown) return;
    const begun = Array.from({ length: this.shardCount }, (_, shard) => shard);
    this.#setMeta({ begun, newestBuild });
  }

  /** From here on only an upgrade opens it: rows are exchanged for those of this build's format. */
  beginExchange(): void {
    this.#setMeta({ format: DATA_FORMAT, isUpgrading: true });
  }

  /** All rows are of this build's format. */
  endExchange(): void {
    this.#setMeta({ isUpgrading: false });
  }

  /** While it is resharding, only that opens it: players may have to move. */
  setResharding(isResharding: boolean, shardCount = this.shardCount): void {
    assert(shardCount >= this.shardCount, 'shards are taken away');
    this.#setMeta({ shardCount, isResharding });
  }

  #setMeta(changed: Partial<DirectoryMeta>): void {
    this.#meta = { ...this.#meta, ...changed };
    writeMeta(this.#path, this.#meta);
  }

  /** Writes `meta.json` anew where somebody has deleted it; true if so. */
  keepMeta(): boolean {
    const isThere = existsSync(join(this.#path, META_FILE));
    if (isThere || !existsSync(this.#path)) return false;
    writeMeta(this.#path, this.#meta);
    return true;
  }

  /** Only after the last journal in it is closed. */
  async release(): Promise<void> {
    await this.#lock.release();
  }
}

/**
 * A sentence for what the system reports: a read-only volume, a file where a directory belongs, ...
 */
function refusalBySystem(cause: unknown): ConfigurationError | undefined {
  if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) return undefined;
  return new ConfigurationError(
    `the data directory cannot be used (${String(cause.code)} at ${String(cause.syscall)}): ` +
      'look at its volume, who may write there, and what stands in it',
    { cause },
  );
}

function makePath(path: string): void {
  try {
    makeDirectory(path);
  } catch (cause) {
    throw new ConfigurationError(
      'the data directory cannot be created: check its path and who may write there',
      { cause },
    );
  }
}

function createMeta({ path, shardCount, currency, random }: DataDirectoryOptions): DirectoryMeta {
  if (existsSync(join(path, UNFINISHED_RESTORE))) {
    throw new ConfigurationError(
      'a restore into this data directory was not finished: empty it, and restore again',
    );
  }
  for (let shard = 0; shard < SHARD_COUNT_MAX; shard += 1) {
    if ((journalBytes(path, shard) ?? 0) === 0) continue;
    throw new ConfigurationError(
      `the data directory holds a journal but no ${META_FILE}: put a copy of yours back`,
    );
  }
  const meta = {
    format: DATA_FORMAT,
    engineId: newEngineId(random),
    shardCount,
    currency,
    currencyDigits: currencyDigitsOf(currency),
    begun: [],
    newestBuild: VERSION,
    isUpgrading: false,
    forebears: [],
    founderCount: shardCount,
    isResharding: false,
  };
  writeMeta(path, meta);
  return meta;
}

/** An id that no other directory has. */
export function newEngineId(random: Pick<RandomSource, 'bytes'>): string {
  return Buffer.from(random.bytes(ENGINE_ID_BYTES)).toString('hex');
}

function checkMeta(
  meta: DirectoryMeta,
  { path, shardCount, currency }: DataDirectoryOptions,
): void {
  if (meta.shardCount !== shardCount) {
    const more = shardCount > meta.shardCount ? `, add shards with \`tirage reshard\`` : '';
    throw new ConfigurationError(
      `the data directory has ${meta.shardCount} shards and the settings ask for ${shardCount}: ` +
        `set the count of shards to ${meta.shardCount}${more}, or choose an empty directory`,
    );
  }
  if (meta.currency !== currency) {
    throw new ConfigurationError(
      `the data directory counts in ${meta.currency} and the settings ask for ${currency}: ` +
        `set the currency to ${meta.currency}, or choose an empty directory`,
    );
  }
  const digits = currencyDigitsOf(currency);
  if (meta.currencyDigits !== digits) {
    throw new ConfigurationError(
      `the data directory counts ${currency} with ${meta.currencyDigits} digits, and this build ` +
        `with ${digits}: start the build that wrote it`,
    );
  }
  for (const shard of meta.begun) {
    const bytes = journalBytes(path, shard);
    if (bytes === undefined) {
      throw new ConfigurationError(
        `the data directory lacks the journal of shard-${shard}: put a copy of yours back`,
      );
    }
    if (bytes === 0) {
      throw new ConfigurationError(
        `the journal of shard-${shard} is empty and has held records: put a copy of yours back`,
      );
    }
  }
}

/** The size of a shard's records, whose rows can be made again; undefined where there are none. */
function journalBytes(path: string, shard: number): number | undefined {
  const directory = shardPath(path, shard);
  if (!existsSync(directory)) return undefined;
  const names = readdirSync(directory).filter((name) => segmentNumber(name) !== undefined);
  if (names.length === 0) return undefined;
  return names.reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
}
