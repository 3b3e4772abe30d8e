/** Backups on disk, one after another, and what of them is copied, kept, refused and cleared. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { findBackups } from '../../src/backup/backup-store.ts';
import { type Held, heldBlocks } from '../../src/backup/held-records.ts';
import { shardDirectory } from '../../src/journal/data-directory.ts';
import { BLOCK_BYTES } from '../../src/journal/segments/frame-codec.ts';
import { must } from '../../src/kernel/assert.ts';
import { OperationalError } from '../../src/kernel/errors.ts';
import { MailingEngine } from '../support/backup/mailing-engine.ts';
import { findNoDisk, smallDisk } from '../support/disk/small-disk.ts';
import { until } from '../support/engine/until.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

interface Place {
  readonly engine: MailingEngine;
  readonly backups: string;
}

async function place(t: Test, options = {}): Promise<Place> {
  const root = mkdtempSync(join(tmpdir(), 'tirage-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const engine = await MailingEngine.make(t, join(root, 'data'), options);
  return { engine, backups: join(root, 'backups') };
}

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort();
}

function newestIn(path: string): Held {
  const { manifest } = must(findBackups(path).backups.at(-1), 'a backup');
  return { directory: path, manifest, segmentsOf: undefined };
}

/** Reads all that a restore reads; returns the last record of each shard. */
function readAll(held: Held): number[] {
  return held.manifest.shards.map((_, shard) => {
    let last = 0;
    for (const { frame } of heldBlocks(held, shard)) last = frame?.record.sequence ?? last;
    return last;
  });
}

test('backup: the blocks are those of the segments, to the byte', async (t) => {
  const { engine, backups } = await place(t);
  await engine.write(400);
  const taken = await engine.backUp(backups);
  t.same(readAll(newestIn(backups)), engine.model.heads);
  for (const [shard, { pieces }] of taken.shards.entries()) {
    t.ok(pieces.length > 3, 'there are several segments');
    for (const { file, segment, blockCount } of pieces) {
      const name = `records-${String(segment).padStart(8, '0')}.seg`;
      const segmentBytes = readFileSync(join(shardDirectory(engine.directory, shard), name));
      const piece = readFileSync(join(backups, file));
      t.equal(piece.length, blockCount * BLOCK_BYTES);
      t.ok(piece.equals(segmentBytes.subarray(0, piece.length)), file);
      const rest = segmentBytes.subarray(piece.length);
      t.ok(
        rest.every((byte) => byte === 0),
        'only zeros were left out',
      );
    }
  }
});

test('backup: the next one copies what is new, and nothing else', async (t) => {
  const { engine, backups } = await place(t);
  await engine.write(300);
  const first = await engine.backUp(backups);
  t.equal(first.copiedBytes, first.bytes);
  const before = filesIn(backups).map((file) => [file, statSync(file).mtimeMs]);
  const none = await engine.backUp(backups);
  t.equal(none.copiedBytes, 0);
  await engine.write(20);
  const second = await engine.backUp(backups);
  t.equal(second.copiedBytes, second.bytes - first.bytes);
  t.ok(second.copiedBytes > 0);
  t.same(readAll(newestIn(backups)), engine.model.heads);
  const after = before.map(([file]) => [file, statSync(String(file)).mtimeMs]);
  t.same(after, before, 'no file of the first was touched');
  t.same(
    [first, none, second].map(({ number }) => number),
    [1, 2, 3],
  );
});

test('backup: a segment that came in many pieces is copied whole', async (t) => {
  const { engine, backups } = await place(t);
  for (let i = 0; i < 30; i += 1) {
    await engine.write(3);
    const { shards } = await engine.backUp(backups);
    for (const { pieces } of shards) {
      for (const { segment } of pieces) {
        t.ok(pieces.filter((one) => one.segment === segment).length <= 8);
      }
    }
  }
  t.same(readAll(newestIn(backups)), engine.model.heads);
  for (const { manifest } of findBackups(backups).backups) {
    readAll({ directory: backups, manifest, segmentsOf: undefined });
  }
});

test('backup: what a killed run has left is cleared, what is needed is not', async (t) => {
  const { engine, backups } = await place(t);
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
  const { engine, backups } = await place(t);
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

test('backup: a piece that was deleted or cut off is copied again', async (t) => {
  const { engine, backups } = await place(t);
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

test('backup: a damaged segment is named, and there is no backup then', async (t) => {
  const { engine, backups } = await place(t);
  await engine.write(300);
  const file = join(shardDirectory(engine.directory, 1), 'records-00000002.seg');
  const bytes = readFileSync(file);
  bytes[3_000] = (bytes[3_000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await t.rejects(engine.backUp(backups), {
    name: 'CorruptRecordError',
    message: /record \d+ in records-00000002.seg is damaged \(a checksum differs\)/,
  });
  t.same(findBackups(backups).backups, []);
  bytes[3_000] = (bytes[3_000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await engine.backUp(backups);
  t.same(readAll(newestIn(backups)), engine.model.heads);
});

test('backup: an engine that went on from an older copy is copied from there', async (t) => {
  const { engine, backups } = await place(t);
  await engine.write(200);
  await engine.backUp(backups);
  const other = await MailingEngine.make(t, `${engine.directory}-2`, { seed: 2 });
  await other.write(250);
  await other.backUp(backups);
  t.same(readAll(newestIn(backups)), other.model.heads, 'another history under the same id');
  const [first] = findBackups(backups).backups;
  readAll({
    directory: backups,
    manifest: must(first, 'a backup').manifest,
    segmentsOf: undefined,
  });
});

test('backup: a directory that is not for it is refused, and left as it is', async (t) => {
  const { engine, backups } = await place(t);
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
  ] as const;
  for (const [path, message] of cases)
    await t.rejects(engine.backUp(path), { name: 'BackupError', message });
  t.same(filesIn(backups), before);
  t.same(readdirSync(join(root, 'photos')), ['cat.jpg']);
});

test('backup: two at once do not come into one directory', async (t) => {
  const { engine, backups } = await place(t);
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
  const { engine } = await place(t);
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
  const { engine, backups } = await place(t);
  await engine.write(50);
  await engine.backUp(backups);
  for (const file of filesIn(backups)) t.equal(statSync(file).mode & 0o077, 0, file);
  for (const path of [backups, join(backups, 'shard-0')]) t.equal(statSync(path).mode & 0o077, 0);
});

test('backup: each flipped bit is found by whoever restores, and named', async (t) => {
  const { engine, backups } = await place(t);
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
