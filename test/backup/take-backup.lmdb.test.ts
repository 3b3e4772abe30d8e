/** Backups on disk, one after another, and what of them is copied. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { findBackups } from '../../src/backup/backup-store.ts';
import { shardPath } from '../../src/journal/journal-places.ts';
import { BLOCK_BYTES } from '../../src/journal/segments/frame-codec.ts';
import { must } from '../../src/kernel/assert.ts';
import { backupsOnDisk, filesIn, newestIn, readAll } from '../support/backup/backups-on-disk.ts';
import { MailingEngine } from '../support/backup/mailing-engine.ts';

test('backup: the blocks are those of the segments, to the byte', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  await engine.write(400);
  const taken = await engine.backUp(backups);
  t.same(readAll(newestIn(backups)), engine.model.heads);
  for (const [shard, { pieces }] of taken.shards.entries()) {
    t.ok(pieces.length > 3, 'there are several segments');
    for (const { file, segment, blockCount } of pieces) {
      const name = `records-${String(segment).padStart(8, '0')}.seg`;
      const segmentBytes = readFileSync(join(shardPath(engine.directory, shard), name));
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
  const { engine, backups } = await backupsOnDisk(t);
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
  const { engine, backups } = await backupsOnDisk(t);
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

test('backup: a damaged segment is named, and there is no backup then', async (t) => {
  const { engine, backups } = await backupsOnDisk(t);
  await engine.write(300);
  const file = join(shardPath(engine.directory, 1), 'records-00000002.seg');
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
  const { engine, backups } = await backupsOnDisk(t);
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
