/**
 * Bytes behind the last record that are no record's: told from records where that is certain, and
 * made zeros again, so that no later frame ends in them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { chainHash } from '../../../src/journal/hash-chain.ts';
import type { JournalHead } from '../../../src/journal/journal.ts';
import { journalPlaces } from '../../../src/journal/journal-places.ts';
import {
  BLOCK_BYTES,
  blockCountOf,
  encodeFrame,
} from '../../../src/journal/segments/frame-codec.ts';
import { must } from '../../../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { openShardJournal } from '../../../src/shard/verification/journal-origin.ts';
import {
  changedSectors,
  FIRST_SEGMENT,
  type LastAppend,
  lastAppend,
  torn,
} from '../../support/disk/last-append.ts';
import { findWrongRecord } from '../../support/disk/log-story.ts';
import { openSegmentLog } from '../../support/disk/open-segment-log.ts';
import { SOUND_RECORDS, SoundLog } from '../../support/disk/sound-log.ts';
import { writeDirectory } from '../../support/disk/written-directory.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

/** The file with one bit flipped. */
function flipped(file: Buffer, at: number, bit: number): Buffer {
  const changed = Buffer.from(file);
  changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
  return changed;
}

function frameAfter(head: JournalHead, payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(blockCountOf(payload.length) * BLOCK_BYTES);
  const hash = chainHash(head, payload);
  encodeFrame(frame, 0, { sequence: head.sequence + 1, previousHash: head.hash, hash, payload });
  return frame;
}

/** Behind the last byte that was written. */
function endOf({ after }: LastAppend): number {
  const isZero = (at: number) => after.readUInt8(at) === 0;
  let end = after.length;
  while (isZero(end - 1)) end -= 1;
  return end;
}

test('stray bytes: a bit that flips behind the last record is zero again', async (t) => {
  const directory = t.testdir();
  const path = join(directory, FIRST_SEGMENT);
  const last = await lastAppend(directory, 4);
  const random = new SeededRandom(9);
  const end = endOf(last);
  for (let round = 0; round < 200; round += 1) {
    const at = round === 0 ? end : end + (random.uint32() % (last.after.length - end));
    writeFileSync(path, flipped(last.after, at, random.uint32() % 8));
    const log = await openSegmentLog(directory, { mayCreate: false });
    if (log.head.sequence !== 4 || log.strayBytes !== BLOCK_BYTES) t.fail(`byte ${at}`);
    await log.close();
    if (last.after.compare(readFileSync(path)) !== 0) t.fail(`byte ${at} is not zero again`);
  }
  const log = await openSegmentLog(directory, { mayCreate: false });
  t.equal(log.strayBytes, 0);
  t.equal(findWrongRecord(log), undefined);
  await log.close();
});

test('stray bytes: a bit that flips in a segment without records is zero again', async (t) => {
  const sound = await SoundLog.write(t.testdir());
  const path = join(sound.directory, 'records-00000004.seg');
  const spare = readFileSync(path);
  for (const at of [0, 9, 30, 511, 512, 5_000, spare.length - 1]) {
    writeFileSync(path, flipped(spare, at, at % 8));
    const log = await openSegmentLog(sound.directory, { mayCreate: false });
    t.equal(log.head.sequence, SOUND_RECORDS);
    await log.close();
    t.equal(spare.compare(readFileSync(path)), 0, `byte ${at}`);
  }
});

test('stray bytes: a bit that flips beside a torn record changes nothing', async (t) => {
  const directory = t.testdir();
  const path = join(directory, FIRST_SEGMENT);
  const last = await lastAppend(directory, 4);
  const [first = 0, ...others] = changedSectors(last, BLOCK_BYTES);
  for (const kept of [[first], others]) {
    const file = torn(last, BLOCK_BYTES, kept);
    for (const at of [endOf(last) + 5_000, (others.at(-1) ?? 0) * BLOCK_BYTES + 10_000]) {
      writeFileSync(path, flipped(file, at, 3));
      const log = await openSegmentLog(directory, { mayCreate: false });
      t.equal(log.head.sequence, 3);
      await log.close();
      t.equal(last.before.compare(readFileSync(path)), 0);
    }
  }
});

test('stray bytes: where the end is known, whatever is behind it is zero again', async (t) => {
  const directory = t.testdir();
  const path = join(directory, FIRST_SEGMENT);
  const last = await lastAppend(directory, 17);
  const end = endOf(last);
  const later = { sequence: 30, hash: new Uint8Array(32).fill(5) };
  const again = frameAfter(later, new Uint8Array(5_000).fill(3));
  const garbage = Buffer.from(last.after)
    .fill(0xee, end + 700, end + 9_000)
    .fill(1, end + 20_000);
  const frame = Buffer.from(last.after);
  again.copy(frame, end + 2_048);
  for (const file of [garbage, frame]) {
    writeFileSync(path, file);
    const refused = { name: 'CorruptRecordError', message: /^record 18 in/ };
    await t.rejects(openSegmentLog(directory, { mayCreate: false }), refused);
    const other = { sequence: 17, hash: new Uint8Array(32) };
    await t.rejects(openSegmentLog(directory, { mayCreate: false, lastHead: other }), refused);
    const next = { ...last.head, sequence: 18 };
    await t.rejects(openSegmentLog(directory, { mayCreate: false, lastHead: next }), refused);
    t.equal(file.compare(readFileSync(path)), 0, 'a log that is refused is left as it was');

    const log = await openSegmentLog(directory, { mayCreate: false, lastHead: last.head });
    t.ok(log.strayBytes > 0);
    t.equal(findWrongRecord(log), undefined);
    await log.close();
    t.equal(last.after.compare(readFileSync(path)), 0);
  }
});

test('stray bytes: a damaged last record is damaged, also where the end is known', async (t) => {
  const directory = t.testdir();
  const path = join(directory, FIRST_SEGMENT);
  const last = await lastAppend(directory, 4);
  for (const sector of changedSectors(last, BLOCK_BYTES)) {
    writeFileSync(path, flipped(last.after, sector * BLOCK_BYTES + 100, 1));
    const opening = openSegmentLog(directory, { mayCreate: false, lastHead: last.head });
    await t.rejects(opening, { name: 'CorruptRecordError', message: /^record 4 in/ });
  }
});

test('stray bytes: marks of an orderly stop tell a shard where its log ends', async (t) => {
  const root = join(t.testdir(), 'data');
  await writeDirectory(root, 10);
  const [place] = journalPlaces(root);
  const { directory, origin, mark, mayCreate } = must(place, 'the directory has no shard');
  const path = join(directory, FIRST_SEGMENT);
  const sound = readFileSync(path);
  const options = { clock: SYSTEM_CLOCK, spareBytes: 0 };
  const opened = (isLast: boolean) => {
    writeFileSync(path, Buffer.from(sound).fill(0x77, sound.length - 2_000, sound.length - 900));
    const place = {
      directory,
      origin,
      shardCount: origin.founderCount,
      mayCreate,
      mark: { ...mark, isLast },
      newerBuild: undefined,
    };
    return openShardJournal(place, options);
  };
  await t.rejects(opened(false), { name: 'CorruptRecordError' }, 'after a crash');
  const journal = await opened(true);
  t.ok(journal.strayBytes >= 1_100);
  await journal.close();
  t.equal(sound.compare(readFileSync(path)), 0);
});
