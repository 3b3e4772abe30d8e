/**
 * Copies a shard's records up to the cut, as pieces: those that an earlier backup has are not
 * copied again.
 *
 * A piece is a run of whole blocks of one segment. What was not there yet of a segment becomes
 * another piece; one that has come in many is copied whole, so that lists stay short however often
 * a quiet engine is backed up.
 */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { genesisHead } from '../journal/hash-chain.ts';
import { headOf } from '../journal/head-marks.ts';
import type { JournalHead } from '../journal/journal.ts';
import { BLOCK_BYTES } from '../journal/segments/frame-codec.ts';
import { must } from '../kernel/assert.ts';
import { type BackupPiece, endOf, type PieceEnd } from './backup-manifest.ts';
import type { Pace } from './pace.ts';
import { PieceWriter } from './piece-writer.ts';
import type { LogPlace, SegmentBlocks, SourceSegments } from './source-segments.ts';

/** Of one segment. */
const PIECES_MAX = 8;

/** Where the records of every shard begin. */
export function logStart(): LogPlace {
  return { segment: 1, block: 0, previous: genesisHead() };
}

export interface CopyOrder {
  readonly source: SourceSegments;
  readonly directory: string;
  readonly shard: number;
  readonly cut: JournalHead;
  readonly pace: Pace;
}

export interface CopiedRecords {
  readonly pieces: readonly BackupPiece[];
  readonly copiedBytes: number;
}

/** `kept`: the pieces of an earlier backup that can be used again (`piecesToKeep`). */
export async function copyRecords(
  { source, directory, shard, cut, pace }: CopyOrder,
  kept: readonly BackupPiece[],
): Promise<CopiedRecords> {
  const pieces = [...kept];
  const newest = kept.at(-1);
  const from = newest === undefined ? logStart() : placeBehind(newest);
  let growing: GrowingPiece | undefined;
  let copiedBytes = 0;
  try {
    for (const blocks of source.blocks(from, cut.sequence)) {
      if (growing?.segment !== blocks.segment) {
        if (growing !== undefined) pieces.push(await growing.finish());
        const previous = pieces.at(-1)?.last ?? endOf(genesisHead());
        growing = new GrowingPiece({ directory, shard, previous, pace }, blocks);
      }
      await growing.take(blocks);
      copiedBytes += blocks.bytes.length;
    }
    if (growing !== undefined) pieces.push(await growing.finish());
    return { pieces, copiedBytes };
  } finally {
    growing?.abandon();
  }
}

/** Those of an earlier backup's pieces that hold the same records as the source, up to the cut. */
export function piecesToKeep(
  { source, directory, cut }: Omit<CopyOrder, 'pace' | 'shard'>,
  pieces: readonly BackupPiece[],
): readonly BackupPiece[] {
  const missing = pieces.findIndex((piece) => !isThere(directory, piece));
  let count = missing === -1 ? pieces.length : missing;
  while (count > 0 && !isInSource(source, pieces[count - 1], cut)) count -= 1;
  const kept = pieces.slice(0, count);
  const newest = kept.at(-1);
  if (newest === undefined || newest.last.sequence === cut.sequence) return kept;
  const others = kept.filter(({ segment }) => segment !== newest.segment);
  return kept.length - others.length < PIECES_MAX ? kept : others;
}

/** Whether the source has the piece's last record where the piece had it, within the cut. */
export function isInSource(
  source: SourceSegments,
  piece: BackupPiece | undefined,
  cut: JournalHead,
): boolean {
  if (piece === undefined || piece.last.sequence > cut.sequence) return false;
  const found = source.headAt(piece.segment, piece.lastFrameBlock);
  return found !== undefined && endOf(found).hashHex === piece.last.hashHex;
}

function isThere(directory: string, { file, blockCount }: BackupPiece): boolean {
  const found = statSync(join(directory, file), { throwIfNoEntry: false });
  return found?.size === blockCount * BLOCK_BYTES;
}

function placeBehind({ segment, block, blockCount, last }: BackupPiece): LogPlace {
  return { segment, block: block + blockCount, previous: headOf(last) };
}

interface PieceOrder {
  readonly directory: string;
  readonly shard: number;
  readonly previous: PieceEnd;
  readonly pace: Pace;
}

/** A piece that is being copied. */
class GrowingPiece {
  readonly segment: number;
  readonly #block: number;
  readonly #previous: PieceEnd;
  readonly #writer: PieceWriter;
  #last: { readonly end: PieceEnd; readonly block: number } | undefined;

  constructor({ directory, shard, previous, pace }: PieceOrder, { segment, block }: SegmentBlocks) {
    this.segment = segment;
    this.#block = block;
    this.#previous = previous;
    this.#writer = new PieceWriter(directory, { shard, segment, block }, pace);
  }

  async take({ bytes, block, frame }: SegmentBlocks): Promise<void> {
    if (frame !== undefined) this.#last = { end: endOf(frame.record), block };
    await this.#writer.write(bytes);
  }

  async finish(): Promise<BackupPiece> {
    const { end, block: lastFrameBlock } = must(this.#last, 'a piece has no record');
    const written = await this.#writer.finish();
    const place = { segment: this.segment, block: this.#block, lastFrameBlock };
    return { ...written, ...place, previous: this.#previous, last: end };
  }

  abandon(): void {
    this.#writer.abandon();
  }
}
