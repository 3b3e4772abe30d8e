import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type Test, test } from 'tap';
import type { DiskJournal } from '../../src/journal/disk-journal.ts';
import { MAP_BYTES } from '../../src/journal/lmdb-environment.ts';
import { RowStore } from '../../src/journal/row-store.ts';
import { WatchedFile } from '../../src/journal/watched-file.ts';
import { batchOf } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { findNoDisk, smallDisk } from '../support/disk/small-disk.ts';

type Change = (file: string, directory: string) => void;

const CASES: readonly (readonly [string, Change, string, boolean])[] = [
  ['deleted', (file) => rmSync(file), 'is gone', false],
  [
    'deleted with its directory',
    (_, directory) => rmSync(directory, { recursive: true }),
    'is gone',
    false,
  ],
  ['moved', (file) => renameSync(file, `${file}.elsewhere`), 'is gone', false],
  [
    'exchanged',
    (file) => {
      copyFileSync(file, `${file}.other`);
      renameSync(`${file}.other`, file);
    },
    'was exchanged for another file',
    false,
  ],
  ['cut off', (file) => truncateSync(file, 8_192), 'was cut off', true],
  ['emptied', (file) => truncateSync(file), 'was cut off', true],
  [
    'written over',
    (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length, 7), { flag: 'r+' }),
    'was written over',
    true,
  ],
];

for (const [name, change, what, isSpoilt] of CASES) {
  test(`watched file: one that was ${name}`, async (t) => {
    const { directory, file, journal } = await running(t);
    const watched = new WatchedFile(directory);
    t.equal(watched.look(), undefined);
    await journal.append(batchOf(2, 100));
    await journal.writeCheckpoint();
    t.equal(watched.look(), undefined, 'a write is no trouble');
    if (isSpoilt) await journal.close(); // What is mapped may not be touched any more.
    change(file, directory);
    t.same(watched.look(), { what, isSpoilt });
    if (!isSpoilt) await journal.close();
    watched.close();
  });
}

test('watched file: an older copy that was written over it', async (t) => {
  const { directory, file, journal } = await running(t);
  const watched = new WatchedFile(directory);
  const older = readFileSync(file);
  await journal.append(batchOf(2, 100));
  await journal.writeCheckpoint();
  t.equal(watched.look(), undefined);
  await journal.close();
  const padding = Buffer.alloc(readFileSync(file).length - older.length);
  writeFileSync(file, Buffer.concat([older, padding]), { flag: 'r+' });
  t.same(watched.look(), { what: 'was written over', isSpoilt: true });
  watched.close();
});

test('watched file: what lost its name is saved, with all that was written since', async (t) => {
  for (const [take, saved, stored] of [
    [(file: string) => rmSync(file), 'data.mdb', 2],
    // Where there is no directory nothing more is appended.
    [(file: string) => rmSync(join(file, '..'), { recursive: true }), 'data.mdb', 1],
    [(file: string) => renameSync(`${file}.other`, file), 'data.mdb.saved', 2],
  ] as const) {
    const { directory, file, journal } = await running(t);
    const watched = new WatchedFile(directory);
    writeFileSync(`${file}.other`, 'something else');
    take(file);
    if (stored === 2) await journal.append(batchOf(2, 100));
    await journal.close();
    t.equal(watched.save(), saved);
    watched.close();
    // The records are another matter: here they are those of the story, from before.
    const place = `${directory}-restored`;
    mkdirSync(place);
    copyFileSync(join(directory, saved), join(place, 'data.mdb'));
    const store = RowStore.open({ directory: place, mapBytes: MAP_BYTES, mayCreate: false });
    t.equal(store.checkpoint.sequence, stored);
    await store.close();
    rmSync(place, { recursive: true });
  }
});

test('watched file: one that was renamed is put back', async (t) => {
  const { directory, file, journal } = await running(t);
  const watched = new WatchedFile(directory);
  renameSync(file, `${file}.elsewhere`);
  await journal.close();
  t.equal(watched.save(), basename(file));
  watched.close();
});

const noDisk = findNoDisk();
test('watched file: one whose volume has become read-only', { skip: noDisk }, async (t) => {
  const volume = smallDisk(t, 16);
  const directory = join(volume, 'shard');
  const journal = await openJournal(directory, {});
  await journal.append(batchOf(1, 100));
  await journal.close();
  const watched = new WatchedFile(directory);
  t.equal(watched.look(), undefined);
  t.equal(spawnSync('mount', ['-o', 'remount,ro', volume]).status, 0);
  t.same(watched.look(), { what: 'can no longer be written (EROFS)', isSpoilt: false });
  watched.close();
});

async function running(
  t: Test,
): Promise<{ directory: string; file: string; journal: DiskJournal }> {
  const directory = join(t.testdir(), 'shard');
  const journal = await openJournal(directory, {});
  await journal.append(batchOf(1, 100));
  await journal.writeCheckpoint();
  return { directory, file: join(directory, 'data.mdb'), journal };
}
