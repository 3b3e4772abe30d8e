import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { BLOCK_BYTES, blockCountOf } from '../../../src/journal/segments/frame-codec.ts';
import { FrameIndex } from '../../../src/journal/segments/frame-index.ts';
import { readIndexFile, writeIndexFile } from '../../../src/journal/segments/index-file.ts';
import {
  listSegments,
  type RecoveredLog,
  recoverLog,
} from '../../../src/journal/segments/recover-log.ts';
import { segmentName } from '../../../src/journal/segments/segment-file.ts';
import type { SegmentFrames } from '../../../src/journal/segments/segment-frames.ts';
import { SegmentShelf } from '../../../src/journal/segments/segment-shelf.ts';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { findWrongRecord, storyPayload, writeStory } from '../../support/disk/log-story.ts';
import { openSegmentLog } from '../../support/disk/open-segment-log.ts';
import { SoundLog } from '../../support/disk/sound-log.ts';

/** More than are kept open. */
const SEGMENT_COUNT = 70;
const SEGMENT_BYTES = 2_560;

/** What a start finds, without its files. */
function recoverLogOf(directory: string): RecoveredLog {
  const log = recoverLog(directory, listSegments(directory), () => undefined);
  log.active.file.close();
  log.spare?.close();
  return log;
}

const look = (segment: SegmentFrames): SegmentFrames => segment;

/** Two records in each segment. */
async function shelf(t: Test): Promise<{ shelf: SegmentShelf; directory: string; last: number }> {
  const directory = t.testdir();
  const log = await openSegmentLog(directory, { segmentBytes: SEGMENT_BYTES });
  for (let i = 0; i < 2 * SEGMENT_COUNT; i += 1) await log.append(new Uint8Array(500).fill(i));
  await log.close();
  const { sealed, active } = recoverLogOf(directory);
  const found = new SegmentShelf(directory, sealed);
  t.teardown(() => found.close());
  return { shelf: found, directory, last: active.previous.sequence };
}

test('segment shelf: each record is found, with few files open at once', async (t) => {
  const { shelf: found, last } = await shelf(t);
  t.ok(last > 130);
  const openBefore = readdirSync('/proc/self/fd').length;
  for (let round = 0; round < 2; round += 1) {
    for (let sequence = 1; sequence <= last; sequence += 1) {
      const { previous, index } = found.read(sequence, look);
      const isHere = previous.sequence < sequence && sequence <= previous.sequence + index.count;
      if (!isHere) t.fail(`record ${sequence} is not where it was said to be`);
    }
  }
  t.equal(found.files().length, 64);
  t.ok(readdirSync('/proc/self/fd').length <= openBefore + 64);
  t.throws(() => found.read(last + 1, look), AssertionError);
  t.throws(() => found.read(0, look), AssertionError);
});

test('segment shelf: the one that was asked for last stays open', async (t) => {
  const { shelf: found, last } = await shelf(t);
  const { file } = found.read(1, look);
  for (let sequence = 3; sequence <= last; sequence += 1) {
    found.read(sequence, look);
    found.read(1, look);
  }
  t.equal(found.read(1, look).file, file);
});

test('segment shelf: a file that is gone cannot be read', async (t) => {
  const { shelf: found, directory } = await shelf(t);
  rmSync(join(directory, 'records-00000002.seg'));
  const expected = { name: 'JournalReadError', message: /records-00000002.seg .*ENOENT/ };
  t.throws(() => found.read(3, look), expected);
});

/** A log that was stopped in order, with a few records in each of some segments. */
async function stopped(t: Test): Promise<string> {
  const directory = t.testdir();
  const log = await openSegmentLog(directory);
  await writeStory(log, 60);
  await log.close();
  return directory;
}

/** Flips a bit in the header of record 2, which a walk of the first segment reads. */
function spoilSecond(directory: string): void {
  const path = join(directory, segmentName(1));
  const file = readFileSync(path);
  const first = blockCountOf(storyPayload(1).length);
  const at = (1 + first) * BLOCK_BYTES + 30;
  file.writeUInt8(file.readUInt8(at) ^ 1, at);
  writeFileSync(path, file);
}

test('segment shelf: after a restart a record is found without reading others', async (t) => {
  const directory = await stopped(t);
  spoilSecond(directory);
  const log = await openSegmentLog(directory, { mayCreate: false });
  t.equal(Buffer.compare(log.readPayload(3), storyPayload(3)), 0);
  t.throws(() => log.readPayload(2), { name: 'CorruptRecordError', message: /record 2 in/ });
  t.equal(Buffer.compare(log.readPayload(1), storyPayload(1)), 0);
  await log.close();
});

test('segment shelf: a stored index that misleads is made anew', async (t) => {
  const directory = await stopped(t);
  const [first] = recoverLogOf(directory).sealed;
  const segment = must(first, 'the log has no complete segment');
  const wrong = new FrameIndex();
  for (let sequence = 1; sequence <= segment.last.sequence; sequence += 1) {
    wrong.add(1, segment.last.hash);
  }
  t.ok(await writeIndexFile(directory, segment, wrong));
  t.equal(readIndexFile(directory, segment)?.end, 1 + segment.last.sequence, 'it looks sound');
  for (let round = 0; round < 2; round += 1) {
    const log = await openSegmentLog(directory, { mayCreate: false });
    t.equal(Buffer.compare(log.readPayload(3), storyPayload(3)), 0);
    t.equal(findWrongRecord(log), undefined);
    await log.close();
    t.not(readIndexFile(directory, segment)?.end, 1 + segment.last.sequence, 'it was mended');
  }
});

test('segment shelf: an index never makes a segment of another history pass', async (t) => {
  const sound = await SoundLog.write(t.testdir());
  const { sealed } = recoverLogOf(sound.directory);
  const last = must(sealed[1], 'the second segment is complete').last.sequence;
  const fault = await sound.faultAfter((directory) => {
    copyFileSync(join(sound.fork, segmentName(2)), join(directory, segmentName(2)));
  }, true);
  t.match(fault, { name: 'CorruptRecordError', message: /records-00000002.seg/ });
  copyFileSync(join(sound.fork, segmentName(2)), join(sound.directory, segmentName(2)));
  const log = await openSegmentLog(sound.directory, { mayCreate: false });
  t.throws(() => log.readPayload(last), { name: 'CorruptRecordError' });
  await log.close();
});
