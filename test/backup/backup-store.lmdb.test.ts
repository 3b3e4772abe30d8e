/** The directory for backups: what is kept, cleared and refused. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'tap';
import { findBackups } from '../../src/backup/backup-store.ts';
import { backupsOnDisk, filesIn, newestIn, readAll } from '../support/backup/backups-on-disk.ts';
import { MailingEngine } from '../support/backup/mailing-engine.ts';
import { findNoDisk, smallDisk } from '../support/disk/small-disk.ts';
import { until } from '../support/engine/until.ts';

test('backup: what a killed run has left is cleared, what is needed is not', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  await engine.write(100);
  await engine.backUp(backups);
  const sound = filesIn(backups);
  writeFileSync(join(backups, 'shard-0', 'piece.new'), 'half a piece');
  writeFileSync(join(backups, 'shard-1', '00000001-0-0123456789abcdef.blocks'), 'nobody names it');
  writeFileSync(join(backups, 'backup-00000002.json.new'), '{');
  await engine.backUp(backups);
  t.same(filesIn(backups), [...sound, join(backups, 'backup-00000002.json')].sort());
  t.equal(findBackups(backups).backups.length, 2);
});

test('backup: while one cannot be read, nothing is cleared that it may need', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  await engine.write(100);
  await engine.backUp(backups);
  const pieces = filesIn(backups).filter((file) => file.endsWith('.blocks'));
  const needed = join(backups, 'shard-0', '00000001-0-0123456789abcdef.blocks');
  writeFileSync(needed, 'only the damaged one knows');
  writeFileSync(join(backups, 'backup-00000001.json'), '{}');
  const taken = await engine.backUp(backups);
  t.match(taken.problems, [/backup-00000001.json is damaged/]);
  t.equal(taken.number, 2, 'its number is not given again');
  t.ok(existsSync(needed));
  t.strictSame(
    pieces.filter((file) => !filesIn(backups).includes(file)),
    [],
  );
});

test('backup: a directory that is not for it is refused, and left as it is', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  const root = join(engine.directory, '..');
  const other = await MailingEngine.make(t, join(root, 'other'), { engineId: 'f'.repeat(32) });
  await other.backUp(backups);
  const before = filesIn(backups);
  mkdirSync(join(root, 'photos'));
  writeFileSync(join(root, 'photos', 'cat.jpg'), 'a cat');
  symlinkSync(engine.directory, join(root, 'link'));
  const cases = [
    [backups, /holds the backups of another engine \(f{32}, this one is e{32}\)/],
    [join(root, 'photos'), /holds other files, and no backups: choose an empty one/],
    [engine.directory, /is within the data directory/],
    [join(engine.directory, 'deep', 'backups'), /is within the data directory/],
    [join(root, 'link', 'backups'), /is within the data directory/],
    [join(root, 'photos', 'cat.jpg'), /cannot be used \(EEXIST at mkdir\)/],
    [join(root, 'photos', 'cat.jpg', 'deep'), /cannot be used \(ENOTDIR at mkdir\)/],
    ['/proc/nowhere', /cannot be used \(ENOENT at mkdir\)/],
  ] as const;
  for (const [path, message] of cases)
    await t.rejects(engine.backUp(path), { name: 'BackupError', message });
  t.same(filesIn(backups), before);
  t.same(readdirSync(join(root, 'photos')), ['cat.jpg']);
  // `..` behind a link is taken as it is written, wherever the link leads.
  const name = basename(engine.directory);
  await engine.backUp(`${root}/link/../${name}-backups`);
  t.notOk(readdirSync(engine.directory).includes('backups'));
  t.ok(existsSync(join(root, `${name}-backups`)));
});

test('backup: two at once do not come into one directory', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  await engine.write(300);
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const first = engine.backUp(backups, gate);
  const message = /another backup is being written/;
  // Until it holds the directory, the first one may be overtaken.
  await until(
    'the first one to hold the directory',
    10_000,
    () => existsSync(join(backups, 'shard-1')) || undefined,
  );
  await t.rejects(engine.backUp(backups), { name: 'BackupError', message });
  goOn();
  t.equal((await first).number, 1);
  t.equal((await engine.backUp(backups)).number, 2, 'the directory is free again');
});

test('backup: a full disk ends it, and no earlier one', { skip: findNoDisk() }, async (t) => {
  const { engine } = await backupsOnDisk(t);
  const backups = join(smallDisk(t, 1), 'backups');
  await engine.write(200);
  await engine.backUp(backups);
  const first = newestIn(backups);
  const sound = filesIn(backups);
  const whole = readAll(first);
  const filler = join(backups, '..', 'filler');
  const others = 1_000_000 - sound.reduce((sum, file) => sum + statSync(file).size, 0);
  writeFileSync(filler, Buffer.alloc(others - 60_000));
  await engine.write(600);
  const message = /no room for the backup \(ENOSPC at write\): earlier backups are as they were/;
  await t.rejects(engine.backUp(backups), { name: 'BackupError', message });
  t.same(readAll(first), whole);
  t.notOk(
    filesIn(backups).some((file) => file.endsWith('.new')),
    'what a full disk needs is room',
  );
  rmSync(filler);
  await engine.backUp(backups);
  t.same(readAll(newestIn(backups)), engine.model.heads, 'with room it goes on');
});

test('backup: its files are for their owner only', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  await engine.write(50);
  await engine.backUp(backups);
  for (const file of filesIn(backups)) t.equal(statSync(file).mode & 0o077, 0, file);
  for (const path of [backups, join(backups, 'shard-0')]) t.equal(statSync(path).mode & 0o077, 0);
});
