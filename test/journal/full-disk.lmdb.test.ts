/**
 * A full disk: a refusal in a sentence, and everything answered there, nothing refused there.
 *
 * With the reserve that the engine keeps, the process lives. Without it LMDB meets the full disk
 * itself and may end the process (see disk-reserve.ts): then only the data is held to account.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { findContradiction, restoreStory } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { numbersAfter, runChild } from '../support/engine/child-run.ts';

const MEGABYTE = 1_024 * 1_024;

/** Runs `use` in a tmpfs of that size; false where none may be mounted. */
async function withDisk(sizeKb: number, use: (directory: string) => Promise<void>) {
  const directory = mkdtempSync(join(tmpdir(), 'tirage-disk-'));
  const args = ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', directory];
  const mounted = spawnSync('mount', args).status === 0;
  try {
    if (mounted) await use(directory);
  } finally {
    if (mounted) spawnSync('umount', [directory]);
    rmdirSync(directory);
  }
  return mounted;
}

async function fillDisk(t: Test, directory: string, fill: { payload: number; spare: number }) {
  const { lines, exitCode, errors } = await runChild({
    script: '../disk/appending-child.js',
    args: [directory, '1000000', String(fill.payload), String(fill.spare)],
    environment: {},
    limitMs: 120_000,
    onOutput: () => undefined,
  });
  const answered = numbersAfter('acked', lines).length;
  const firstRefusal = lines.findIndex((line) => /^(refused|open failed)/.test(line));
  if (fill.spare > 0) {
    t.equal(exitCode, 3, `the child ends by itself: ${errors}`);
    t.match(lines[firstRefusal] ?? '', /could not .*ENOSPC/);
  }
  if (firstRefusal >= 0) t.same(numbersAfter('acked', lines.slice(firstRefusal)), []);

  spawnSync('mount', ['-o', 'remount,size=256m', directory]);
  const journal = await openJournal(directory, {});
  const { sequence } = journal.head;
  // A process that the full disk ended may have died between a batch's sync and its answer.
  const underWay = exitCode === 3 ? 0 : numbersAfter('append', lines.slice(-1)).length;
  t.ok(
    answered <= sequence && sequence <= answered + underWay,
    `the answered batches are there, no other: ${sequence}, answered ${answered}; ${errors}`,
  );
  restoreStory(journal, fill.payload);
  t.equal(findContradiction(journal, fill.payload), undefined);
  t.equal((await journal.append({ payload: new Uint8Array(9), rows: [] })).sequence, sequence + 1);
  await journal.close();
}

async function fillDisks(t: Test, sizesKb: readonly number[], spare: number): Promise<void> {
  for (const payload of [200, 50_000]) {
    for (const sizeKb of sizesKb) {
      await t.test(`${sizeKb} kB filled with records of ${payload} bytes`, async (t) => {
        await withDisk(sizeKb, (disk) => fillDisk(t, disk, { payload, spare }));
      });
    }
  }
}

const mounts = await withDisk(64, async () => undefined);
const skip = mounts ? false : 'mounting a small tmpfs needs root';

test('full disk: with a reserve the batch is refused, and the process lives', {
  skip,
}, async (t) => {
  await fillDisks(t, [4_500, 5_000, 6_123, 9_000], 4 * MEGABYTE);
});

test('full disk: without a reserve no answered batch is lost, and none half written', {
  skip,
}, async (t) => {
  await fillDisks(t, [256, 412, 700, 1_500, 3_000], 0);
});
