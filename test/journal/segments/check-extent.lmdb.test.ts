import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import type { JournalHead } from '../../../src/journal/journal.ts';
import { must } from '../../../src/kernel/assert.ts';
import { findWrongRecord, storyPayload, writeStory } from '../../support/disk/log-story.ts';
import { openSegmentLog } from '../../support/disk/open-segment-log.ts';

const RECORD_COUNT = 100;

async function writeLog(directory: string): Promise<JournalHead[]> {
  const log = await openSegmentLog(directory);
  await writeStory(log, RECORD_COUNT);
  const heads = log.readRecords(1, RECORD_COUNT).map(({ sequence, hash }) => ({ sequence, hash }));
  await log.close();
  return heads;
}

test('extent: a record that was durable is looked for, in whichever segment it is', async (t) => {
  const directory = t.testdir();
  const heads = await writeLog(directory);
  for (const leastHead of heads) {
    const log = await openSegmentLog(directory, { mayCreate: false, leastHead });
    await log.close();
    const other = { sequence: leastHead.sequence, hash: new Uint8Array(32).fill(1) };
    await t.rejects(openSegmentLog(directory, { mayCreate: false, leastHead: other }), {
      name: 'CorruptRecordError',
      message: new RegExp(`^record ${other.sequence} in records-\\d+.seg is damaged .*not the one`),
    });
  }
  const later = { sequence: RECORD_COUNT + 1, hash: new Uint8Array(32) };
  await t.rejects(openSegmentLog(directory, { leastHead: later }), {
    name: 'CorruptRecordError',
    message: /^record 101 in .* not there, and record 101 was durable/,
  });
});

test('extent: a log is not begun where one has been', async (t) => {
  const leastHead = { sequence: 1, hash: new Uint8Array(32) };
  const directory = t.testdir();
  const expected = { name: 'JournalOpenError', message: /are missing/ };
  await t.rejects(openSegmentLog(directory, { leastHead }), expected);
  await t.rejects(openSegmentLog(directory, { mayCreate: false }), expected);
  t.same(readdirSync(directory), []);
  const missing = openSegmentLog(join(directory, 'missing'), { mayCreate: false });
  await t.rejects(missing, { name: 'JournalOpenError', message: /could not be opened \(ENOENT\)/ });
});

test('extent: older segments are absent only where somebody says so', async (t) => {
  const directory = join(t.testdir(), 'whole');
  const heads = await writeLog(directory);
  const rest = join(t.testdirName, 'rest');
  mkdirSync(rest);
  for (const name of readdirSync(directory)) copyFileSync(join(directory, name), join(rest, name));
  rmSync(join(rest, 'records-00000001.seg'));
  rmSync(join(rest, 'records-00000002.seg'));
  const gap = { name: 'JournalGapError', message: /begins with record \d+: put the older/ };
  await t.rejects(openSegmentLog(rest, { mayCreate: false }), gap);
  await t.rejects(openSegmentLog(rest, { keptFrom: 5 }), gap);
  const early = must(heads[0], 'a head was read');
  await t.rejects(openSegmentLog(rest, { keptFrom: 50, leastHead: early }), gap, 'a gap behind it');

  const leastHead = must(heads[59], 'a head was read');
  await t.rejects(openSegmentLog(rest, { leastHead }), gap, 'nobody has dropped them');
  await (await openSegmentLog(rest, { keptFrom: 50 })).close();
  const log = await openSegmentLog(rest, { keptFrom: 50, leastHead });
  const first = log.firstSequence;
  t.ok(first > 1 && first <= 50, `it begins with ${first}`);
  t.throws(() => log.readRecords(first - 1, 2), { name: 'JournalGapError' });
  t.throws(() => log.readPayload(first - 1), { name: 'JournalGapError' });
  const [record] = log.readRecords(first, 1);
  t.equal(Buffer.compare(record?.payload ?? Buffer.from('?'), storyPayload(first)), 0);
  t.equal(log.readRecords(first, 1_000).length, RECORD_COUNT - first + 1);
  await log.close();
  const whole = await openSegmentLog(directory, { keptFrom: 50 });
  t.equal(findWrongRecord(whole), undefined);
  await whole.close();
});
