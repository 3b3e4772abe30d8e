/**
 * Watches the file of a journal that the engine has mapped: whether it is still there, still the
 * same, and still writable.
 *
 * Why: a file that was deleted or replaced lives on for as long as it is open, and what is accepted
 * meanwhile is lost with it; a file that was cut off or overwritten ends the process without a word
 * when LMDB touches the missing page (SIGBUS). Only the engine can see it in time. What happens
 * between two looks, and is touched before the second, still ends the process.
 */
import { accessSync, closeSync, constants, fstatSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newestTransaction, ROWS_FILE } from './rows-file.ts';
import { saveLostFile } from './save-lost-file.ts';

export interface FileTrouble {
  /** The end of a sentence that begins with the name of the journal. */
  readonly what: string;
  /** The file does not hold what the engine wrote: it must not be touched any more. */
  readonly isSpoilt: boolean;
}

export class WatchedFile {
  readonly #path: string;
  readonly #file: number;
  readonly #inode: bigint;
  #bytes: number;
  #transaction: bigint;

  /** Opens it, so that it can be saved when its name is gone. */
  constructor(directory: string) {
    this.#path = join(directory, ROWS_FILE);
    this.#file = openSync(this.#path, 'r');
    this.#inode = fstatSync(this.#file, { bigint: true }).ino;
    this.#bytes = fstatSync(this.#file).size;
    this.#transaction = newestTransaction(this.#file) ?? 0n;
  }

  /** Undefined while all is well. */
  look(): FileTrouble | undefined {
    try {
      const { size } = fstatSync(this.#file);
      const transaction = newestTransaction(this.#file);
      if (size < this.#bytes) return { what: 'was cut off', isSpoilt: true };
      if (transaction === undefined || transaction < this.#transaction) {
        return { what: 'was written over', isSpoilt: true };
      }
      this.#bytes = size;
      this.#transaction = transaction;
      const { ino } = statSync(this.#path, { bigint: true });
      if (ino !== this.#inode) return { what: 'was exchanged for another file', isSpoilt: false };
      accessSync(this.#path, constants.W_OK);
      return undefined;
    } catch (error) {
      return { what: troubleOf(error), isSpoilt: false };
    }
  }

  /** See `saveLostFile`. */
  save(): string | undefined {
    return saveLostFile(this.#file, this.#path);
  }

  close(): void {
    closeSync(this.#file);
  }
}

function troubleOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : 'no reason given';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'is gone';
  if (code === 'EROFS' || code === 'EACCES') return `can no longer be written (${code})`;
  return `cannot be reached (${String(code)})`;
}
