/** Where the journals of a data directory are, known without its lock. */
import { join } from 'node:path';
import type { JournalOrigin } from '../../actors/origin/journal-begun.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { type DirectoryMeta, newerBuildOf, readMeta } from './directory-meta.ts';
import { type HeadMark, readMarks } from './head-marks.ts';

/** Where a shard's journal is, and whose it must be. Plain: made to be posted. */
export interface JournalPlace {
  readonly directory: string;
  readonly origin: JournalOrigin;
  /** How many shards the directory has. */
  readonly shardCount: number;
  /** It was never begun, so it may be created if it is missing. */
  readonly mayCreate: boolean;
  /** How far it had come at least; undefined where that is not known, or not to be checked. */
  readonly mark: HeadMark | undefined;
  /** A newer release than this one that has written to it; undefined where none has. */
  readonly newerBuild: string | undefined;
  /** Whose history it goes on, oldest first; absent where it was never restored. */
  readonly forebears?: readonly JournalForebear[];
}

/** An engine that made the older records of a journal. */
export interface JournalForebear {
  readonly engineId: string;
  readonly lastSequence: number;
}

/** The place of a journal that has records: it is known how far they go at least. */
export interface MarkedPlace extends JournalPlace {
  readonly mark: HeadMark;
}

/**
 * The places of all journals, to be looked at only: an engine may be at work. Throws a
 * ConfigurationError where there are none yet, or where a file says nothing of them.
 */
export function journalPlaces(path: string): readonly MarkedPlace[] {
  const meta = readMeta(path);
  if (meta === undefined || meta.begun.length === 0) {
    throw new ConfigurationError(
      'No engine has been ready with this directory yet: there is no journal to look at.',
    );
  }
  return readMarks(path, meta).map((mark, shard) => {
    return { ...placeIn(path, meta, shard, mark), mark };
  });
}

export function placeIn(
  path: string,
  meta: DirectoryMeta,
  shard: number,
  mark: HeadMark | undefined,
): JournalPlace {
  const { format, engineId, shardCount, founderCount, currency, currencyDigits } = meta;
  return {
    directory: shardPath(path, shard),
    origin: { format, engineId, founderCount, currency, currencyDigits, shard },
    shardCount,
    mayCreate: !meta.begun.includes(shard),
    mark,
    newerBuild: newerBuildOf(meta),
    forebears: meta.forebears.flatMap(({ engineId: forebear, lastSequences }) => {
      // A shard that was added later has no part in that history.
      const lastSequence = lastSequences[shard];
      return lastSequence === undefined ? [] : [{ engineId: forebear, lastSequence }];
    }),
  };
}

/** Where a data directory keeps the journal of a shard. */

export function shardPath(path: string, shard: number): string {
  return join(path, `shard-${shard}`);
}
