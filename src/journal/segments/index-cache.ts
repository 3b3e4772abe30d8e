/** The indices of complete segments that were asked for last, within a limit of memory. */
import { must } from '../../kernel/assert.ts';
import type { FrameIndex } from './frame-index.ts';

/**
 * Eight bytes for each record: of segments with records of 28 KiB, 55 GB. Beyond, the one that was
 * not asked for the longest is forgotten, and read from its file again when it is (50 µs).
 */
const INDEX_BYTES_MAX = 16 * 1_024 * 1_024;

export interface KnownIndex {
  readonly index: FrameIndex;
  /** It was read from its file; otherwise from the segment itself. */
  readonly isFromFile: boolean;
}

export class IndexCache {
  readonly #bytesMax: number;
  /** By the number of the segment; the one that was asked for last is the last. */
  readonly #known = new Map<number, KnownIndex>();
  #bytes = 0;

  constructor(bytesMax = INDEX_BYTES_MAX) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(number: number): KnownIndex | undefined {
    const known = this.#known.get(number);
    if (known === undefined) return undefined;
    this.#known.delete(number);
    this.#known.set(number, known);
    return known;
  }

  /** The newest is kept however large it is. */
  put(number: number, known: KnownIndex): void {
    this.#forget(number);
    this.#known.set(number, known);
    this.#bytes += known.index.bytes;
    while (this.#bytes > this.#bytesMax && this.#known.size > 1) {
      const [oldest] = this.#known.keys();
      this.#forget(must(oldest, 'the cache is full and empty'));
    }
  }

  #forget(number: number): void {
    const known = this.#known.get(number);
    if (known === undefined) return;
    this.#known.delete(number);
    this.#bytes -= known.index.bytes;
  }
}
