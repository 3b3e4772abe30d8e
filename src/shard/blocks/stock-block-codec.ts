/**
 * Words of 32 bits on disk, little-endian: bits of tickets that are free, or the indexes of some.
 */
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import type { Codec } from '../records/positional-codec.ts';

const WORD_BYTES = 4;
/** They nearly fill a page (`ROW_VALUE_BYTES_PAGE`). */
export const STOCK_BLOCK_WORDS = 1_016;

export const STOCK_BLOCK_CODEC: Codec<ArrayLike<number>> = {
  encode: (words) => new Uint8Array(new Uint32Array(words).buffer),
  decode: (bytes) => {
    const count = bytes.length / WORD_BYTES;
    if (!Number.isInteger(count) || count > STOCK_BLOCK_WORDS) {
      throw new CorruptRecordError('a block of stock has no whole words, or too many');
    }
    const words = new Uint32Array(count);
    new Uint8Array(words.buffer).set(bytes);
    return words;
  },
};
