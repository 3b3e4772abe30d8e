/** Where the journals of a data directory are, known without its lock. */
import { join } from 'node:path';
import type { JournalOrigin } from '../../actors/origin/journal-begun.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { JournalPlace } from './data-directory.ts';
import { type DirectoryMeta, newerBuildOf, readMeta } from './directory-meta.ts';
import { type HeadMark, readMarks } from './head-marks.ts';

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
  return readMarks(path, meta.engineId, meta.shardCount).map((mark, shard) => ({
    directory: shardPath(path, shard),
    origin: originIn(meta, shard),
    mayCreate: false,
    mark,
    newerBuild: newerBuildOf(meta),
  }));
}

export function originIn(meta: DirectoryMeta, shard: number): JournalOrigin {
  const { format, engineId, shardCount, currency, currencyDigits } = meta;
  return { format, engineId, shardCount, currency, currencyDigits, shard };
}

export function shardPath(path: string, shard: number): string {
  return join(path, `shard-${shard}`);
}
