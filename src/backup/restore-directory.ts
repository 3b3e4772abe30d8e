/**
 * Makes a data directory of a backup: the records as they were, rows derived from them, and an
 * engine of another id that goes on from there.
 *
 * Order: a mark that work has begun, records, a record in each journal that says who goes on, rows,
 * how far the journals are, the verification, and `meta.json` last. Before that no command opens
 * the directory, so nothing serves what a restore has left that was ended in between.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalRestored } from '../../actors/origin/journal-restored.ts';
import { laterVersion, VERSION } from '../config/version.ts';
import { newEngineId, UNFINISHED_RESTORE } from '../journal/data-directory.ts';
import { DirectoryLock, ENGINE_SOCKET } from '../journal/directory-lock.ts';
import {
  DATA_FORMAT,
  type DirectoryMeta,
  FORMAT_KEPT_SINCE,
  writeMeta,
} from '../journal/directory-meta.ts';
import { syncPath, writeFileDurably } from '../journal/durable-file.ts';
import { type HeadMark, markOf, writeMarks } from '../journal/head-marks.ts';
import { FLUSH_LIMIT_MS } from '../journal/journal-limits.ts';
import type { JournalPlace } from '../journal/journal-places.ts';
import { placeIn } from '../journal/journal-places.ts';
import { makeDirectory } from '../journal/make-directory.ts';
import { SEGMENT_BYTES } from '../journal/segments/segment-limits.ts';
import { SegmentLog } from '../journal/segments/segment-log.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { RandomSource } from '../kernel/random.ts';
import { decodeEvents, encodeRecord } from '../shard/records/event-codec.ts';
import {
  dropRebuiltRows,
  exchangeShardRows,
  type RebuildOptions,
  type Rebuilt,
  rebuildShardRows,
} from '../shard/verification/rebuild-rows.ts';
import { BackupError } from './backup-manifest.ts';
import type { Cut } from './consistent-cut.ts';
import { type Held, heldBlocks } from './held-records.ts';
import { writeSegments } from './write-segments.ts';

/** Stand in a volume that is empty as far as anybody cares. */
const NO_CONTENT: readonly string[] = [ENGINE_SOCKET, 'lost+found'];

/** The restored journals, to be verified before anything can serve them. */
export interface RestoredJournals {
  readonly shardCount: number;
  journalPlace(shard: number): JournalPlace;
}

export interface RestoreOrder {
  /** A directory that is empty, or is to be made. */
  readonly path: string;
  readonly held: Held;
  /** Of as many shards as there shall be: `cutAt`. */
  readonly cut: Cut;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Whether the journals are sound, each by itself and with each other. */
  readonly verify: (journals: RestoredJournals) => Promise<boolean>;
}

/** Returns the id of the restored engine. Throws an OperationalError: then nothing can serve it. */
export async function restoreDirectory(order: RestoreOrder): Promise<string> {
  const { path } = order;
  checkCut(order);
  makeDirectory(path);
  const lock = await DirectoryLock.acquire(path, 'command');
  try {
    checkEmpty(path);
    writeFileDurably(path, UNFINISHED_RESTORE, '');
    return await restoreInto(order);
  } finally {
    await lock.release();
  }
}

async function restoreInto({ path, held, cut, clock, random, verify }: RestoreOrder) {
  const { manifest } = held;
  const { founderCount, currency, currencyDigits } = manifest;
  const shardCount = cut.length;
  const engineId = newEngineId(random);
  const meta: DirectoryMeta = {
    format: DATA_FORMAT,
    engineId,
    shardCount,
    currency,
    currencyDigits,
    begun: Array.from({ length: shardCount }, (_, shard) => shard),
    newestBuild: laterVersion(manifest.version, VERSION),
    isUpgrading: false,
    forebears: [...manifest.forebears, { engineId: manifest.engineId, lastSequences: cut }],
    founderCount,
    isResharding: false,
  };
  const placeOf = (shard: number): JournalPlace => placeIn(path, meta, shard, undefined);
  const marks: HeadMark[] = [];
  for (let shard = 0; shard < shardCount; shard += 1) {
    const restored = { engineId, fromEngineId: manifest.engineId };
    await restoreRecords(held, {
      shard,
      cut,
      clock,
      restored,
      directory: placeOf(shard).directory,
    });
    const rows = await makeRows({ place: placeOf(shard), clock, random });
    checkGrown(rows, meta);
    const atMs = Math.max(rows.newestMs, clock.wallMs());
    marks.push(markOf(rows.head, { atMs, isLast: true }));
  }
  writeMarks(path, engineId, marks);
  const journals = { shardCount, journalPlace: placeOf };
  if (!(await verify(journals))) {
    throw new BackupError('what was restored does not verify, and cannot be served');
  }
  rmSync(join(path, UNFINISHED_RESTORE));
  syncPath(path);
  writeMeta(path, meta);
  return engineId;
}

/** Half way players are neither here nor there; a backup is never taken then. */
function checkGrown({ growth }: Rebuilt, { founderCount, shardCount }: DirectoryMeta): void {
  const { dealtCount, shardCount: toldCount } = growth ?? {
    dealtCount: founderCount,
    shardCount: founderCount,
  };
  if (dealtCount === shardCount && toldCount === shardCount) return;
  throw new BackupError(
    'at that point shards were being added: choose one before that began, or after it was done',
  );
}

/** There are no rows yet: all of them are new. */
async function makeRows(order: Omit<RebuildOptions, 'onProgress'>): Promise<Rebuilt> {
  const rebuilt = await rebuildShardRows({ ...order, onProgress: () => undefined });
  exchangeShardRows(order.place);
  dropRebuiltRows(order.place);
  return rebuilt;
}

interface RecordsOrder {
  readonly directory: string;
  readonly shard: number;
  readonly cut: Cut;
  readonly clock: Clock;
  readonly restored: Pick<JournalRestored, 'engineId' | 'fromEngineId'>;
}

/** The records of one shard, and the one that says who goes on. */
async function restoreRecords(held: Held, order: RecordsOrder): Promise<void> {
  const { directory, shard, cut, clock, restored } = order;
  mkdirSync(directory, { mode: 0o700 });
  const last = must(cut[shard], 'a cut leaves a shard out');
  const { payload } = writeSegments(directory, heldBlocks(held, shard), last);
  const nowMs = Math.max(clock.wallMs(), decodeEvents(payload).nowMs);
  const log = await SegmentLog.open({
    directory,
    mayCreate: false,
    segmentBytes: SEGMENT_BYTES,
    flushLimitMs: FLUSH_LIMIT_MS,
    spareBytes: 0,
    clock,
    faults: {},
  });
  try {
    const event = { type: 'JournalRestored', ...restored, atMs: nowMs } as const;
    await log.append(encodeRecord({ sequence: last + 1, nowMs, events: [event], entries: [] }));
  } finally {
    await log.close();
  }
}

/** Before a journal began, or before another engine took it over, it was somebody else's. */
function checkCut({ held, cut }: RestoreOrder): void {
  const { manifest } = held;
  // Rows are made anew, so records of any format that is kept will do.
  if (manifest.dataFormat > DATA_FORMAT || manifest.dataFormat < FORMAT_KEPT_SINCE) {
    throw new BackupError(
      `the backup holds data of format ${manifest.dataFormat}, and this build reads ` +
        `${DATA_FORMAT}: restore it with the build that wrote it (${manifest.version})`,
    );
  }
  const founders = Array.from({ length: manifest.founderCount }, () => 0);
  const before = manifest.forebears.at(-1)?.lastSequences ?? founders;
  const isBefore = before.some((last, shard) => (cut[shard] ?? 0) <= last);
  if (isBefore) throw new BackupError('at that point the engine of the backup had not begun');
}

function checkEmpty(path: string): void {
  if (existsSync(join(path, UNFINISHED_RESTORE))) {
    throw new ConfigurationError(
      'the directory holds what a restore has left that did not finish: empty it, and try again',
    );
  }
  if (readdirSync(path).every((name) => NO_CONTENT.includes(name))) return;
  throw new ConfigurationError(
    'the directory to restore into is not empty: choose an empty one, or one that is to be made',
  );
}
