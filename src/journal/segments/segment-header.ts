/**
 * The first block of a segment: whose continuation it is, and how long its file has to be.
 *
 *   magic (8) ‖ format version (4) ‖ bytes of the file (6) ‖ zeros (6) ‖ first sequence (8) ‖
 *   previousHash (32) ‖ zeros ‖ CRC-32 of all before (4)
 *
 * It is written together with the first frame. Until then the segment is nothing but zeros.
 */
import { crc32 } from 'node:zlib';
import { NewerDataError } from '../../kernel/errors.ts';
import { CHAIN_HASH_BYTES, sequenceBytes, sequenceOf } from '../hash-chain.ts';
import type { JournalHead } from '../journal.ts';
import { JournalOpenError } from '../journal-errors.ts';
import { BLOCK_BYTES } from './frame-codec.ts';

/**
 * The version of header and frames. Raise it when the meaning of stored bytes changes, and teach
 * `readSegmentHeader` the older one.
 *
 * 1: frames of 512-byte blocks, each with a stamp that follows from the record before.
 */
export const SEGMENT_FORMAT = 1;

const MAGIC = Buffer.from('TIRAGSEG', 'latin1');
const AT = { format: 8, bytes: 12, firstSequence: 24, previousHash: 32, checksum: 508 } as const;
const FILE_BYTES_BYTES = 6;

export interface SegmentHeader {
  /** The record before the first one here; of sequence 0 before the first of all. */
  readonly previous: JournalHead;
  readonly fileBytes: number;
}

export function writeSegmentHeader(target: Buffer, header: SegmentHeader): void {
  target.fill(0, 0, BLOCK_BYTES);
  target.set(MAGIC, 0);
  target.writeUInt32BE(SEGMENT_FORMAT, AT.format);
  target.writeUIntBE(header.fileBytes, AT.bytes, FILE_BYTES_BYTES);
  target.set(sequenceBytes(header.previous.sequence + 1), AT.firstSequence);
  target.set(header.previous.hash, AT.previousHash);
  target.writeUInt32BE(crc32(target.subarray(0, AT.checksum)), AT.checksum);
}

/**
 * Undefined where a bit of the block is not what was written. Throws a NewerDataError, or a
 * JournalOpenError, where it is sound and of a format that this engine does not know.
 */
export function readSegmentHeader(block: Buffer): SegmentHeader | undefined {
  const isSound = block.readUInt32BE(AT.checksum) === crc32(block.subarray(0, AT.checksum));
  if (!isSound || MAGIC.compare(block, 0, MAGIC.length) !== 0) return undefined;
  const format = block.readUInt32BE(AT.format);
  if (format > SEGMENT_FORMAT) throw new NewerDataError(`a segment is of format ${format}`);
  if (format !== SEGMENT_FORMAT) {
    throw new JournalOpenError(
      `the journal is of format ${format}, and this engine reads ${SEGMENT_FORMAT}`,
    );
  }
  const first = sequenceOf(block.subarray(AT.firstSequence, AT.previousHash));
  if (first === undefined || first === 0) return undefined;
  const hash = block.subarray(AT.previousHash, AT.previousHash + CHAIN_HASH_BYTES);
  return {
    previous: { sequence: first - 1, hash: new Uint8Array(hash) },
    fileBytes: block.readUIntBE(AT.bytes, FILE_BYTES_BYTES),
  };
}
