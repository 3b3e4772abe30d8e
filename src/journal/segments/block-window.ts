/**
 * Looks at the blocks of a segment in order with few reads: each brings in as much as the window
 * holds.
 */
import { BLOCK_BYTES } from './frame-codec.ts';
import type { SegmentFile } from './segment-file.ts';

/** A file of whole blocks. */
export type BlockFile = Pick<SegmentFile, 'blockCount' | 'readBlocks'>;

export class BlockWindow {
  readonly #file: BlockFile;
  readonly #widthBlocks: number;
  #blocks: Buffer = Buffer.alloc(0);
  #first = 0;

  constructor(file: BlockFile, widthBlocks: number) {
    this.#file = file;
    this.#widthBlocks = widthBlocks;
  }

  /** A view on blocks that the file has. Throws as `SegmentFile.readBlocks`. */
  view(first: number, count: number): Buffer {
    const start = (first - this.#first) * BLOCK_BYTES;
    const end = start + count * BLOCK_BYTES;
    if (start >= 0 && end <= this.#blocks.length) return this.#blocks.subarray(start, end);
    const wanted = Math.max(count, Math.min(this.#widthBlocks, this.#file.blockCount - first));
    this.#blocks = this.#file.readBlocks(first, wanted);
    this.#first = first;
    return this.#blocks.subarray(0, count * BLOCK_BYTES);
  }
}
