/**
 * What a backup consists of: one file of JSON, `backup-<number>.json`, which is written last.
 *
 * A backup is finished when this file has its name, and it has it only after everything that it
 * names was read back. Its checksum covers all of it, so a bit that flips in it is found.
 */
import { createHash } from 'node:crypto';
import type { MailChannel } from '../../actors/mail/mail.ts';
import {
  type Forebear,
  isEngineId,
  isForebear,
  SHARD_COUNT_MAX,
} from '../journal/directory-meta.ts';
import type { JournalHead } from '../journal/journal.ts';
import { OperationalError } from '../kernel/errors.ts';

/**
 * The form of manifests and pieces.
 *
 * 1: the first that was written.
 */
export const BACKUP_FORMAT = 1;

const NAME = /^backup-(\d{8})\.json$/;
const NUMBER_DIGITS = 8;

/** A backup, or a directory for backups, that cannot be used. The message is for the operator. */
export class BackupError extends OperationalError {
  override readonly name = 'BackupError';
  override readonly code = 'BACKUP';
  override readonly retryable = false;
}

/** Whole frames of one segment, as they stand there, in a file of their own that never changes. */
export interface BackupPiece {
  /** Within the directory for backups. */
  readonly file: string;
  readonly segment: number;
  /** The first block, counted within the segment; 0 where its header is the first. */
  readonly block: number;
  readonly blockCount: number;
  /** The block of the segment at which the frame of the last record begins. */
  readonly lastFrameBlock: number;
  readonly sha256Hex: string;
  /** The record before the first one here, and the last one. */
  readonly previous: PieceEnd;
  readonly last: PieceEnd;
}

export interface PieceEnd {
  readonly sequence: number;
  readonly hashHex: string;
}

export interface ShardBackup {
  /** The last record. */
  readonly cut: PieceEnd;
  /** The numbers of the shard's mail behind it. */
  readonly channels: readonly Readonly<MailChannel>[];
  readonly pieces: readonly BackupPiece[];
}

export interface BackupManifest {
  readonly format: number;
  /** `DATA_FORMAT` of what is in the pieces. */
  readonly dataFormat: number;
  /** The release that wrote it. */
  readonly version: string;
  readonly engineId: string;
  readonly forebears: readonly Forebear[];
  readonly shardCount: number;
  /** As in `meta.json`; absent from a manifest of before there were others. */
  readonly founderCount: number;
  readonly currency: string;
  readonly currencyDigits: number;
  /** When the command began: all that was acknowledged by then is here. Unix time. */
  readonly beganAtMs: number;
  /** When the cut was known: nothing in it is later. Unix time. */
  readonly cutAtMs: number;
  readonly shards: readonly ShardBackup[];
}

export function manifestName(number: number): string {
  return `backup-${String(number).padStart(NUMBER_DIGITS, '0')}.json`;
}

/** Undefined for the name of another file. */
export function manifestNumber(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function manifestText(manifest: BackupManifest): string {
  const body = JSON.stringify(manifest);
  return `${JSON.stringify({ sha256Hex: digestOf(body), manifest }, undefined, 1)}\n`;
}

/** Throws a BackupError. `name`: of the file, for the message. */
export function parseManifest(name: string, text: string): BackupManifest {
  const damaged = (cause?: unknown) => {
    return new BackupError(`${name} is damaged: take another backup, or a copy of this file`, {
      cause,
    });
  };
  let manifest: BackupManifest;
  try {
    const stored = JSON.parse(text) as { sha256Hex: string; manifest: BackupManifest };
    manifest = stored.manifest;
    if (stored.sha256Hex !== digestOf(JSON.stringify(manifest))) throw damaged();
  } catch (error) {
    throw error instanceof BackupError ? error : damaged(error);
  }
  if (manifest.format !== BACKUP_FORMAT) {
    throw new BackupError(
      `${name} is of format ${String(manifest.format)}, and this build reads ${BACKUP_FORMAT}: ` +
        'use the build that wrote it',
    );
  }
  const read = { ...manifest, founderCount: manifest.founderCount ?? manifest.shardCount };
  if (!isManifest(read)) throw damaged();
  return read;
}

export function endOf({ sequence, hash }: JournalHead): PieceEnd {
  return { sequence, hashHex: Buffer.from(hash).toString('hex') };
}

/** Only what a path or a loop is made of: the checksum says that all of it is what was written. */
function isManifest(manifest: BackupManifest): boolean {
  const { engineId, shardCount, founderCount, shards, forebears } = manifest;
  if (!isEngineId(engineId) || !Number.isInteger(shardCount)) return false;
  if (shardCount < 1 || shardCount > SHARD_COUNT_MAX) return false;
  if (!Number.isInteger(founderCount) || founderCount < 1) return false;
  if (founderCount > shardCount) return false;
  if (!Array.isArray(forebears) || !forebears.every((one) => isForebear(one, shardCount))) {
    return false;
  }
  if (!Array.isArray(shards) || shards.length !== shardCount) return false;
  return shards.every(({ pieces }, shard) => {
    return Array.isArray(pieces) && pieces.every(({ file }) => isPieceFile(file, shard));
  });
}

function isPieceFile(file: unknown, shard: number): boolean {
  const [folder, name = '', ...more] = typeof file === 'string' ? file.split('/') : [];
  return folder === `shard-${shard}` && more.length === 0 && /^[0-9a-f-]+\.blocks$/.test(name);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
