/**
 * The index of a complete segment, in a small file beside it: a restart need not walk the segment.
 *
 *   magic (8) ‖ format version (4) ‖ count of frames (4) ‖ first sequence (8) ‖ previousHash (32) ‖
 *   hash of the last record (32) ‖ words of the index (4 each) ‖ CRC-32 of all before (4)
 *
 * Numbers are big endian, the words little endian: the order in which processors have them. It
 * follows from the segment alone, so nothing is lost with it, and it is synced nowhere: where it is
 * absent, damaged or another segment's, the segment is walked. Whatever it leads to is checked.
 */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { CHAIN_HASH_BYTES, sequenceBytes } from '../hash-chain.ts';
import { FrameIndex } from './frame-index.ts';
import type { SealedSegment } from './recover-log.ts';
import { segmentName } from './segment-file.ts';

/**
 * Raise it when the meaning of these bytes changes: a file of another format is made anew.
 *
 * 1: where the frames of one segment begin.
 */
const INDEX_FORMAT = 1;
const MAGIC = Buffer.from('TIRAGIDX', 'latin1');
const AT = { format: 8, count: 12, firstSequence: 16, previousHash: 24, lastHash: 56 } as const;
const HEADER_BYTES = AT.lastHash + CHAIN_HASH_BYTES;
const WORD_BYTES = 4;
const CHECKSUM_BYTES = 4;

export function indexName(number: number): string {
  return segmentName(number).replace('.seg', '.idx');
}

/** Undefined where there is none that is sound and this segment's. */
export function readIndexFile(directory: string, segment: SealedSegment): FrameIndex | undefined {
  const count = segment.last.sequence - segment.previous.sequence;
  const wordsEnd = HEADER_BYTES + (2 * count + 1) * WORD_BYTES;
  const path = join(directory, indexName(segment.number));
  const bytes = readWhole(path, wordsEnd + CHECKSUM_BYTES);
  if (bytes === undefined) return undefined;
  if (bytes.readUInt32BE(wordsEnd) !== crc32(bytes.subarray(0, wordsEnd))) return undefined;
  if (headerOf(segment).compare(bytes, 0, HEADER_BYTES) !== 0) return undefined;
  const words = new Uint32Array(2 * count + 1);
  new Uint8Array(words.buffer).set(bytes.subarray(HEADER_BYTES, wordsEnd));
  return FrameIndex.of(words);
}

/**
 * A file that cannot be read is as good as none: the segment is there. So is what is no file, or is
 * of another length: a pipe would be waited for without end, and a device read without end.
 */
function readWhole(path: string, bytes: number): Buffer | undefined {
  try {
    const found = statSync(path);
    return found.isFile() && found.size === bytes ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** True once it is there under its name. What stood in the way costs the next start a walk. */
export async function writeIndexFile(
  directory: string,
  segment: SealedSegment,
  index: FrameIndex,
): Promise<boolean> {
  const path = join(directory, indexName(segment.number));
  const beside = `${path}.new`;
  try {
    await writeFile(beside, encodeIndex(segment, index), { mode: 0o600 });
    await rename(beside, path);
    return true;
  } catch {
    rmSync(beside, { force: true }); // A full disk needs the room.
    return false;
  }
}

function encodeIndex(segment: SealedSegment, index: FrameIndex): Buffer {
  const { words } = index;
  const bytes = Buffer.alloc(HEADER_BYTES + words.byteLength + CHECKSUM_BYTES);
  bytes.set(headerOf(segment), 0);
  bytes.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), HEADER_BYTES);
  const wordsEnd = HEADER_BYTES + words.byteLength;
  bytes.writeUInt32BE(crc32(bytes.subarray(0, wordsEnd)), wordsEnd);
  return bytes;
}

function headerOf({ previous, last }: SealedSegment): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.set(MAGIC, 0);
  header.writeUInt32BE(INDEX_FORMAT, AT.format);
  header.writeUInt32BE(last.sequence - previous.sequence, AT.count);
  header.set(sequenceBytes(previous.sequence + 1), AT.firstSequence);
  header.set(previous.hash, AT.previousHash);
  header.set(last.hash, AT.lastHash);
  return header;
}
