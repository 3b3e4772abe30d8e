/**
 * Stores the indices of complete segments beside them, and makes those that are missing, between
 * other work of the thread.
 *
 * Nobody waits for it, and nothing depends on it: where an index is missing, whoever reads a record
 * first walks its segment, for some 20 ms.
 */
import { readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { OperationalError } from '../../kernel/errors.ts';
import type { FrameIndex } from './frame-index.ts';
import { indexName, writeIndexFile } from './index-file.ts';
import type { SealedSegment } from './recover-log.ts';
import { SegmentFile } from './segment-file.ts';
import { walkFrames } from './segment-frames.ts';

export class IndexKeeper {
  readonly #directory: string;
  /** One at a time. What waits is bounded: a segment takes longer to be filled, or walked. */
  #work: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Stores it, in a while. */
  keep(segment: SealedSegment, index: FrameIndex): void {
    this.#work = this.#work.then(() => writeIndexFile(this.#directory, segment, index));
  }

  /** Makes those that have no file, in a while; the newest first. */
  makeMissing(sealed: readonly SealedSegment[]): void {
    const names = new Set(readdirSync(this.#directory));
    const missing = sealed.filter(({ number }) => !names.has(indexName(number)));
    this.#work = this.#work.then(async () => {
      for (const segment of missing.reverse()) await this.#make(segment);
    });
  }

  /** Ends it: what is not done yet is done after the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#work;
  }

  async #make(segment: SealedSegment): Promise<void> {
    if (this.#isClosed) return;
    const index = await this.#walk(segment);
    if (index !== undefined) await writeIndexFile(this.#directory, segment, index);
  }

  /** Undefined where the segment cannot be read, which whoever needs its records will be told. */
  async #walk({ number, previous, last }: SealedSegment): Promise<FrameIndex | undefined> {
    let file: SegmentFile | undefined;
    try {
      file = new SegmentFile(this.#directory, number, 'read');
      const walk = walkFrames(file, previous, last);
      for (;;) {
        const { done, value } = walk.next();
        if (done === true) return value;
        await setImmediate();
        if (this.#isClosed) return undefined;
      }
    } catch (error) {
      const isSystems = error instanceof Error && 'code' in error;
      if (error instanceof OperationalError || isSystems) return undefined;
      throw error;
    } finally {
      file?.close();
    }
  }
}
