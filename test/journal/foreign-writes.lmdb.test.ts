import { readFileSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import type { LmdbJournal } from '../../src/journal/lmdb-journal.ts';
import { batchOf } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';

const PAGE_BYTES = 4_096;

test('foreign writes: the engine itself is none', async (t) => {
  const { journal } = await running(t, 'own', 3);
  for (let sequence = 4; sequence < 20; sequence += 1) {
    t.equal(journal.findForeignWrite(), undefined);
    await journal.append(batchOf(sequence, 100));
    t.equal(journal.findForeignWrite(), undefined);
    t.equal(journal.findForeignWrite(), undefined, 'nor is quiet');
  }
  await journal.close();
});

test('foreign writes: what comes while nothing is appended', async (t) => {
  const cases: readonly (readonly [string, (file: string) => void])[] = [
    ['bytes', (file) => patch(file, 2 * PAGE_BYTES + 100, Buffer.alloc(50, 7))],
    ['zeroed meta pages', (file) => patch(file, 0, Buffer.alloc(2 * PAGE_BYTES))],
    ['a time', (file) => utimesSync(file, 1, 1)],
  ];
  for (const [name, change] of cases) {
    const { file, journal } = await running(t, name.replaceAll(' ', '-'), 3);
    t.equal(journal.findForeignWrite(), undefined);
    change(file);
    t.equal(journal.findForeignWrite(), 'was written to by somebody else', name);
  }
});

test('foreign writes: a file that was cut off is not read any more', async (t) => {
  const { file, journal } = await running(t, 'cut', 3);
  t.equal(journal.findForeignWrite(), undefined);
  truncateSync(file, 2 * PAGE_BYTES);
  t.equal(journal.findForeignWrite(), 'was cut off');
});

test('foreign writes: of another file in its place nothing is said here', async (t) => {
  const { file, journal } = await running(t, 'exchanged', 3);
  t.equal(journal.findForeignWrite(), undefined);
  writeFileSync(`${file}.other`, readFileSync(file).subarray(0, 2 * PAGE_BYTES));
  renameSync(`${file}.other`, file);
  t.equal(journal.findForeignWrite(), undefined, 'shorter, and not the journal');
  rmSync(file);
  t.equal(journal.findForeignWrite(), undefined, 'none at all');
  await journal.close();
});

test('foreign writes: a copy over the file, and the engine went on', async (t) => {
  const { file, journal } = await running(t, 'copied', 3);
  const older = readFileSync(file);
  for (let sequence = 4; sequence < 9; sequence += 1) {
    await journal.append(batchOf(sequence, 100));
  }
  t.equal(journal.findForeignWrite(), undefined);
  patch(file, 0, older);
  await journal.append(batchOf(9, 100));
  t.equal(journal.findForeignWrite(), 'was written over');
});

async function running(
  t: Test,
  name: string,
  recordCount: number,
): Promise<{ file: string; journal: LmdbJournal }> {
  const directory = join(t.testdir(), name);
  const journal = await openJournal(directory, {});
  for (let sequence = 1; sequence <= recordCount; sequence += 1) {
    await journal.append(batchOf(sequence, 100));
  }
  return { file: join(directory, 'data.mdb'), journal };
}

/** In place: the file keeps its inode. */
function patch(file: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(file);
  bytes.copy(whole, at);
  writeFileSync(file, whole, { flag: 'r+' });
}
