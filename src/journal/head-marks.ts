/**
 * `heads.json`: how far each shard's journal was at least, and with which record.
 *
 * Why: a copy of a journal is sound in itself, and where no other shard has had mail from this one
 * since, nobody knows that it is older. Put back, it would issue its tickets a second time. So this
 * file is kept beside the journals, written by the main thread and never on the path of a purchase.
 *
 * The file itself may be put back, with a journal that is as old. Then the other journals go beyond
 * their marks, which gives it away: by a single record, if it was written at an orderly stop,
 * because nothing comes after one; by more time than a mark can trail, if it was written by a
 * running engine.
 *
 * Precision: a second while the engine runs, exact once it has stopped in order. What cannot be
 * told from the newest: a copy made within the last second before a crash; a journal with a file of
 * marks that a running engine wrote within the last MARK_TRAILS_MS; and a journal with its marks
 * where no other journal has had a record since. The last is a whole history, like a copy of
 * everything.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { formOf } from '../../actors/stored-form.ts';
import { ConfigurationError, NewerDataError } from '../kernel/errors.ts';
import { writeFileDurably } from './durable-file.ts';
import { sameBytes } from './hash-chain.ts';
import type { JournalHead, RecordReader } from './journal.ts';
import { JournalOpenError } from './journal-errors.ts';
import { readWithin, writtenWithin } from './named-fields.ts';

export const MARKS_FILE = 'heads.json';

/**
 * A running engine's records are never later than its marks by more: they are written once a
 * second, without news every few seconds, and a main thread that hangs is ended before that.
 */
export const MARK_TRAILS_MS = 30_000;

/** A durable record. Plain: made to be posted and stored. */
export interface HeadMark {
  readonly sequence: number;
  readonly hashHex: string;
  /** When it was noted, by the clock that stamps records. */
  readonly atMs: number;
  /** It was noted at an orderly stop: nothing was recorded after it. */
  readonly isLast: boolean;
}

export function markOf(
  { sequence, hash }: JournalHead,
  { atMs, isLast }: Pick<HeadMark, 'atMs' | 'isLast'>,
): HeadMark {
  return { sequence, hashHex: Buffer.from(hash).toString('hex'), atMs, isLast };
}

/** The record that was marked, or told of as a mark tells of it. */
export function headOf({ sequence, hashHex }: Pick<HeadMark, 'sequence' | 'hashHex'>): JournalHead {
  return { sequence, hash: new Uint8Array(Buffer.from(hashHex, 'hex')) };
}

/** What `meta.json` knows of the journals. */
export interface MarkedJournals {
  readonly engineId: string;
  readonly shardCount: number;
  /** Those that were ever begun. */
  readonly begun: readonly number[];
}

/**
 * By shard; while shards are being added perhaps not of the last ones. Throws a ConfigurationError
 * where there are none, or another engine's, and a NewerDataError.
 */
export function readMarks(
  directory: string,
  { engineId, shardCount, begun }: MarkedJournals,
): HeadMark[] {
  const name = `the ${MARKS_FILE} of the data directory`;
  const anew =
    'put the newest one back; if there is none, `tirage journal repair` shows what is known of ' +
    'the journals, and writes it anew when you say that they are the newest';
  let stored: Marks;
  try {
    stored = parse(readFileSync(join(directory, MARKS_FILE), 'utf8'));
  } catch (cause) {
    if (cause instanceof NewerDataError) throw cause.of(MARKS_FILE);
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const what = isMissing ? 'is missing' : 'cannot be read';
    throw new ConfigurationError(`${name}, which says how far each journal was, ${what}: ${anew}`, {
      cause,
    });
  }
  const { length } = stored.heads;
  if (stored.engineId !== engineId || length < begun.length || length > shardCount) {
    throw new ConfigurationError(
      `${name} is of another engine than its meta.json: put back the two that belong together`,
    );
  }
  return [...stored.heads];
}

export function writeMarks(directory: string, engineId: string, heads: readonly HeadMark[]): void {
  writeFileDurably(directory, MARKS_FILE, marksText(engineId, heads));
}

export function marksText(engineId: string, heads: readonly HeadMark[]): string {
  const marks = writtenWithin(MARKS_FORM, { engineId, heads }) as Marks;
  return `${JSON.stringify({ ...marks, checksum: checksumOf(marks) })}\n`;
}

/**
 * Throws a JournalOpenError where the journal is not the one that was marked, or a later one, or
 * so much later that the mark was put back. `newestMs`: when its newest record was made.
 */
export function checkMark(
  journal: RecordReader,
  mark: HeadMark,
  { name, newestMs }: { readonly name: string; readonly newestMs: number },
): void {
  const { sequence, hashHex, atMs, isLast } = mark;
  const at = new Date(atMs).toISOString();
  const last = journal.head.sequence;
  if (last < sequence) {
    throw new JournalOpenError(
      `${name} is older than it was at ${at}: it ends with record ${last} and had ${sequence}: ` +
        'put the newest copy of that shard back, or a copy of the whole directory',
    );
  }
  const [record] = journal.readRecords(sequence, 1);
  if (record === undefined || !sameBytes(record.hash, Buffer.from(hashHex, 'hex'))) {
    throw new JournalOpenError(
      `${name} tells of another history than it did at ${at}: its record ${sequence} is not the ` +
        "one that it had: put that shard's own file back, or a copy of the whole directory",
    );
  }
  if (last === sequence || (!isLast && newestMs - atMs <= MARK_TRAILS_MS)) return;
  const newest = `record ${last} of ${new Date(newestMs).toISOString()}`;
  const stopped = isLast ? ', after which the engine had stopped' : '';
  throw new JournalOpenError(
    `the ${MARKS_FILE} of the data directory is older than ${name}: it is of ${at}, with ` +
      `record ${sequence}${stopped}, and the journal goes on to ${newest}. Whatever was put ` +
      'back with it may be as old: put the newest of all files back, or a copy of the whole ' +
      'directory; `tirage journal repair` shows what it would accept',
  );
}

interface Marks {
  readonly engineId: string;
  readonly heads: readonly HeadMark[];
}

interface StoredMarks extends Marks {
  readonly checksum: number;
}

const MARKS_FORM = formOf<Marks>()(['engineId', 'heads'], {
  within: { heads: formOf<HeadMark>()(['sequence', 'hashHex', 'atMs', 'isLast']) },
});

/** Throws an Error. */
function parse(text: string): Marks {
  const { checksum, ...stored } = JSON.parse(text) as StoredMarks;
  if (checksumOf(stored) !== checksum) throw new Error('a bit was flipped');
  return readWithin(MARKS_FORM, stored) as Marks;
}

function checksumOf({ engineId, heads }: Marks): number {
  return crc32(JSON.stringify([engineId, heads]));
}
