/**
 * All that is held of a shard's records: those of the backups in a directory, and behind them what
 * is left of the engine's own segments, as far as it is sound. Of a shard that was added after the
 * backup all of it is in its segments, or nothing is held.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { headOf } from '../journal/head-marks.ts';
import { shardPath } from '../journal/journal-places.ts';
import { segmentName } from '../journal/segments/segment-file.ts';
import { must } from '../kernel/assert.ts';
import { decodeEvents } from '../shard/records/event-codec.ts';
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
 * The blocks of a shard from its first record on; none where it was added after the backup and is
 * not among the segments. Throws a BackupError where a piece is damaged, or where the segments are
 * there and continue another history, or are another shard's.
 */
export function* heldBlocks(held: Held, shard: number): Generator<SegmentBlocks> {
  const { directory, manifest, segmentsOf } = held;
  const backup = manifest.shards[shard];
  if (backup === undefined) {
    yield* addedBlocks(held, shard);
    return;
  }
  const { pieces } = backup;
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

/** Those of a shard that is in no backup: its first record says whose it is. */
function* addedBlocks({ manifest, segmentsOf }: Held, shard: number): Generator<SegmentBlocks> {
  if (segmentsOf === undefined) return;
  const path = shardPath(segmentsOf, shard);
  const start = logStart();
  if (!existsSync(join(path, segmentName(start.segment)))) return;
  for (const blocks of new SourceSegments(path).soundBlocks(start)) {
    const { frame } = blocks;
    if (frame?.record.sequence === 1) checkBegun(manifest, shard, frame.record.payload);
    yield blocks;
  }
}

function checkBegun(
  { engineId, founderCount }: BackupManifest,
  shard: number,
  payload: Uint8Array,
): void {
  const [begun] = decodeEvents(payload).events;
  const isOwn = begun?.type === 'JournalBegun' && begun.engineId === engineId;
  if (isOwn && begun.shard === shard && begun.founderCount === founderCount) return;
  throw new BackupError(
    `the segments of shard-${shard} are not those of the engine of the backup: put that shard's ` +
      'own there, or take them away',
  );
}
