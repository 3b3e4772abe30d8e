/**
 * All that is held of a shard's records: those of the backups in a directory, and behind them what
 * is left of the engine's own segments, as far as it is sound.
 */

import { existsSync } from 'node:fs';
import { headOf } from '../journal/head-marks.ts';
import { shardPath } from '../journal/journal-places.ts';
import { must } from '../kernel/assert.ts';
import { BackupError, type BackupManifest } from './backup-manifest.ts';
import { isInSource, logStart } from './copy-records.ts';
import { pieceBlocks } from './piece-blocks.ts';
import { type SegmentBlocks, SourceSegments } from './source-segments.ts';

export interface Held {
  /** The directory for backups. */
  readonly directory: string;
  /** The backup whose pieces are read. */
  readonly manifest: BackupManifest;
  /** A data directory, or what is left of one. */
  readonly segmentsOf: string | undefined;
}

/**
 * The blocks of a shard from its first record on. Throws a BackupError where a piece is damaged,
 * or where the segments are there and continue another history.
 */
export function* heldBlocks(held: Held, shard: number): Generator<SegmentBlocks> {
  const { directory, manifest, segmentsOf } = held;
  const { pieces } = must(manifest.shards[shard], 'a backup lacks a shard');
  yield* pieceBlocks(directory, pieces, logStart());
  if (segmentsOf === undefined) return;
  const path = shardPath(segmentsOf, shard);
  if (!existsSync(path)) return;
  const source = new SourceSegments(path);
  const newest = must(pieces.at(-1), 'a backup of a shard has no piece');
  if (!isInSource(source, newest, headOf(newest.last))) {
    throw new BackupError(
      `the segments of shard-${shard} do not continue the backup: record ` +
        `${newest.last.sequence} is not in them, or is another one`,
    );
  }
  const { segment, block, blockCount, last } = newest;
  const place = { segment, block: block + blockCount, previous: headOf(last) };
  yield* source.soundBlocks(place);
}
