/**
 * The blocks of a shard's records as a backup holds them, piece by piece, all of it checked: length
 * and SHA-256 of each file, each frame, and that each piece goes on where the last ended.
 */

import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { sameBytes } from '../journal/hash-chain.ts';
import { headOf } from '../journal/head-marks.ts';
import type { JournalHead } from '../journal/journal.ts';
import type { BlockFile } from '../journal/segments/block-window.ts';
import { BLOCK_BYTES } from '../journal/segments/frame-codec.ts';
import { readSegmentHeader } from '../journal/segments/segment-header.ts';
import { BackupError, type BackupPiece } from './backup-manifest.ts';
import { soundFrames } from './sound-frames.ts';
import type { LogPlace, SegmentBlocks } from './source-segments.ts';

/** `from`: where the pieces begin. Throws a BackupError, or the system's error. */
export function* pieceBlocks(
  directory: string,
  pieces: readonly BackupPiece[],
  from: LogPlace,
): Generator<SegmentBlocks> {
  let place = from;
  for (const piece of pieces) {
    checkGoesOn(place, piece);
    yield* blocksOf(directory, piece);
    const { segment, block, blockCount, last } = piece;
    place = { segment, block: block + blockCount, previous: headOf(last) };
  }
}

function* blocksOf(directory: string, piece: BackupPiece): Generator<SegmentBlocks> {
  const { segment, block: first, blockCount } = piece;
  const file = new PieceFile(directory, piece);
  try {
    const hash = createHash('sha256');
    let from = 0;
    if (first === 0) {
      const bytes = file.readBlocks(0, 1);
      if (!isHeaderBehind(bytes, piece)) throw damaged(piece, 'its header is another');
      hash.update(bytes);
      yield { segment, block: 0, bytes, frame: undefined };
      from = 1;
    }
    const walk = soundFrames(file, { from, to: blockCount, previous: headOf(piece.previous) });
    let head = headOf(piece.previous);
    let step = walk.next();
    for (; step.done !== true; step = walk.next()) {
      const frame = step.value;
      hash.update(frame.bytes);
      head = { sequence: frame.record.sequence, hash: new Uint8Array(frame.record.hash) };
      yield { segment, block: first + frame.block, bytes: frame.bytes, frame };
    }
    if (step.value !== undefined)
      throw damaged(piece, `record ${head.sequence + 1}: ${step.value}`);
    if (!isSameHead(head, headOf(piece.last))) throw damaged(piece, 'it ends with another record');
    if (hash.digest('hex') !== piece.sha256Hex) throw damaged(piece, 'its SHA-256 is another');
  } finally {
    file.close();
  }
}

function checkGoesOn({ segment, block, previous }: LogPlace, piece: BackupPiece): void {
  const isNext = piece.segment === segment && piece.block === block;
  const isNextSegment = piece.segment === segment + 1 && piece.block === 0;
  const isSame = isSameHead(previous, headOf(piece.previous));
  if ((!isNext && !isNextSegment) || !isSame) throw damaged(piece, 'the one before ends elsewhere');
}

function isHeaderBehind(block: Buffer, { previous }: BackupPiece): boolean {
  const header = readSegmentHeader(block);
  return header !== undefined && isSameHead(header.previous, headOf(previous));
}

function isSameHead(left: JournalHead, right: JournalHead): boolean {
  return left.sequence === right.sequence && sameBytes(left.hash, right.hash);
}

function damaged({ file }: BackupPiece, what: string): BackupError {
  return new BackupError(
    `${file} of the backup is damaged (${what}): put a copy of it back; or delete it, and the ` +
      'next backup of the same engine copies it again',
  );
}

class PieceFile implements BlockFile {
  readonly blockCount: number;
  readonly #piece: BackupPiece;
  readonly #descriptor: number;

  constructor(directory: string, piece: BackupPiece) {
    this.#piece = piece;
    this.blockCount = piece.blockCount;
    this.#descriptor = openPiece(directory, piece);
    if (fstatSync(this.#descriptor).size === piece.blockCount * BLOCK_BYTES) return;
    this.close();
    throw damaged(piece, 'it has another length');
  }

  readBlocks(first: number, count: number): Buffer {
    const blocks = Buffer.allocUnsafeSlow(count * BLOCK_BYTES);
    for (let filled = 0; filled < blocks.length; ) {
      const at = first * BLOCK_BYTES + filled;
      const read = readSync(this.#descriptor, blocks, filled, blocks.length - filled, at);
      if (read === 0) throw damaged(this.#piece, 'it was cut off');
      filled += read;
    }
    return blocks;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function openPiece(directory: string, piece: BackupPiece): number {
  try {
    return openSync(join(directory, piece.file), 'r');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (!isMissing) throw cause;
    throw damaged(piece, 'it is missing');
  }
}
