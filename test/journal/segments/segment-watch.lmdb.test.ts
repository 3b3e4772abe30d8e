import {
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import type { SegmentLog } from '../../../src/journal/segments/segment-log.ts';
import { findWrongRecord, writeStory } from '../../support/disk/log-story.ts';
import { openSegmentLog, TEST_SEGMENT_BYTES } from '../../support/disk/open-segment-log.ts';

const RECORD_COUNT = 40;

/** Of three segments, the third of which is written to. */
async function running(
  t: Test,
  name: string,
): Promise<{ readonly log: SegmentLog; readonly at: (number: number) => string }> {
  const directory = join(t.testdir(), name.replaceAll(' ', '-'));
  const log = await openSegmentLog(directory);
  await writeStory(log, RECORD_COUNT);
  t.equal(log.findTrouble(), undefined);
  return { log, at: (number) => join(directory, `records-0000000${number}.seg`) };
}

function patch(file: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(file);
  bytes.copy(whole, at);
  writeFileSync(file, whole, { flag: 'r+' });
}

test('segment watch: the engine itself is no stranger', async (t) => {
  const log = await openSegmentLog(t.testdir());
  for (let i = 0; i < 100; i += 1) {
    t.equal(log.findTrouble(), undefined);
    const pending = writeStory(log, 1);
    t.equal(log.findTrouble(), undefined, 'during an append');
    await pending;
    t.equal(log.findTrouble(), undefined, 'after it');
    log.readPayload(1);
    t.equal(log.findTrouble(), undefined, 'and when it is quiet');
  }
  await log.close();
  t.equal(log.findTrouble(), undefined);
});

test('segment watch: whatever is done to a file is seen', async (t) => {
  const copyOver = (path: string) => {
    copyFileSync(path, `${path}.x`);
    renameSync(`${path}.x`, path);
  };
  const cases: readonly (readonly [string, RegExp, number, (path: string) => void])[] = [
    ['deleted', /^has lost records-00000003.seg$/, 3, (path) => rmSync(path)],
    ['exchanged', /^has another file in place of records-00000003.seg$/, 3, copyOver],
    [
      'a link to itself',
      /^cannot be reached .ELOOP.$/,
      3,
      (path) => {
        rmSync(path);
        symlinkSync(path, path);
      },
    ],
    [
      'cut off',
      /^has another length in records-00000003.seg$/,
      3,
      (path) => truncateSync(path, 512),
    ],
    ['grown', /^has another length/, 3, (path) => truncateSync(path, 2 * TEST_SEGMENT_BYTES)],
    [
      'written to',
      /^was written to by somebody else, in records-00000003/,
      3,
      (path) => patch(path, 900, Buffer.from('x')),
    ],
    ['touched', /^was written to by somebody else/, 3, (path) => utimesSync(path, 1, 1)],
    ['a complete one deleted', /^has lost records-00000001.seg$/, 1, (path) => rmSync(path)],
    ['a complete one exchanged', /^has another file in place of records-00000001/, 1, copyOver],
    [
      'a complete one cut off',
      /^was written to .* in records-00000002.seg$/,
      2,
      (path) => truncateSync(path, 512),
    ],
    [
      'a complete one written to',
      /^was written to .* in records-00000001.seg$/,
      1,
      (path) => patch(path, 900, Buffer.from('x')),
    ],
  ];
  for (const [name, expected, number, change] of cases) {
    const { log, at } = await running(t, name);
    change(at(number));
    t.match(log.findTrouble()?.what, expected, name);
    await log.close();
  }
});

test('segment watch: a copy over the file is seen although the engine went on', async (t) => {
  for (const [name, at, bytes] of [
    ['header', 0, Buffer.alloc(512)],
    ['all of it', 0, Buffer.alloc(TEST_SEGMENT_BYTES)],
  ] as const) {
    const { log, at: path } = await running(t, name);
    await writeStory(log, 1);
    patch(path(3), at, bytes);
    if (name === 'header') await writeStory(log, 1);
    const what = 'was written over, in records-00000003.seg';
    t.same(log.findTrouble(), { what, isSpoilt: true }, name);
    await log.close();
  }
});

test('segment watch: an older copy is seen under load, whatever came after it', async (t) => {
  for (const isAppending of [false, true]) {
    const { log, at } = await running(t, `older ${isAppending}`);
    const older = readFileSync(at(3));
    await writeStory(log, 2);
    t.equal(log.findTrouble(), undefined);
    patch(at(3), 0, older);
    await writeStory(log, 1);
    const pending = isAppending ? writeStory(log, 1) : undefined;
    const what = 'was written over, in records-00000003.seg';
    t.same(log.findTrouble(), { what, isSpoilt: true }, isAppending ? 'in an append' : 'at rest');
    await pending;
    await log.close();
  }
});

test('segment watch: a deleted segment is put back, or beside what is there now', async (t) => {
  const { log, at } = await running(t, 'deleted');
  log.readPayload(1);
  rmSync(at(1));
  rmSync(at(3));
  writeFileSync(at(3), 'another');
  t.same(await log.close(), ['records-00000001.seg', 'records-00000003.seg.saved']);
  renameSync(`${at(3)}.saved`, at(3));
  const again = await openSegmentLog(join(at(3), '..'), { leastHead: log.head });
  t.equal(findWrongRecord(again), undefined);
  await again.close();
});

test('segment watch: a segment that was renamed is put back', async (t) => {
  const { log, at } = await running(t, 'renamed');
  for (const number of [1, 3]) renameSync(at(number), `${at(number)}.away`);
  t.match(log.findTrouble()?.what, /^has lost records-00000001.seg$/);
  await writeStory(log, 1);
  t.same(await log.close(), ['records-00000001.seg', 'records-00000003.seg']);
  const again = await openSegmentLog(join(at(3), '..'), { leastHead: log.head });
  t.equal(findWrongRecord(again), undefined);
  await again.close();
});
