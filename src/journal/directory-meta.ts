/**
 * `meta.json`: what a data directory knows about itself.
 *
 * The settings need not repeat what stands here, and a setting that contradicts it is refused. Each
 * shard's journal says the same in its first record, so that a file from another directory is
 * recognised.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../kernel/errors.ts';
import { writeFileDurably } from './durable-file.ts';

export const META_FILE = 'meta.json';

/**
 * The form of everything that is stored: rows, events, and this file. It is raised with any change
 * that an earlier build would misread. 1 was before journals said whose they are; 3 kept records
 * and rows in one file; 4 kept entries as rows, apart from their records.
 */
export const DATA_FORMAT = 5;

export const SHARD_COUNT_MAX = 1_024;

export interface DirectoryMeta {
  readonly format: number;
  /** 32 hexadecimal digits, made when the directory was created. */
  readonly engineId: string;
  /** Fixed: players are dealt to shards by slot, so another count would look elsewhere for them. */
  readonly shardCount: number;
  /** Fixed: an amount is a count of its minor unit. */
  readonly currency: string;
  readonly currencyDigits: number;
  /** Shards whose journals were ever begun: a missing one of these was lost. */
  readonly begun: readonly number[];
  /** Oldest first; absent where the directory was never restored from a backup. */
  readonly forebears?: readonly Forebear[];
}

/** An engine whose history goes on in this directory, under another id. */
export interface Forebear {
  readonly engineId: string;
  /** By shard: its last record here. The next one says who goes on. */
  readonly lastSequences: readonly number[];
}

/** Undefined where there is none. Throws a ConfigurationError. */
export function readMeta(directory: string): DirectoryMeta | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(directory, META_FILE), 'utf8'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw unreadable(cause);
  }
  const format = formatOf(value);
  if (format === undefined) throw unreadable();
  if (format !== DATA_FORMAT) {
    throw new ConfigurationError(`the data directory ${otherFormat(format)}`);
  }
  if (!isMeta(value)) throw unreadable();
  return value;
}

export function writeMeta(directory: string, meta: DirectoryMeta): void {
  writeFileDurably(directory, META_FILE, `${JSON.stringify(meta, undefined, 2)}\n`);
}

/** The end of a sentence: what to do with what another build wrote. */
export function otherFormat(format: number): string {
  if (format > DATA_FORMAT) {
    return (
      `was written by a newer release (format ${format}, this one reads ${DATA_FORMAT}): ` +
      'start that release or a later one'
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

function isMeta(value: unknown): value is DirectoryMeta {
  const { engineId, shardCount, currency, currencyDigits, begun } = value as DirectoryMeta;
  if (!isCount(shardCount) || !isEngineId(engineId)) return false;
  const { forebears = [] } = value as DirectoryMeta;
  if (!Array.isArray(forebears)) return false;
  if (!forebears.every((one) => isForebear(one, shardCount))) return false;
  if (!/^[A-Z]{3}$/.test(currency) || !Number.isSafeInteger(currencyDigits)) return false;
  if (shardCount > SHARD_COUNT_MAX || !Array.isArray(begun)) return false;
  return begun.every((shard) => Number.isInteger(shard) && shard >= 0 && shard < shardCount);
}

/** Whether it is what `meta.json` and a backup tell of a forebear. */
export function isForebear(value: unknown, shardCount: number): value is Forebear {
  const { engineId, lastSequences } = (value ?? {}) as Forebear;
  if (!isEngineId(engineId) || !Array.isArray(lastSequences)) return false;
  return lastSequences.length === shardCount && lastSequences.every(isCount);
}

export function isEngineId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
