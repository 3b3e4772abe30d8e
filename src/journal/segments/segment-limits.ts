/** The sizes of segments. */
import { assert } from '../../kernel/assert.ts';
import { BLOCK_BYTES } from './frame-codec.ts';

/**
 * The length that segments grow to. Longer ones are read longer at a start; shorter ones cost more
 * files. One is always ahead, so this much of the disk holds nothing yet.
 */
export const SEGMENT_BYTES = 64 * 1_024 * 1_024;

/** The first is made while the first start waits for it; each later one is four times as long. */
const SEGMENT_BYTES_FIRST = 1_024 * 1_024;
const GROWTH = 4;

/** The length of the segment of that number, counted from 1, where they grow to `most`. */
export function segmentBytesAt(number: number, most: number): number {
  return Math.min(most, SEGMENT_BYTES_FIRST * GROWTH ** (number - 1));
}

/** A header and one frame. */
export const SEGMENT_BYTES_MIN = 2 * BLOCK_BYTES;

assert(SEGMENT_BYTES % BLOCK_BYTES === 0, 'a segment ends within a block');
