/**
 * The stored form of one record in a segment: a frame of whole blocks.
 *
 *   frame    header ‖ payload ‖ zeros, cut into pieces of 508 bytes; a stamp (4) ends each block
 *   header   payload's length (4) ‖ CRC-32 of payload and zeros (4) ‖ sequence (8) ‖
 *            previousHash (32) ‖ hash (32) ‖ CRC-32 of the header so far (4)
 *
 * Numbers are big endian. Why stamps: power loss may leave any sectors of the frame in flight
 * unwritten, which in a segment of zeros are zeros. A written block never is one, because of its
 * stamp. So a frame with an unwritten block was never acknowledged, and a bad frame without one is
 * damage. Every bit of a frame is under a checksum or is a stamp. Not here: which frame may be torn
 * (segment-tail.ts).
 */
import { crc32 } from 'node:zlib';
import { assert } from '../../kernel/assert.ts';
import { CHAIN_HASH_BYTES, sequenceBytes, sequenceOf } from '../hash-chain.ts';
import type { JournalHead, JournalRecord } from '../journal.ts';

/** A sector is this long or a multiple of it: a block is written whole or not at all. */
export const BLOCK_BYTES = 512;
const STAMP_BYTES = 4;
const CONTENT_BYTES = BLOCK_BYTES - STAMP_BYTES;

const AT = { checksum: 4, sequence: 8, previousHash: 16, hash: 48, headerChecksum: 80 } as const;
const HEADER_BYTES = 84;
assert(AT.hash + CHAIN_HASH_BYTES === AT.headerChecksum, 'the hashes of a frame overlap');

const UNWRITTEN = Buffer.alloc(BLOCK_BYTES);
/** Two bits that each stamp has: no single flipped bit turns a block into an unwritten one. */
const STAMP_BITS = 0x80_00_00_01;

export interface FrameHeader {
  readonly blockCount: number;
  readonly payloadBytes: number;
  readonly checksum: number;
  readonly sequence: number;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** How many blocks the frame of such a payload takes. */
export function blockCountOf(payloadBytes: number): number {
  return Math.ceil((HEADER_BYTES + payloadBytes) / CONTENT_BYTES);
}

/**
 * What stands at the end of each block of the frame that follows `previous`. It is known before
 * any of the frame can be read, and differs between frames and between histories.
 */
export function stampAfter(previous: JournalHead): number {
  const view = new DataView(previous.hash.buffer, previous.hash.byteOffset, STAMP_BYTES);
  return ((view.getUint32(0) ^ previous.sequence) | STAMP_BITS) >>> 0;
}

/** Writes the frame to `target` at `start`, and returns where it ends. */
export function encodeFrame(
  target: Buffer,
  start: number,
  record: Pick<JournalRecord, 'previousHash'> & JournalHead & { readonly payload: Uint8Array },
): number {
  const { payload } = record;
  const blockCount = blockCountOf(payload.length);
  const contentEnd = start + blockCount * CONTENT_BYTES;
  const end = start + blockCount * BLOCK_BYTES;
  assert(end <= target.length, 'a frame does not fit its buffer');
  const payloadStart = start + HEADER_BYTES;
  target.set(payload, payloadStart);
  target.fill(0, payloadStart + payload.length, contentEnd);
  target.writeUInt32BE(payload.length, start);
  target.writeUInt32BE(crc32(target.subarray(payloadStart, contentEnd)), start + AT.checksum);
  target.set(sequenceBytes(record.sequence), start + AT.sequence);
  target.set(record.previousHash, start + AT.previousHash);
  target.set(record.hash, start + AT.hash);
  const header = target.subarray(start, start + AT.headerChecksum);
  target.writeUInt32BE(crc32(header), start + AT.headerChecksum);

  const stamp = stampAfter({ sequence: record.sequence - 1, hash: record.previousHash });
  // From the last block down, so that none is overwritten before it was moved.
  for (let i = blockCount - 1; i >= 0; i -= 1) {
    const piece = start + i * CONTENT_BYTES;
    const block = start + i * BLOCK_BYTES;
    if (i > 0) target.copyWithin(block, piece, piece + CONTENT_BYTES);
    target.writeUInt32BE(stamp, block + CONTENT_BYTES);
  }
  return end;
}

/** The header that begins with the block at `start`; undefined where it is not what was written. */
export function decodeFrameHeader(blocks: Buffer, start: number): FrameHeader | undefined {
  const header = blocks.subarray(start, start + HEADER_BYTES);
  if (header.readUInt32BE(AT.headerChecksum) !== crc32(header.subarray(0, AT.headerChecksum))) {
    return undefined;
  }
  const sequence = sequenceOf(header.subarray(AT.sequence, AT.previousHash));
  if (sequence === undefined || sequence === 0) return undefined;
  const payloadBytes = header.readUInt32BE(0);
  return {
    blockCount: blockCountOf(payloadBytes),
    payloadBytes,
    checksum: header.readUInt32BE(AT.checksum),
    sequence,
    previousHash: header.subarray(AT.previousHash, AT.hash),
    hash: header.subarray(AT.hash, AT.headerChecksum),
  };
}

/**
 * The record of one whole frame, in memory of its own; undefined where a bit of it is not what was
 * written. Its hash is not recomputed.
 */
export function decodeFrame(frame: Buffer): JournalRecord | undefined {
  return unpackFrame(Buffer.from(new Uint8Array(frame).buffer));
}

/** The same without a copy: the record's bytes are those of the frame, which is no frame then. */
export function unpackFrame(frame: Buffer): JournalRecord | undefined {
  const header = decodeFrameHeader(frame, 0);
  if (header === undefined || header.blockCount * BLOCK_BYTES !== frame.length) return undefined;
  const { blockCount, payloadBytes, sequence } = header;
  const stamp = stampAfter({ sequence: sequence - 1, hash: header.previousHash });
  for (let i = 0; i < blockCount; i += 1) {
    const block = i * BLOCK_BYTES;
    if (readStamp(frame, block) !== stamp) return undefined;
    if (i > 0) frame.copyWithin(i * CONTENT_BYTES, block, block + CONTENT_BYTES);
  }
  const content = new Uint8Array(frame.buffer, frame.byteOffset, blockCount * CONTENT_BYTES);
  if (crc32(content.subarray(HEADER_BYTES)) !== header.checksum) return undefined;
  return {
    sequence,
    previousHash: content.subarray(AT.previousHash, AT.hash),
    hash: content.subarray(AT.hash, AT.headerChecksum),
    payload: content.subarray(HEADER_BYTES, HEADER_BYTES + payloadBytes),
  };
}

export function readStamp(blocks: Buffer, start: number): number {
  return blocks.readUInt32BE(start + CONTENT_BYTES);
}

/** Whether the block at `start` is as the segment was made. */
export function isUnwritten(blocks: Buffer, start: number): boolean {
  return blocks.compare(UNWRITTEN, 0, BLOCK_BYTES, start, start + BLOCK_BYTES) === 0;
}
