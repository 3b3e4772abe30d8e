/**
 * Writes a shard's segments as they were, up to one record: the same blocks at the same places, and
 * zeros behind the last one, as an engine makes them.
 */
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncPath } from '../journal/durable-file.ts';
import type { JournalHead } from '../journal/journal.ts';
import { segmentName } from '../journal/segments/segment-file.ts';
import { readSegmentHeader } from '../journal/segments/segment-header.ts';
import { must } from '../kernel/assert.ts';
import { BackupError } from './backup-manifest.ts';
import type { SegmentBlocks } from './source-segments.ts';

const WRITE_BYTES = 1_024 * 1_024;
const ZEROS = Buffer.alloc(WRITE_BYTES);

/** Returns the last record, with its payload. Throws a BackupError, or the system's error. */
export function writeSegments(
  directory: string,
  blocks: Iterable<SegmentBlocks>,
  lastSequence: number,
): JournalHead & { readonly payload: Uint8Array } {
  let file: WrittenSegment | undefined;
  try {
    for (const { segment, block, bytes, frame } of blocks) {
      if (block === 0) {
        file?.finish('full');
        file = new WrittenSegment(directory, segment, bytes);
      }
      const open = must(file, 'a segment has no header');
      open.write(bytes);
      if (frame?.record.sequence !== lastSequence) continue;
      open.finish('growing');
      file = undefined;
      syncPath(directory);
      return frame.record;
    }
  } finally {
    file?.close();
  }
  throw new BackupError(`the records that are held end before record ${lastSequence}`);
}

class WrittenSegment {
  readonly #descriptor: number;
  readonly #fileBytes: number;
  readonly #buffer = Buffer.allocUnsafe(WRITE_BYTES);
  #buffered = 0;
  #written = 0;
  #isOpen = true;

  constructor(directory: string, segment: number, header: Buffer) {
    const { fileBytes } = must(readSegmentHeader(header), 'a header was not checked');
    this.#fileBytes = fileBytes;
    this.#descriptor = openSync(join(directory, segmentName(segment)), 'wx', 0o600);
  }

  /** The next blocks: they follow each other. */
  write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const copied = bytes.copy(this.#buffer, this.#buffered, at);
      at += copied;
      this.#buffered += copied;
      if (this.#buffered === WRITE_BYTES) this.#flush();
    }
  }

  /** As long as its header says. What is written to again is zeros that have their room. */
  finish(state: 'full' | 'growing'): void {
    this.#flush();
    while (state === 'growing' && this.#written < this.#fileBytes) {
      this.#put(ZEROS.subarray(0, Math.min(ZEROS.length, this.#fileBytes - this.#written)));
    }
    ftruncateSync(this.#descriptor, this.#fileBytes);
    fsyncSync(this.#descriptor);
    this.close();
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }

  #flush(): void {
    this.#put(this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }

  #put(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    this.#written += bytes.length;
  }
}
