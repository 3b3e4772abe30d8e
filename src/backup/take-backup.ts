/**
 * Takes a backup of an engine that runs or is stopped: finds the cut, copies what is not there yet,
 * reads all of it back, and only then names it.
 *
 * Keys and secrets are left out, whatever the settings say: a copy that had them could speak for
 * the engine that it was made of. What is derived is left out, too. DESIGN.md says what each file
 * of a data directory is to a backup.
 */

import { VERSION } from '../config/version.ts';
import { DATA_FORMAT, type DirectoryMeta } from '../journal/directory-meta.ts';
import { headOf } from '../journal/head-marks.ts';
import { shardPath } from '../journal/journal-places.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ShardMail } from '../shard/handlers/backup-handlers.ts';
import { BACKUP_FORMAT, type BackupManifest, type ShardBackup } from './backup-manifest.ts';
import { BackupStore, tellingTrouble } from './backup-store.ts';
import { copyRecords, isInSource, piecesToKeep } from './copy-records.ts';
import { findCut, type ShardCut } from './find-cut.ts';
import type { MailBase } from './mail-history.ts';
import type { Pace } from './pace.ts';
import { readBack } from './read-back.ts';
import { SourceSegments } from './source-segments.ts';

export interface BackupOrder {
  readonly dataDirectory: string;
  readonly meta: DirectoryMeta;
  /** Where backups are kept. */
  readonly path: string;
  /** Has each shard tell how far it is durably; asked twice. */
  readonly askShards: () => Promise<readonly ShardMail[]>;
  /** The cut is known: from here on there is time. */
  readonly onCut: () => void;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly pace: Pace;
}

export interface TakenBackup {
  readonly number: number;
  /** When the cut was known. Unix time. */
  readonly cutAtMs: number;
  readonly shards: readonly ShardBackup[];
  readonly copiedBytes: number;
  /** All that the backup consists of, read back. */
  readonly bytes: number;
  readonly records: number;
  /** What is wrong with earlier backups. */
  readonly problems: readonly string[];
}

/** Throws an OperationalError: then there is no new backup, and earlier ones are as they were. */
export async function takeBackup(order: BackupOrder): Promise<TakenBackup> {
  const store = await BackupStore.open(order);
  try {
    return await tellingTrouble(() => takeInto(store, order));
  } finally {
    await store.release();
  }
}

async function takeInto(store: BackupStore, order: BackupOrder): Promise<TakenBackup> {
  const { dataDirectory, meta, askShards, clock, pace } = order;
  const beganAtMs = clock.wallMs();
  const sources = Array.from({ length: meta.shardCount }, (_, shard) => {
    return new SourceSegments(shardPath(dataDirectory, shard));
  });
  const first = await askShards();
  const second = await askShards();
  const told = <T>(answers: readonly T[], shard: number) =>
    must(answers[shard], 'a shard is silent');
  const cuts = findCut(
    sources.map((source, shard) => {
      return { source, first: told(first, shard), second: told(second, shard) };
    }),
  );
  const cutAtMs = clock.wallMs();
  order.onCut();
  const earlier = store.found.backups.at(-1)?.manifest;
  const copied: CopiedShard[] = [];
  for (const [shard, source] of sources.entries()) {
    const cut = told(cuts, shard);
    copied.push(await copyShard({ source, shard, cut, pace, directory: store.path }, earlier));
  }
  const shards = copied.map(({ backup }) => backup);
  const bases = copied.map(({ base }) => base);
  const { bytes, records } = await readBack(store.path, shards, { bases, pace });
  const number = await store.finish(manifestOf(meta, { beganAtMs, cutAtMs, shards }));
  const copiedBytes = copied.reduce((sum, one) => sum + one.copiedBytes, 0);
  return { number, cutAtMs, shards, copiedBytes, bytes, records, problems: store.found.problems };
}

interface ShardOrder {
  readonly source: SourceSegments;
  readonly directory: string;
  readonly shard: number;
  readonly cut: ShardCut;
  readonly pace: Pace;
}

interface CopiedShard {
  readonly backup: ShardBackup;
  readonly copiedBytes: number;
  /** From where on the mail in its records is to be counted. */
  readonly base: MailBase;
}

async function copyShard(
  { cut: shardCut, ...order }: ShardOrder,
  earlier: BackupManifest | undefined,
): Promise<CopiedShard> {
  const { source, shard } = order;
  const known = earlier?.shards[shard];
  const cut = headOf(shardCut.cut);
  const kept = piecesToKeep({ ...order, cut }, known?.pieces ?? []);
  const copied = await copyRecords({ ...order, cut }, kept);
  const isSameHistory = known !== undefined && isInSource(source, known.pieces.at(-1), cut);
  const base = isSameHistory
    ? { sequence: known.cut.sequence, channels: known.channels }
    : { sequence: 0, channels: [] };
  return {
    backup: { ...shardCut, pieces: copied.pieces },
    copiedBytes: copied.copiedBytes,
    base,
  };
}

function manifestOf(
  { engineId, forebears, shardCount, founderCount, currency, currencyDigits }: DirectoryMeta,
  taken: Pick<BackupManifest, 'beganAtMs' | 'cutAtMs' | 'shards'>,
): BackupManifest {
  const known = { engineId, forebears, shardCount, founderCount, currency, currencyDigits };
  return { format: BACKUP_FORMAT, dataFormat: DATA_FORMAT, version: VERSION, ...known, ...taken };
}
