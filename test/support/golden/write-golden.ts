/**
 * Writes the golden data of this release: `npm run golden`.
 *
 * Run by hand when a release is made. It refuses to overwrite: what a release has written is read
 * for ever, by every later one (`test/e2e/golden-data.e2e.test.ts`). `-- --again` is for a
 * release that is not out yet.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBackups } from '../../../src/backup/backup-store.ts';
import { Pace } from '../../../src/backup/pace.ts';
import { restoreDirectory } from '../../../src/backup/restore-directory.ts';
import { stoppedShards } from '../../../src/backup/stopped-shards.ts';
import { takeBackup } from '../../../src/backup/take-backup.ts';
import { VERSION } from '../../../src/config/version.ts';
import { DataDirectory } from '../../../src/journal/data-directory.ts';
import { readMeta } from '../../../src/journal/directory-meta.ts';
import { type HeadMark, markOf, readMarks, writeMarks } from '../../../src/journal/head-marks.ts';
import type { Journal } from '../../../src/journal/journal.ts';
import { shardPath } from '../../../src/journal/journal-places.ts';
import { must } from '../../../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { lastRecordMs } from '../../../src/shard/records/last-record.ts';
import {
  exchangeShardRows,
  rebuildShardRows,
} from '../../../src/shard/verification/rebuild-rows.ts';
import { openJournal } from '../disk/open-journal.ts';
import { SeededRandom } from '../sources/seeded-random.ts';
import { GOLDEN_FOUNDERS, GOLDEN_SHARDS, goldenCluster } from './golden-cluster.ts';
import { allContents, contentsOf } from './golden-contents.ts';
import { packDirectory } from './packed-directory.ts';

const GOLDEN = fileURLToPath(new URL('../../../../test/golden/data/', import.meta.url));
const SEED = 11;
const PACKED_BYTES_MAX = 300_000;

/** Plays the story, and leaves its data in `path` as an engine that has stopped in order. */
async function writeStory(path: string): Promise<void> {
  const random = new SeededRandom(SEED);
  const settings = { shardCount: GOLDEN_FOUNDERS, currency: 'EUR', random } as const;
  const directory = await DataDirectory.open({ path, ...settings, holder: 'command' });
  directory.setResharding(true, GOLDEN_SHARDS);
  const { origin } = directory.journalPlace(0);
  const { journals } = await goldenCluster(origin);
  const heads: HeadMark[] = [];
  for (const [shard, journal] of journals.entries()) {
    const place = { ...directory.journalPlace(shard), mayCreate: false };
    await store(journal, place.directory);
    await rebuildShardRows({ place, clock: SYSTEM_CLOCK, random, onProgress: () => undefined });
    exchangeShardRows(place);
    heads.push(markOf(journal.head, { atMs: lastRecordMs(journal), isLast: true }));
  }
  writeMarks(path, directory.engineId, heads);
  directory.markBegun();
  directory.setResharding(false);
  await directory.release();
}

/** Restores a backup of it, because that is recorded, too. */
async function restoreStory(from: string, backups: string, path: string): Promise<void> {
  const meta = must(readMeta(from), 'the story was just written');
  const lastMs = Math.max(...readMarks(from, meta).map(({ atMs }) => atMs));
  const clock = { wallMs: () => lastMs, monotonicMs: () => 0 };
  const random = new SeededRandom(SEED + 1);
  await takeBackup({
    dataDirectory: from,
    meta,
    path: backups,
    askShards: async () => {
      const settings = { shardCount: GOLDEN_SHARDS, currency: 'EUR', random } as const;
      const directory = await DataDirectory.open({ path: from, ...settings, holder: 'command' });
      const told = await stoppedShards(directory, clock);
      await directory.release();
      return told;
    },
    onCut: () => undefined,
    clock,
    pace: new Pace(Number.POSITIVE_INFINITY, clock),
  });
  const { manifest } = must(findBackups(backups).backups[0], 'the backup was just taken');
  await restoreDirectory({
    path,
    held: { directory: backups, manifest, segmentsOf: undefined },
    cut: manifest.shards.map(({ cut }) => cut.sequence),
    clock,
    random,
    verify: async () => true,
  });
}

async function openStored(path: string): Promise<Journal[]> {
  const shards = Array.from({ length: GOLDEN_SHARDS }, (_, shard) => shardPath(path, shard));
  return Promise.all(shards.map((directory) => openJournal(directory, {})));
}

/** The records alone: rows are made from them. */
async function store(journal: Journal, path: string): Promise<void> {
  mkdirSync(path);
  const stored = await openJournal(path, {});
  for (let next = 1; next <= journal.head.sequence; next += 1) {
    for (const { payload } of journal.readRecords(next, 1)) {
      await stored.append({ payload, rows: [] });
    }
  }
  await stored.close();
}

const place = join(GOLDEN, VERSION);
if (existsSync(place) && process.argv[2] !== '--again') {
  process.stderr.write(`there is golden data of ${VERSION}, which is never written anew\n`);
  process.exit(1);
}
const parent = mkdtempSync(join(tmpdir(), 'tirage-golden-'));
try {
  const path = join(parent, 'data');
  const [story, backups] = [join(parent, 'story'), join(parent, 'backups')];
  await writeStory(story);
  await restoreStory(story, backups, path);
  const journals = await openStored(path);
  const contents = contentsOf(journals);
  for (const journal of journals) await journal.close();
  assert.deepEqual(contents, allContents());
  const packed = packDirectory(path);
  if (packed.length > PACKED_BYTES_MAX) throw new Error(`it has ${packed.length} bytes`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'data.br'), packed);
  writeFileSync(join(place, 'contents.json'), `${JSON.stringify(contents, undefined, 2)}\n`);
  process.stdout.write(`${packed.length} bytes of ${VERSION}\n`);
} finally {
  rmSync(parent, { recursive: true });
}
process.exit(0);
