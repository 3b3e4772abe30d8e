/**
 * `heads.json`: how far each shard's journal was at least, and with which record.
 *
 * Why: a copy of a journal is sound in itself, and where nobody has had mail from the shard since,
 * nobody knows that it is older. Put back, it would issue its tickets a second time. So this file
 * stands beside the journals, written by the main thread and never by the path of a purchase.
 *
 * Grain: a second while the engine runs, exact once it has stopped in order. After a crash, a copy
 * that was made within the last second before it is not told from the newest.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { ConfigurationError } from '../kernel/errors.ts';
import { writeFileDurably } from './durable-file.ts';
import { sameBytes } from './hash-chain.ts';
import type { Journal, JournalHead } from './journal.ts';
import { JournalOpenError } from './journal-errors.ts';

export const MARKS_FILE = 'heads.json';

/** A durable record. Plain: made to be posted and stored. */
export interface HeadMark {
  readonly sequence: number;
  readonly hashHex: string;
  /** When it was noted. */
  readonly atMs: number;
}

export function markOf({ sequence, hash }: JournalHead, atMs: number): HeadMark {
  return { sequence, hashHex: Buffer.from(hash).toString('hex'), atMs };
}

/** By shard. Throws a ConfigurationError where there are none, or another engine's. */
export function readMarks(directory: string, engineId: string, shardCount: number): HeadMark[] {
  const name = `the ${MARKS_FILE} of the data directory`;
  const anew = 'restore it from a backup, or have `tirage journal repair` write it anew';
  let stored: StoredMarks;
  try {
    stored = parse(readFileSync(join(directory, MARKS_FILE), 'utf8'));
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const what = isMissing ? 'is missing' : 'cannot be read';
    throw new ConfigurationError(`${name}, which says how far each journal was, ${what}: ${anew}`, {
      cause,
    });
  }
  if (stored.engineId !== engineId || stored.heads.length !== shardCount) {
    throw new ConfigurationError(
      `${name} is of another engine than its meta.json: restore both from one backup`,
    );
  }
  return [...stored.heads];
}

export function writeMarks(directory: string, engineId: string, heads: readonly HeadMark[]): void {
  writeFileDurably(directory, MARKS_FILE, marksText(engineId, heads));
}

export function marksText(engineId: string, heads: readonly HeadMark[]): string {
  const marks = { engineId, heads };
  return `${JSON.stringify({ ...marks, checksum: checksumOf(marks) })}\n`;
}

/** Throws a JournalOpenError where the journal is not the one that was marked, or a later one. */
export function checkMark(journal: Journal, mark: HeadMark, name: string): void {
  const { sequence, hashHex, atMs } = mark;
  const at = new Date(atMs).toISOString();
  const last = journal.head.sequence;
  if (last < sequence) {
    throw new JournalOpenError(
      `${name} is older than it was at ${at}: it ends with record ${last} and had ${sequence}: ` +
        'put the newest copy of that shard back, or restore the whole directory from one backup',
    );
  }
  const [record] = journal.readRecords(sequence, 1);
  if (record !== undefined && sameBytes(record.hash, Buffer.from(hashHex, 'hex'))) return;
  throw new JournalOpenError(
    `${name} tells of another history than it did at ${at}: its record ${sequence} is not the ` +
      "one that it had: put that shard's own file back, or restore the whole directory",
  );
}

interface Marks {
  readonly engineId: string;
  readonly heads: readonly HeadMark[];
}

interface StoredMarks extends Marks {
  readonly checksum: number;
}

/** Throws an Error. */
function parse(text: string): StoredMarks {
  const { engineId, heads, checksum } = JSON.parse(text) as StoredMarks;
  if (checksumOf({ engineId, heads }) !== checksum) throw new Error('a bit was flipped');
  return { engineId, heads, checksum };
}

function checksumOf({ engineId, heads }: Marks): number {
  return crc32(JSON.stringify([engineId, heads]));
}
