/**
 * Detects that another process has written into a journal's file while it is open.
 *
 * Why: LMDB goes on from whatever it finds under its map, so if somebody copies another file over
 * this one, what is accepted afterwards is lost at the next start. What was known to be there must
 * still be there: the first record, the newest of the last look, and as many records as were
 * appended. Where nothing was appended in between, the file's time of writing must be the same,
 * too. Not here: changed bytes deep inside a file that is being written; whoever reads them finds
 * them.
 */
import { statSync } from 'node:fs';
import { sameBytes } from './hash-chain.ts';
import type { JournalHead, JournalRecord } from './journal.ts';

export interface FileUse {
  /** Of all appends so far, and of rows written beside them. */
  readonly appendCount: number;
  readonly isAppending: boolean;
  readonly durable: JournalHead;
  readonly path: string;
}

export class ForeignWrites {
  readonly #inode: bigint | undefined;
  #bytes: bigint;
  #first: JournalHead | undefined;
  #last: (FileUse & { readonly writtenAtNs: bigint | undefined }) | undefined;

  /** Call when the file has just been opened: from then on it only grows. */
  constructor(path: string) {
    const file = fileAt(path);
    this.#inode = file?.ino;
    this.#bytes = file?.size ?? 0n;
  }

  /** The end of a sentence that begins with the name of the journal; undefined if all is well. */
  look(
    use: FileUse,
    readRecord: (sequence: number) => JournalRecord | undefined,
  ): string | undefined {
    const file = fileAt(use.path);
    // Another file there, or none, is for the watch of files to see (watched-file.ts).
    if (file?.ino !== this.#inode) return undefined;
    // Before any read: a page that the file has no more ends the process (SIGBUS).
    const bytes = file?.size ?? this.#bytes;
    if (bytes < this.#bytes) return 'was cut off';
    this.#bytes = bytes;
    const last = this.#last;
    const writtenAtNs = file?.mtimeNs;
    const isQuiet = (one: FileUse): boolean => !one.isAppending;
    if (last !== undefined && isQuiet(last) && isQuiet(use)) {
      const isSame = last.appendCount === use.appendCount;
      if (isSame && last.writtenAtNs !== writtenAtNs) return 'was written to by somebody else';
    }
    for (const known of [this.#first, last?.durable]) {
      if (known === undefined || known.sequence === 0) continue;
      const found = readRecord(known.sequence);
      if (found === undefined || !sameBytes(found.hash, known.hash)) return 'was written over';
    }
    // The first look reads nothing: until then it is not known how long the file has to be.
    if (last !== undefined && use.durable.sequence > 0) this.#first ??= readRecord(1);
    this.#last = { ...use, writtenAtNs };
    return undefined;
  }
}

function fileAt(path: string) {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}
