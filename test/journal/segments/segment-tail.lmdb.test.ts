/**
 * Power loss in the middle of an append: any sectors of it, of 512 or of 4,096 bytes, are on the
 * disk, the others are as before. The append is there whole or not at all, and the log goes on; but
 * where somebody knows that it was acknowledged, its loss is found.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { chainHash } from '../../../src/journal/hash-chain.ts';
import {
  BLOCK_BYTES,
  decodeFrameHeader,
  encodeFrame,
} from '../../../src/journal/segments/frame-codec.ts';
import { must } from '../../../src/kernel/assert.ts';
import {
  changedSectors,
  FIRST_SEGMENT as FILE,
  type LastAppend,
  lastAppend,
  torn,
} from '../../support/disk/last-append.ts';
import { findWrongRecord, writeStory } from '../../support/disk/log-story.ts';
import { openSegmentLog } from '../../support/disk/open-segment-log.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

/** Puts the file there, and tries it with and without the knowledge that the append was durable. */
async function checkTear(t: Test, directory: string, file: Buffer, last: LastAppend) {
  const path = join(directory, FILE);
  // A header alone is made again.
  const isWhole = file.compare(last.after, BLOCK_BYTES, undefined, BLOCK_BYTES) === 0;
  const { sequence } = last.head;
  writeFileSync(path, file);
  if (!isWhole) {
    const message = new RegExp(`^record ${sequence} in ${FILE} is damaged`);
    const knowing = openSegmentLog(directory, { leastHead: last.head });
    await t.rejects(knowing, { name: 'CorruptRecordError', message });
    t.equal(file.compare(readFileSync(path)), 0, 'a log that is refused is left as it was');
  }
  const log = await openSegmentLog(directory, { mayCreate: false });
  t.equal(log.head.sequence, isWhole ? sequence : sequence - 1);
  const left = isWhole ? last.after : last.before;
  t.equal(left.compare(readFileSync(path)), 0, 'nothing of a torn frame is left');
  await writeStory(log, 1);
  await log.close();
  const again = await openSegmentLog(directory, { mayCreate: false });
  t.equal(again.head.sequence, isWhole ? sequence + 1 : sequence);
  t.equal(findWrongRecord(again), undefined);
  await again.close();
}

/** Record 17 is of 18 blocks, record 4 of 4, record 1 of one, with the header before it. */
for (const [count, sectorBytes] of [
  [1, BLOCK_BYTES],
  [4, BLOCK_BYTES],
  [17, 4_096],
] as const) {
  test(`segment tail: record ${count}, each set of sectors of ${sectorBytes}`, async (t) => {
    const directory = t.testdir();
    const last = await lastAppend(directory, count);
    const sectors = changedSectors(last, sectorBytes);
    t.ok(sectors.length > 1, `${sectors.length} sectors`);
    for (let set = 0; set < 2 ** sectors.length; set += 1) {
      const kept = sectors.filter((_, index) => (set >> index) % 2 === 1);
      await checkTear(t, directory, torn(last, sectorBytes, kept), last);
    }
  });
}

test('segment tail: record 34, sets of sectors of 512 bytes', async (t) => {
  const directory = t.testdir();
  const last = await lastAppend(directory, 34);
  const random = new SeededRandom(1);
  const sectors = changedSectors(last, BLOCK_BYTES);
  for (let round = 0; round < 100; round += 1) {
    const share = random.uint32() / 2 ** 32;
    const kept = sectors.filter(() => random.uint32() / 2 ** 32 < share);
    await checkTear(t, directory, torn(last, BLOCK_BYTES, kept), last);
  }
});

test('segment tail: old bytes of a dropped frame never become part of a later one', async (t) => {
  const directory = t.testdir();
  const last = await lastAppend(directory, 34);
  // The first block is lost, all others are there: then a short record comes in its place, is torn
  // itself, or is followed by a long one that is.
  const [, ...rest] = changedSectors(last, BLOCK_BYTES);
  writeFileSync(join(directory, FILE), torn(last, BLOCK_BYTES, rest));
  const log = await openSegmentLog(directory, { mayCreate: false });
  await log.append(new Uint8Array(10).fill(1));
  await log.close();
  const again = await openSegmentLog(directory, { mayCreate: false, leastHead: log.head });
  t.equal(again.head.sequence, 34);
  t.same(again.readPayload(34), new Uint8Array(10).fill(1));
  await again.close();
});

test('segment tail: a frame of which every block is there is damaged, not torn', async (t) => {
  const directory = t.testdir();
  const last = await lastAppend(directory, 4);
  for (const sector of changedSectors(last, BLOCK_BYTES)) {
    for (const offset of [0, 5, 100, 507, 508, 511]) {
      const file = Buffer.from(last.after);
      const at = sector * BLOCK_BYTES + offset;
      file.writeUInt8(file.readUInt8(at) ^ 0x10, at);
      writeFileSync(join(directory, FILE), file);
      const message = new RegExp(`^record 4 in ${FILE} is damaged`);
      await t.rejects(openSegmentLog(directory), { name: 'CorruptRecordError', message });
    }
  }
});

test('segment tail: what cannot be a torn frame is damage of one that was there', async (t) => {
  const directory = t.testdir();
  const last = await lastAppend(directory, 34);
  const at17 = startOf(last.after, 17);
  const at18 = startOf(last.after, 18);
  const start = startOf(last.after, 34);
  const end = start + BLOCK_BYTES * changedSectors(last, BLOCK_BYTES).length;
  const again = (file: Buffer) => file.copy(file, end, start, start + BLOCK_BYTES);
  const cases: readonly (readonly [string, number, (file: Buffer) => void])[] = [
    ['a lost sector of an older frame', 17, (file) => file.fill(0, at17, at17 + BLOCK_BYTES)],
    ['an older frame that is lost', 17, (file) => file.fill(0, at17, at18)],
    ['an older frame in its place', 34, (file) => file.copy(file, start, at17, at18)],
    ['a block of it once more', 35, again],
    [
      'the same, where it may be torn',
      34,
      (file) => again(file.fill(0, end - 2 * BLOCK_BYTES, end)),
    ],
    ['strange bytes far behind it', 35, (file) => file.fill(7, file.length - BLOCK_BYTES)],
  ];
  for (const [name, sequence, change] of cases) {
    const file = Buffer.from(last.after);
    change(file);
    writeFileSync(join(directory, FILE), file);
    const message = new RegExp(`^record ${sequence} in ${FILE} is damaged`);
    await t.rejects(openSegmentLog(directory), { name: 'CorruptRecordError', message }, name);
  }
});

test('segment tail: a frame with sound checksums that does not follow is damage', async (t) => {
  const directory = t.testdir();
  const { after, head } = await lastAppend(directory, 1);
  const payload = new Uint8Array(100);
  const hash = chainHash(head, payload);
  const previousHash = head.hash;
  const otherHash = chainHash({ sequence: 1, hash }, payload);
  for (const [name, record] of [
    ['its hash is another', { sequence: 2, previousHash, hash: previousHash }],
    ['its predecessor is another', { sequence: 2, previousHash: hash, hash: otherHash }],
    ['its number is another', { sequence: 3, previousHash, hash }],
  ] as const) {
    const file = Buffer.from(after);
    encodeFrame(file, startOf(file, 1) + BLOCK_BYTES, { ...record, payload });
    writeFileSync(join(directory, FILE), file);
    const message = new RegExp(`^record 2 in ${FILE} is damaged`);
    await t.rejects(openSegmentLog(directory), { name: 'CorruptRecordError', message }, name);
  }
});

/** Where the frame of that record begins. */
function startOf(file: Buffer, sequence: number): number {
  for (let at = BLOCK_BYTES; at < file.length; ) {
    const header = must(decodeFrameHeader(file, at), 'a frame was written');
    if (header.sequence === sequence) return at;
    at += header.blockCount * BLOCK_BYTES;
  }
  throw new Error('the file has no such record');
}
