/** What became of the files of a backup is found by whoever restores it. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { findBackups } from '../../src/backup/backup-store.ts';
import { must } from '../../src/kernel/assert.ts';
import { OperationalError } from '../../src/kernel/errors.ts';
import { backupsOnDisk, filesIn, newestIn, readAll } from '../support/backup/backups-on-disk.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

test('backup: a piece that was deleted or cut off is copied again', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  await engine.write(300);
  const { shards } = await engine.backUp(backups);
  const [damaged, cutOff] = [shards[0]?.pieces[1], shards[1]?.pieces[0]];
  const first = newestIn(backups);
  rmSync(join(backups, must(damaged, 'a piece').file));
  writeFileSync(join(backups, must(cutOff, 'a piece').file), 'short');
  t.throws(() => readAll(first), {
    message: /00000002-0-.*blocks of the backup is damaged \(it is missing\)/,
  });
  await engine.backUp(backups);
  t.same(readAll(first), engine.model.heads, 'the first one is whole again, too');
});

test('backup: each flipped bit is found by whoever restores, and named', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  await engine.write(400);
  await engine.backUp(backups);
  await engine.write(50);
  await engine.backUp(backups);
  rmSync(join(backups, 'backup-00000001.json'));
  const files = filesIn(backups).filter((file) => !file.endsWith('tirage-backups.json'));
  const sizes = files.map((file) => statSync(file).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const random = new SeededRandom(29);
  for (let i = 0; i < 500; i += 1) {
    let at = random.uint32() % total;
    const index = sizes.findIndex((size, one) => {
      if (at < size) return true;
      at -= sizes[one] ?? 0;
      return false;
    });
    const file = must(files[index], 'a file');
    const bytes = readFileSync(file);
    const sound = bytes[at] ?? 0;
    bytes[at] = sound ^ (1 << (random.uint32() % 8));
    writeFileSync(file, bytes);
    const problem = problemOf(backups);
    const name = file.slice(backups.length + 1);
    if (!problem.includes(name)) t.fail(`byte ${at} of ${name}: ${problem}`);
    bytes[at] = sound;
    writeFileSync(file, bytes);
  }
  t.equal(problemOf(backups), '', 'sound again');
});

/** What a restore says, or nothing. */
function problemOf(backups: string): string {
  const { problems } = findBackups(backups);
  if (problems.length > 0) return problems.join();
  try {
    readAll(newestIn(backups));
    return '';
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return error.message;
  }
}
