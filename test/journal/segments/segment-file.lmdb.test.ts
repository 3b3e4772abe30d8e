import { spawnSync } from 'node:child_process';
import { statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { BlockWindow } from '../../../src/journal/segments/block-window.ts';
import { makeSegment } from '../../../src/journal/segments/make-segment.ts';
import {
  SegmentFile,
  segmentName,
  segmentNumber,
} from '../../../src/journal/segments/segment-file.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';

const BLOCK_COUNT = 20;

test('segment file: names sort as their numbers, and nothing else has one', (t) => {
  t.equal(segmentName(12), 'records-00000012.seg');
  t.equal(segmentNumber(segmentName(99_999_999)), 99_999_999);
  for (const name of ['records-1.seg', 'records-00000012.seg.saved', 'records.new', 'data.mdb']) {
    t.equal(segmentNumber(name), undefined, name);
  }
  t.end();
});

test('segment file: blocks are read where they were written', async (t) => {
  const directory = t.testdir();
  const file = await makeSegment(directory, 1, BLOCK_COUNT * 512);
  for (let block = 0; block < BLOCK_COUNT; block += 1) {
    const bytes = Buffer.alloc(512, block + 1);
    if (block % 2 === 0) await file.write(bytes, block);
    else file.writeSync(bytes, block);
  }
  const reader = new SegmentFile(directory, 1, 'read');
  t.equal(reader.blockCount, BLOCK_COUNT);
  for (const widthBlocks of [1, 3, BLOCK_COUNT, 99]) {
    const window = new BlockWindow(reader, widthBlocks);
    for (const [first, count] of [
      [0, 1],
      [1, 2],
      [2, 5],
      [10, 1],
      [4, 1],
      [19, 1],
      [0, 20],
    ] as const) {
      const view = window.view(first, count);
      t.equal(view.length, count * 512);
      t.ok(view.every((byte, at) => byte === first + 1 + Math.floor(at / 512)));
    }
  }
  reader.close();
  file.close();
});

test('segment file: a pipe or a directory in its place is refused, and not waited for', (t) => {
  const directory = t.testdir({ [segmentName(2)]: {} });
  t.equal(spawnSync('mkfifo', [join(directory, segmentName(1))]).status, 0);
  const refused = { name: 'JournalOpenError', message: /^records-0000000\d\.seg is no file: put/ };
  t.throws(() => new SegmentFile(directory, 1, 'read'), refused);
  t.throws(() => new SegmentFile(directory, 1, 'write'), refused);
  t.throws(() => new SegmentFile(directory, 2, 'read'), refused);
  t.end();
});

test('segment file: it grows, and does not shrink', async (t) => {
  const directory = t.testdir();
  const file = await makeSegment(directory, 1, 1_024);
  await file.grow(5);
  t.equal(file.bytes, 5 * 512);
  t.equal(statSync(file.path).size, 5 * 512);
  t.ok(file.readBlocks(0, 5).every((byte) => byte === 0));
  await t.rejects(file.grow(4), AssertionError);
  truncateSync(join(directory, segmentName(1)), 700);
  const expected = { name: 'CorruptRecordError', message: 'records-00000001.seg was cut off' };
  t.throws(() => file.readBlocks(1, 1), expected);
  file.close();
});
