import { readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { readIndexFile } from '../../../src/journal/segments/index-file.ts';
import { IndexKeeper } from '../../../src/journal/segments/index-keeper.ts';
import {
  listSegments,
  recoverLog,
  type SealedSegment,
} from '../../../src/journal/segments/recover-log.ts';
import { segmentName } from '../../../src/journal/segments/segment-file.ts';
import { findWrongRecord, writeStory } from '../../support/disk/log-story.ts';
import { openSegmentLog } from '../../support/disk/open-segment-log.ts';

async function written(t: Test): Promise<{ directory: string; sealed: readonly SealedSegment[] }> {
  const directory = t.testdir();
  const log = await openSegmentLog(directory);
  await writeStory(log, 200);
  await log.close();
  const { sealed, active, spare } = recoverLog(directory, listSegments(directory), () => undefined);
  active.file.close();
  spare?.close();
  return { directory, sealed };
}

function indexNames(directory: string): string[] {
  return readdirSync(directory).filter((name) => name.includes('.idx'));
}

function storedCount(directory: string, sealed: readonly SealedSegment[]): number {
  return sealed.filter((segment) => readIndexFile(directory, segment) !== undefined).length;
}

test('index keeper: each segment that is full gets its index', async (t) => {
  const { directory, sealed } = await written(t);
  t.ok(sealed.length > 5);
  t.equal(storedCount(directory, sealed), sealed.length);
  t.equal(indexNames(directory).length, sealed.length, 'and no other file is left');
});

test('index keeper: those that are missing are made while the log is used', async (t) => {
  const { directory, sealed } = await written(t);
  const before = sealed.map((segment) => readIndexFile(directory, segment)?.words);
  for (const name of indexNames(directory)) rmSync(join(directory, name));
  const log = await openSegmentLog(directory, { mayCreate: false });
  t.equal(storedCount(directory, sealed), 0, 'the start does not wait for them');
  t.equal(findWrongRecord(log), undefined, 'what is read meanwhile is right');
  await log.close();
  t.same(
    sealed.map((segment) => readIndexFile(directory, segment)?.words),
    before,
  );
});

test('index keeper: a log makes those that nobody asks for', async (t) => {
  const { directory, sealed } = await written(t);
  for (const name of indexNames(directory)) rmSync(join(directory, name));
  const log = await openSegmentLog(directory, { mayCreate: false });
  for (let turn = 0; turn < 10_000 && indexNames(directory).length < sealed.length; turn += 1) {
    await new Promise(setImmediate);
  }
  await log.close();
  t.equal(storedCount(directory, sealed), sealed.length);
});

test('index keeper: it goes on where it was ended', async (t) => {
  const { directory, sealed } = await written(t);
  for (const name of indexNames(directory)) rmSync(join(directory, name));
  let startCount = 0;
  let found = 0;
  while (found < sealed.length && startCount <= sealed.length) {
    const keeper = new IndexKeeper(directory);
    keeper.makeMissing(sealed);
    await new Promise(setImmediate);
    await keeper.close();
    const now = storedCount(directory, sealed);
    t.equal(indexNames(directory).length, now, 'what is there is whole');
    found = now;
    startCount += 1;
  }
  t.equal(found, sealed.length);
});

test('index keeper: a segment that is damaged or gone gets none, the others do', async (t) => {
  const { directory, sealed } = await written(t);
  for (const name of indexNames(directory)) rmSync(join(directory, name));
  truncateSync(join(directory, segmentName(2)), 5_000);
  rmSync(join(directory, segmentName(3)));
  const keeper = new IndexKeeper(directory);
  keeper.makeMissing(sealed);
  while (storedCount(directory, sealed) < sealed.length - 2) await new Promise(setImmediate);
  await keeper.close();
  t.equal(storedCount(directory, sealed.slice(1, 3)), 0);
});
