/**
 * One file of records: its name, and reads and writes of whole blocks.
 *
 * Every write goes through a descriptor opened `O_DSYNC`: when it returns, its bytes survive power
 * loss. Not here: what the blocks mean.
 */
import {
  closeSync,
  constants,
  fstatSync,
  fsync,
  ftruncate,
  openSync,
  readSync,
  write,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assert } from '../../kernel/assert.ts';
import { CorruptRecordError, JournalOpenError, JournalReadError } from '../journal-errors.ts';
import { reasonOf } from '../lmdb-environment.ts';
import { saveLostFile } from '../save-lost-file.ts';
import { BLOCK_BYTES } from './frame-codec.ts';

const NUMBER_DIGITS = 8;
const NAME = /^records-(\d{8})\.seg$/;
/** What to do where records are not what they were. */
export const PUT_BACK = "put this shard's newest copy back, or a copy of the whole directory";
/** A segment that is being made: under this name until it is whole. */
export const UNFINISHED_SEGMENT = 'records.new';

const writeAsync = promisify(write);
const fsyncAsync = promisify(fsync);
const ftruncateAsync = promisify(ftruncate);

/** Segments are numbered from 1 without gaps, in the order of their records. */
export function segmentName(number: number): string {
  return `records-${String(number).padStart(NUMBER_DIGITS, '0')}.seg`;
}

export function segmentNumber(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export class SegmentFile {
  readonly number: number;
  readonly #directory: string;
  readonly #descriptor: number;
  #bytes: number;

  /** Throws the system's error, or a JournalOpenError where it is no file. */
  constructor(directory: string, number: number, mode: 'read' | 'write') {
    this.number = number;
    this.#directory = directory;
    const flags = mode === 'read' ? constants.O_RDONLY : constants.O_RDWR | constants.O_DSYNC;
    // A pipe that stands there would be waited for without end.
    this.#descriptor = openSync(this.path, flags | constants.O_NONBLOCK);
    const found = fstatSync(this.#descriptor);
    this.#bytes = found.size;
    if (found.isFile()) return;
    this.close();
    throw new JournalOpenError(`${this.name} is no file: ${PUT_BACK}`);
  }

  get name(): string {
    return segmentName(this.number);
  }

  get path(): string {
    return join(this.#directory, this.name);
  }

  /** The file's length when it was opened, or as it has grown since. */
  get bytes(): number {
    return this.#bytes;
  }

  get blockCount(): number {
    return Math.floor(this.#bytes / BLOCK_BYTES);
  }

  /** Of the open file, which may have lost its name. */
  stat(): { readonly inode: bigint; readonly bytes: number } {
    const { ino, size } = fstatSync(this.#descriptor, { bigint: true });
    return { inode: ino, bytes: Number(size) };
  }

  /**
   * Throws a JournalReadError, or a CorruptRecordError where the file has become shorter: whoever
   * asks knows that the blocks were there.
   */
  readBlocks(first: number, count: number): Buffer {
    return this.readInto(Buffer.allocUnsafeSlow(count * BLOCK_BYTES), first);
  }

  /** Fills the caller's buffer, and returns it. Throws likewise. */
  readInto(blocks: Buffer, first: number): Buffer {
    let filled = 0;
    while (filled < blocks.length) {
      const read = this.#read(blocks, filled, first * BLOCK_BYTES + filled);
      if (read === 0) throw new CorruptRecordError(`${this.name} was cut off: ${PUT_BACK}`);
      filled += read;
    }
    return blocks;
  }

  /** Resolves once the bytes survive power loss. Rejects with the system's error. */
  async write(bytes: Buffer, firstBlock: number): Promise<void> {
    const at = firstBlock * BLOCK_BYTES;
    const { bytesWritten } = await writeAsync(this.#descriptor, bytes, 0, bytes.length, at);
    if (bytesWritten !== bytes.length) throw new ShortWriteError('the disk took only a part');
  }

  /** The same, at once: for opening, when nothing else is to be done. */
  writeSync(bytes: Buffer, firstBlock: number): void {
    const at = firstBlock * BLOCK_BYTES;
    const written = writeSync(this.#descriptor, bytes, 0, bytes.length, at);
    if (written !== bytes.length) throw new ShortWriteError('the disk took only a part');
  }

  /** Makes the file longer, by zeros that may take no room yet; durable when it resolves. */
  async grow(blockCount: number): Promise<void> {
    assert(blockCount > this.blockCount, 'a segment would shrink');
    await ftruncateAsync(this.#descriptor, blockCount * BLOCK_BYTES);
    await fsyncAsync(this.#descriptor);
    this.#bytes = blockCount * BLOCK_BYTES;
  }

  /** See `saveLostFile`. */
  save(): string | undefined {
    return saveLostFile(this.#descriptor, this.path);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #read(target: Buffer, offset: number, at: number): number {
    try {
      return readSync(this.#descriptor, target, offset, target.length - offset, at);
    } catch (cause) {
      throw new JournalReadError(`${this.name} could not be read (${reasonOf(cause)})`, { cause });
    }
  }
}

class ShortWriteError extends Error {
  override readonly name = 'ShortWriteError';
  readonly code = 'EIO';
}
