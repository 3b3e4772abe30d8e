/**
 * `meta.json`: what a data directory knows about itself.
 *
 * The settings need not repeat what stands here, and a setting that contradicts it is refused. Each
 * shard's journal says the same in its first record, so that a file from another directory is
 * recognised.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formOf } from '../../actors/stored-form.ts';
import { laterVersion, VERSION } from '../config/version.ts';
import { ConfigurationError, NewerDataError } from '../kernel/errors.ts';
import { writeFileDurably } from './durable-file.ts';
import { CorruptRecordError } from './journal-errors.ts';
import { readMembers, writtenWithin } from './named-fields.ts';

export const META_FILE = 'meta.json';

/**
 * The form of everything that is stored. Raise it when records from before lead to other rows than
 * they did: `tirage data upgrade` then makes the rows anew. What only grows (actors/stored-form.ts)
 * needs no other format.
 *
 * 1: journals did not say whose they are.
 * 2: the first record of a journal says whose it is.
 * 3: records and rows in one file.
 * 4: records in segments, rows in a checkpoint of them.
 * 5: the entries of a record stand behind its events; they were rows before.
 */
export const DATA_FORMAT = 5;

/**
 * The first format that every later build reads: data from it on is upgraded, older data refused.
 * Its records are never written again, so whatever reads them stays.
 */
export const FORMAT_KEPT_SINCE = 5;

export const SHARD_COUNT_MAX = 1_024;

export interface DirectoryMeta {
  readonly format: number;
  /** 32 hexadecimal digits, made when the directory was created. */
  readonly engineId: string;
  /** Players are dealt to shards by slot, so only `tirage reshard` may change it: it moves them. */
  readonly shardCount: number;
  /** Fixed: an amount is a count of its minor unit. */
  readonly currency: string;
  readonly currencyDigits: number;
  /** Shards whose journals were ever begun: a missing one of these was lost. */
  readonly begun: readonly number[];
  /** The newest release that has run here: who meets what it does not know is told to start it. */
  readonly newestBuild: string;
  /** An upgrade is exchanging the rows: those of some shards may still be of the format before. */
  readonly isUpgrading: boolean;
  /** Oldest first; none where the directory was never restored from a backup. */
  readonly forebears: readonly Forebear[];
  /** Shards that it began with, for what is found by its number. Stored where others were added. */
  readonly founderCount: number;
  /** Shards were added, and players may still be where they were. */
  readonly isResharding: boolean;
}

/** An engine whose history goes on in this directory, under another id. */
export interface Forebear {
  readonly engineId: string;
  /** By shard: its last record here. The next one says who goes on. */
  readonly lastSequences: readonly number[];
}

/** Stored for the count of founders where there are no other shards. */
const ONLY_FOUNDERS = 0;

const META_FORM = formOf<DirectoryMeta>()(
  ['format', 'engineId', 'shardCount', 'currency', 'currencyDigits', 'begun'],
  {
    later: {
      newestBuild: '0.1.0',
      isUpgrading: false,
      forebears: [],
      founderCount: ONLY_FOUNDERS,
      isResharding: false,
    },
    within: { forebears: formOf<Forebear>()(['engineId', 'lastSequences']) },
  },
);

/**
 * Who reads it: an upgrade takes older formats, and what an interrupted one left; a reshard what
 * an interrupted reshard left.
 */
export type MetaReader = 'engine' | 'upgrade' | 'reshard';

/** Undefined where there is none. Throws a ConfigurationError, or a NewerDataError. */
export function readMeta(
  directory: string,
  reader: MetaReader = 'engine',
): DirectoryMeta | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(directory, META_FILE), 'utf8'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw unreadable(cause);
  }
  const format = formatOf(value);
  if (format === undefined) throw unreadable();
  if (!isReadFormat(format) || (reader !== 'upgrade' && format !== DATA_FORMAT)) {
    throw new ConfigurationError(`the data directory ${otherFormat(format, buildOf(value))}`);
  }
  const meta = parsed(value as Readonly<Record<string, unknown>>);
  if (meta.isUpgrading && reader !== 'upgrade') {
    throw new ConfigurationError(
      'an upgrade of the data directory was interrupted: run `tirage data upgrade` again',
    );
  }
  if (meta.isResharding && reader !== 'reshard') {
    throw new ConfigurationError(
      'shards were being added to the data directory when that was interrupted: run ' +
        `\`tirage reshard --shards ${meta.shardCount}\` again`,
    );
  }
  return meta;
}

/**
 * What the directory itself knows, so that the settings need not say it; undefined where no engine
 * has run in it. Throws a ConfigurationError.
 */
export function storedSettings(
  path: string,
  reader?: MetaReader,
): Pick<DirectoryMeta, 'shardCount' | 'currency'> | undefined {
  const meta = readMeta(path, reader);
  return meta && { shardCount: meta.shardCount, currency: meta.currency };
}

/** Whether the records of that format are read: those of this build, and older ones that live. */
export function isReadFormat(format: number): boolean {
  return format === DATA_FORMAT || (format >= FORMAT_KEPT_SINCE && format < DATA_FORMAT);
}

/** The newest release that has run there, if that is a later one than this. */
export function newerBuildOf({ newestBuild }: DirectoryMeta): string | undefined {
  return laterVersion(newestBuild, VERSION) === VERSION ? undefined : newestBuild;
}

export function writeMeta(directory: string, meta: DirectoryMeta): void {
  const { shardCount, founderCount } = meta;
  const stored = founderCount === shardCount ? { ...meta, founderCount: ONLY_FOUNDERS } : meta;
  const text = JSON.stringify(writtenWithin(META_FORM, stored), undefined, 2);
  writeFileDurably(directory, META_FILE, `${text}\n`);
}

/** The end of a sentence: what to do with what another build wrote. */
export function otherFormat(format: number, build = 'that release'): string {
  if (format > DATA_FORMAT) {
    return (
      `was written by a newer release (format ${format}, this one reads ${DATA_FORMAT}): ` +
      `start ${build} or a later one`
    );
  }
  if (isReadFormat(format)) {
    return (
      `was written by an earlier release (format ${format}, this one writes ${DATA_FORMAT}): ` +
      'run `tirage data upgrade` once, which keeps every record'
    );
  }
  return (
    `was written by an earlier build (format ${format}, this one reads ${DATA_FORMAT}): ` +
    'start that build, or choose an empty directory'
  );
}

function unreadable(cause?: unknown): ConfigurationError {
  return new ConfigurationError(
    `the ${META_FILE} of the data directory cannot be read: put a copy of yours back`,
    { cause },
  );
}

/** The first format called it the version of the schema. */
function formatOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { format, schemaVersion } = value as Record<string, unknown>;
  const found = format ?? schemaVersion;
  return isCount(found) ? found : undefined;
}

function buildOf(value: unknown): string | undefined {
  const { newestBuild } = value as Partial<DirectoryMeta>;
  return typeof newestBuild === 'string' ? newestBuild : undefined;
}

function parsed(value: Readonly<Record<string, unknown>>): DirectoryMeta {
  try {
    const stored = readMembers(META_FORM, value) as unknown as DirectoryMeta;
    const { shardCount, founderCount } = stored;
    const isGrown = founderCount !== ONLY_FOUNDERS;
    const meta = { ...stored, founderCount: isGrown ? founderCount : shardCount };
    if (!isMeta(meta)) throw unreadable();
    return meta;
  } catch (cause) {
    if (cause instanceof CorruptRecordError) throw unreadable(cause);
    if (!(cause instanceof NewerDataError)) throw cause;
    throw cause.of(META_FILE).naming(buildOf(value));
  }
}

function isMeta(value: unknown): value is DirectoryMeta {
  const { engineId, shardCount, currency, currencyDigits, begun } = value as DirectoryMeta;
  const { newestBuild, isUpgrading, forebears } = value as DirectoryMeta;
  const { founderCount, isResharding } = value as DirectoryMeta;
  if (typeof newestBuild !== 'string' || typeof isUpgrading !== 'boolean') return false;
  if (!isCount(shardCount) || !isEngineId(engineId) || !Array.isArray(forebears)) return false;
  if (!forebears.every((one) => isForebear(one, shardCount))) return false;
  if (!/^[A-Z]{3}$/.test(currency) || !Number.isSafeInteger(currencyDigits)) return false;
  if (!isCount(founderCount) || founderCount > shardCount) return false;
  if (typeof isResharding !== 'boolean') return false;
  if (shardCount > SHARD_COUNT_MAX || !Array.isArray(begun)) return false;
  return begun.every((shard) => Number.isInteger(shard) && shard >= 0 && shard < shardCount);
}

/** Whether it is what `meta.json` and a backup tell of a forebear. It may have had fewer shards. */
export function isForebear(value: unknown, shardCount: number): value is Forebear {
  const { engineId, lastSequences } = (value ?? {}) as Forebear;
  if (!isEngineId(engineId) || !Array.isArray(lastSequences)) return false;
  return lastSequences.length <= shardCount && lastSequences.every(isCount);
}

export function isEngineId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
