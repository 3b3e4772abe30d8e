/**
 * Detects what another process has done to the files of a log that is open: deleted, exchanged, cut
 * off or written over.
 *
 * Why: a file that was deleted or exchanged lives on for as long as it is open, and what is
 * accepted meanwhile is lost with it. Of the segment that is written to, header and newest record
 * must be there; complete segments must not have been touched. Not here: changed bytes deep inside
 * the segment that is written to; whoever reads them finds them.
 */
import { type BigIntStats, statSync } from 'node:fs';
import { join } from 'node:path';
import { OperationalError } from '../../kernel/errors.ts';
import { sameBytes } from '../hash-chain.ts';
import type { JournalHead } from '../journal.ts';
import { reasonOf } from '../lmdb-environment.ts';
import type { FileTrouble } from '../watched-file.ts';
import { segmentName } from './segment-file.ts';
import { type SegmentFrames, viewSegmentRecord } from './segment-frames.ts';
import { readSegmentHeader } from './segment-header.ts';

export interface LogUse {
  readonly sealedNumbers: readonly number[];
  readonly active: SegmentFrames;
  readonly durable: JournalHead;
  readonly appendCount: number;
  readonly isAppending: boolean;
}

interface Look {
  readonly number: number;
  readonly appendCount: number;
  readonly isAppending: boolean;
  readonly durable: JournalHead;
  readonly writtenAtNs: bigint;
}

export class SegmentWatch {
  readonly #directory: string;
  /** Complete segments as they were when they were first seen. */
  readonly #known = new Map<number, BigIntStats>();
  #last: Look | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Undefined while all is well. */
  look(use: LogUse): FileTrouble | undefined {
    try {
      return this.#lookAtAll(use);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      return { what: `cannot be reached (${reasonOf(error)})`, isSpoilt: false };
    }
  }

  #lookAtAll(use: LogUse): FileTrouble | undefined {
    for (const number of use.sealedNumbers) {
      const trouble = this.#lookAtSealed(number);
      if (trouble !== undefined) return trouble;
    }
    return this.#lookAtActive(use);
  }

  #lookAtSealed(number: number): FileTrouble | undefined {
    const name = segmentName(number);
    const found = statSync(join(this.#directory, name), { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return { what: `has lost ${name}`, isSpoilt: false };
    const known = this.#known.get(number);
    if (known === undefined) this.#known.set(number, found);
    else if (known.ino !== found.ino) return exchanged(name);
    else if (known.size !== found.size || known.mtimeNs !== found.mtimeNs) {
      return { what: `was written to by somebody else, in ${name}`, isSpoilt: true };
    }
    return undefined;
  }

  #lookAtActive({ active, durable, appendCount, isAppending }: LogUse): FileTrouble | undefined {
    const { file } = active;
    const { name, number } = file;
    const found = statSync(file.path, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return { what: `has lost ${name}`, isSpoilt: false };
    if (found.ino !== file.stat().inode) return exchanged(name);
    const last = this.#last;
    const isSame = last?.number === number && last.appendCount === appendCount;
    if (!isAppending && Number(found.size) !== file.bytes) {
      return { what: `has another length in ${name}`, isSpoilt: true };
    }
    if (isSame && !isAppending && !last.isAppending && last.writtenAtNs !== found.mtimeNs) {
      return { what: `was written to by somebody else, in ${name}`, isSpoilt: true };
    }
    // Also what was the newest then: under load somebody never writes over what is now.
    const known = last?.number === number ? [last.durable, durable] : [durable];
    this.#last = { number, appendCount, isAppending, writtenAtNs: found.mtimeNs, durable };
    if (holds(active, known)) return undefined;
    return { what: `was written over, in ${name}`, isSpoilt: true };
  }
}

function exchanged(name: string): FileTrouble {
  return { what: `has another file in place of ${name}`, isSpoilt: false };
}

/** Whether the segment still has its header, and those of the records that are in it. */
function holds(active: SegmentFrames, records: readonly JournalHead[]): boolean {
  const { file, previous, index } = active;
  if (index.count === 0) return true;
  try {
    const header = readSegmentHeader(file.readBlocks(0, 1));
    if (header?.previous.sequence !== previous.sequence) return false;
    return records
      .filter(({ sequence }) => sequence > previous.sequence)
      .every(({ sequence, hash }) => sameBytes(viewSegmentRecord(active, sequence).hash, hash));
  } catch (error) {
    if (error instanceof OperationalError) return false;
    throw error;
  }
}
