/**
 * Looks at the file of the rows before LMDB maps it into memory.
 *
 * Why: LMDB (lmdb-js 3.5.6) ends the process without a word on a file that is no database, and on
 * one that was cut off, as by an unfinished copy: it reads pages that the file does not have. So a
 * file without LMDB's two meta pages is refused, and one that is shorter than its last page is
 * extended to that length: what is missing then reads as damage. A good file may be shorter, too:
 * pages that a transaction took and gave back are counted but were never written. LMDB would also
 * create a file that is missing or empty, and so begin lost rows anew.
 */
import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { JournalOpenError } from './journal-errors.ts';

/** Of a shard; its records stand beside it (segments/segment-file.ts). */
export const ROWS_FILE = 'data.mdb';

/** `mdb.c` of lmdb-js: a page has a head of 24 bytes; then `MDB_meta`, in the machine's order. */
export const PAGE_BYTES = 4_096;
const META = { magic: 24, version: 28, lastPage: 144, transaction: 152 } as const;
const MAGIC = 0xbe_ef_c0_de;
const VERSION = 2;

export interface RowsFileOptions {
  readonly directory: string;
  readonly mapBytes: number;
  /** Whether LMDB may create the file where it is missing or empty. */
  readonly mayCreate: boolean;
}

const MADE_AGAIN = '`tirage journal repair` makes it again from the records';

/** Throws a JournalOpenError. */
export function prepareRowsFile({ directory, mapBytes, mayCreate }: RowsFileOptions): void {
  const file = openIfThere(join(directory, ROWS_FILE));
  if (file === undefined) {
    if (mayCreate) return;
    throw new JournalOpenError(`the file of the rows is missing: ${MADE_AGAIN}`);
  }
  try {
    const { size } = fstatSync(file);
    if (size === 0 && mayCreate) return;
    if (size === 0) {
      throw new JournalOpenError(`the file of the rows is empty: ${MADE_AGAIN}`);
    }
    const bytes = Buffer.alloc(2 * PAGE_BYTES);
    const isWhole = readSync(file, bytes, 0, bytes.length, 0) === bytes.length;
    const first = bytes.subarray(0, PAGE_BYTES);
    const second = bytes.subarray(PAGE_BYTES);
    const neededBytes = neededBytesOf(first, second);
    if (!isWhole || !isMeta(first) || !isMeta(second) || neededBytes > mapBytes) {
      throw new JournalOpenError(`the file of the rows is none: ${MADE_AGAIN}`);
    }
    if (size < neededBytes) ftruncateSync(file, neededBytes);
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r+');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

function isMeta(page: Buffer): boolean {
  return page.readUInt32LE(META.magic) === MAGIC && page.readUInt32LE(META.version) === VERSION;
}

/**
 * The newest transaction of the file that is open as `file`; undefined where it has no meta pages
 * any more. It only grows: if it fell, another process has overwritten the file.
 */
export function newestTransaction(file: number): bigint | undefined {
  const bytes = Buffer.alloc(2 * PAGE_BYTES);
  if (readSync(file, bytes, 0, bytes.length, 0) !== bytes.length) return undefined;
  const pages = [bytes.subarray(0, PAGE_BYTES), bytes.subarray(PAGE_BYTES)];
  if (!pages.every(isMeta)) return undefined;
  const [first = 0n, second = 0n] = pages.map(transactionOf);
  return first > second ? first : second;
}

/** According to the newer of the two. */
function neededBytesOf(first: Buffer, second: Buffer): number {
  const isFirstNewer = transactionOf(first) > transactionOf(second);
  const lastPage = (isFirstNewer ? first : second).readBigUInt64LE(META.lastPage);
  return (Number(lastPage) + 1) * PAGE_BYTES;
}

function transactionOf(page: Buffer): bigint {
  return page.readBigUInt64LE(META.transaction);
}
