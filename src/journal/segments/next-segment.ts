/**
 * The segment that will be written to when the present one is full, made in the background.
 *
 * One is made at a time. A failure is kept, not thrown: whoever appends next hears of it, and
 * nothing is tried again.
 */
import { assert } from '../../kernel/assert.ts';
import { makeSegment } from './make-segment.ts';
import type { SegmentFile } from './segment-file.ts';
import { segmentBytesAt } from './segment-limits.ts';

type Made = { readonly file: SegmentFile } | { readonly failure: Error };

export class NextSegment {
  readonly #directory: string;
  readonly #bytesMax: number;
  #making: Promise<Made> | undefined;
  #failure: Error | undefined;

  /** `spare`: one that is there already. */
  constructor(directory: string, bytesMax: number, spare: SegmentFile | undefined) {
    this.#directory = directory;
    this.#bytesMax = bytesMax;
    if (spare !== undefined) this.#making = Promise.resolve({ file: spare });
  }

  /** Whether one is there, or being made. */
  get isBegun(): boolean {
    return this.#making !== undefined;
  }

  bytesOf(number: number): number {
    return segmentBytesAt(number, this.#bytesMax);
  }

  /** Why it could not be made; undefined as long as nothing went wrong. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  begin(number: number): void {
    assert(this.#making === undefined, 'a second next segment was begun');
    this.#making = makeSegment(this.#directory, number, this.bytesOf(number)).then(
      (file) => ({ file }),
      (cause: unknown) => {
        const failure = cause instanceof Error ? cause : new Error('no reason given', { cause });
        this.#failure = failure;
        return { failure };
      },
    );
  }

  /** Waits for it where it is not ready; it is the caller's then. Rejects as making it did. */
  async take(): Promise<SegmentFile> {
    assert(this.#making !== undefined, 'the next segment was not begun');
    const made = await this.#making;
    if ('failure' in made) throw made.failure;
    this.#making = undefined;
    return made.file;
  }

  /** Waits until nothing is being made. */
  async close(): Promise<void> {
    const made = await this.#making;
    if (made !== undefined && 'file' in made) made.file.close();
  }
}
