import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import type { JournalHead } from '../../../src/journal/journal.ts';
import { BLOCK_BYTES, blockCountOf } from '../../../src/journal/segments/frame-codec.ts';
import { LogView } from '../../../src/journal/segments/log-view.ts';
import { segmentName } from '../../../src/journal/segments/segment-file.ts';
import { FlushGate } from '../../support/disk/flush-gate.ts';
import { storyPayload, writeStory } from '../../support/disk/log-story.ts';
import { openSegmentLog } from '../../support/disk/open-segment-log.ts';
import { SOUND_RECORDS, SoundLog } from '../../support/disk/sound-log.ts';

/** A view that is closed when the test is over. */
function viewed(t: Test, directory: string, head: JournalHead): LogView {
  const view = LogView.open(directory, head);
  t.teardown(() => view.close());
  return view;
}

function checkStory(t: Test, view: LogView): void {
  for (let sequence = 1; sequence <= view.head.sequence; sequence += 1) {
    const [record] = view.readRecords(sequence, 1);
    const isSame = Buffer.compare(record?.payload ?? Buffer.alloc(0), storyPayload(sequence)) === 0;
    if (record?.sequence !== sequence || !isSame) t.fail(`record ${sequence} is another`);
  }
}

test('log view: it reads beside the log that writes, up to where it was told', async (t) => {
  const directory = t.testdir();
  const gate = new FlushGate();
  const log = await openSegmentLog(directory, { faults: gate.faults });
  for (let count = 1; count <= 60; count += 1) {
    await writeStory(log, 1);
    const view = LogView.open(directory, log.durableHead);
    view.checkHead();
    t.equal(view.firstSequence, 1);
    checkStory(t, view);
    view.close();
  }
  const before = log.durableHead;
  gate.hold();
  const pending = log.append(storyPayload(61));
  const view = viewed(t, directory, before);
  t.same(view.readRecords(60, 10).length, 1, 'what is under way is not looked at');
  t.same(view.readRecords(61, 1), []);
  gate.release();
  await pending;
  t.same(view.readRecords(61, 1), [], 'nor what has come since');
  await log.close();
});

test('log view: an end that is torn or damaged is none of its business', async (t) => {
  const directory = t.testdir();
  const log = await openSegmentLog(directory);
  await writeStory(log, 20);
  const head = log.durableHead;
  await writeStory(log, 1);
  await log.close();
  const path = join(directory, segmentName(1));
  const file = readFileSync(path);
  let end = 1;
  for (let i = 1; i <= 20; i += 1) end += blockCountOf(storyPayload(i).length);
  file.fill(7, end * BLOCK_BYTES);
  writeFileSync(path, file);
  const view = viewed(t, directory, head);
  view.checkHead();
  checkStory(t, view);
});

test('log view: damage is told by whoever reads it, not by who reads before', async (t) => {
  const directory = t.testdir();
  const log = await openSegmentLog(directory);
  await writeStory(log, 12);
  const head = log.durableHead;
  await log.close();
  const path = join(directory, segmentName(1));
  const file = readFileSync(path);
  const at = (1 + blockCountOf(storyPayload(1).length)) * BLOCK_BYTES + 30;
  file.writeUInt8(file.readUInt8(at) ^ 1, at);
  writeFileSync(path, file);
  const view = viewed(t, directory, head);
  t.equal(view.readRecords(1, 1).length, 1);
  const damage = { name: 'CorruptRecordError', message: /^record 2 in records-00000001.seg/ };
  t.throws(() => view.readRecords(2, 1), damage);
  t.throws(() => view.readRecords(9, 1), damage, 'what is behind cannot be found');
  t.throws(() => view.checkHead(), damage);
});

test('log view: a log of another history, or one that is too short, is refused', async (t) => {
  const sound = await SoundLog.write(t.testdir());
  const log = await openSegmentLog(sound.directory, { mayCreate: false });
  const head = log.durableHead;
  await log.close();
  t.equal(head.sequence, SOUND_RECORDS);
  viewed(t, sound.directory, head).checkHead();
  for (const other of [sound.other, sound.fork, sound.older]) {
    t.throws(() => viewed(t, other, head).checkHead(), { name: 'CorruptRecordError' });
  }
  const older = viewed(t, sound.older, head);
  const message = /^record \d+ in records-\d{8}\.seg is damaged \(it is not there, and was\)/;
  t.throws(() => older.checkHead(), { message });
});

test('log view: files that are missing are told', async (t) => {
  const sound = await SoundLog.write(t.testdir());
  const log = await openSegmentLog(sound.directory, { mayCreate: false });
  const head = log.durableHead;
  await log.close();
  rmSync(join(sound.directory, segmentName(1)));
  const view = viewed(t, sound.directory, head);
  t.ok(view.firstSequence > 1);
  const missing = /^record 1 is missing, .+ begins with record \d+: put the older segments back/;
  t.throws(() => view.readRecords(1, 1), { name: 'JournalGapError', message: missing });
  rmSync(join(sound.directory, segmentName(3)));
  t.throws(() => LogView.open(sound.directory, head), { name: 'JournalGapError' });
  t.throws(() => LogView.open(join(sound.directory, 'none'), head), { name: 'JournalOpenError' });
  mkdirSync(join(sound.directory, 'empty'));
  t.throws(() => LogView.open(join(sound.directory, 'empty'), head), { name: 'JournalOpenError' });
});
