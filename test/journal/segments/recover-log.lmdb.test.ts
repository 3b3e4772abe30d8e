/** What is done to whole files of a log is found by the name of the file, or does not matter. */
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import {
  BLOCK_BYTES,
  blockCountOf,
  decodeFrameHeader,
  isUnwritten,
} from '../../../src/journal/segments/frame-codec.ts';
import { listSegments } from '../../../src/journal/segments/recover-log.ts';
import { must } from '../../../src/kernel/assert.ts';
import { storyPayload } from '../../support/disk/log-story.ts';
import { TEST_SEGMENT_BYTES } from '../../support/disk/open-segment-log.ts';
import { segmentPath as at, SOUND_RECORDS, SoundLog } from '../../support/disk/sound-log.ts';

/** A name, what is said, and what is done to the copy of a log. */
type Case = readonly [string, RegExp, (directory: string) => void];

async function find(t: Test, log: SoundLog, cases: readonly Case[]): Promise<void> {
  t.same(listSegments(log.directory), [1, 2, 3, 4]);
  for (const [name, message, change] of cases) {
    const fault = await log.faultAfter(change, true);
    t.match(fault?.message ?? 'nothing was noticed', message, name);
  }
}

test('recovered log: segments that are missing', async (t) => {
  const log = await SoundLog.write(t.testdir());
  const lose =
    (...numbers: number[]) =>
    (directory: string) => {
      for (const number of numbers) rmSync(at(directory, number));
    };
  await find(t, log, [
    ['the first', /begins with record/, lose(1)],
    ['one in the middle', /records-00000002.seg is missing/, lose(2)],
    ['the last with records', /records-00000003.seg is missing/, lose(3)],
    ['all behind the second', /in records-00000002.seg .* not there/, lose(3, 4)],
    ['all', /the records of the journal are missing/, lose(1, 2, 3, 4)],
    ['all but the spare one', /records-00000004.seg holds no record/, lose(1, 2, 3)],
  ]);
});

test('recovered log: segments that belong elsewhere', async (t) => {
  const log = await SoundLog.write(t.testdir());
  const { other, fork, older } = log;
  const put = (from: string, number: number) => (directory: string) => {
    copyFileSync(at(from, number), at(directory, number));
  };
  const repeat = (from: number, to: number) => (directory: string) => {
    copyFileSync(at(directory, from), at(directory, to));
  };
  const swap = (directory: string): void => {
    renameSync(at(directory, 1), join(directory, 'x'));
    renameSync(at(directory, 2), at(directory, 1));
    renameSync(join(directory, 'x'), at(directory, 2));
  };
  const frame = (sequence: number) => (directory: string) => {
    copyFrame(at(fork, 2), at(directory, 2), sequence);
  };
  await find(t, log, [
    ['one twice', /records-00000002.seg does not continue/, repeat(1, 2)],
    ['one twice, at the end', /records-00000004.seg does not continue/, repeat(3, 4)],
    ['two exchanged', /records-00000002.seg does not continue/, swap],
    ["another log's first", /in records-00000001.seg/, put(other, 1)],
    ["another log's second", /in records-0000000[12].seg/, put(other, 2)],
    ["another log's third", /in records-00000003.seg/, put(other, 3)],
    ['an older copy of the last', /in records-00000003.seg .*not there/, put(older, 3)],
    ['one of a fork', /record 30 in records-00000002.seg .*segment follows another/, put(fork, 2)],
    ["a fork's last frame", /record 30 in records-00000002.seg .*does not follow/, frame(30)],
    ["a fork's frame", /record 26 in records-00000002.seg .*does not follow/, frame(25)],
  ]);
});

test('recovered log: segments that are not what they were', async (t) => {
  const log = await SoundLog.write(t.testdir());
  const fill = (number: number, byte: number) => (directory: string) => {
    writeFileSync(at(directory, number), Buffer.alloc(TEST_SEGMENT_BYTES, byte));
  };
  const resize = (number: number, bytes: number) => (directory: string) => {
    truncateSync(at(directory, number), bytes);
  };
  const loseHeader = (number: number) => (directory: string) => {
    writeFileSync(at(directory, number), Buffer.alloc(BLOCK_BYTES), { flag: 'r+' });
  };
  const longer = TEST_SEGMENT_BYTES + BLOCK_BYTES;
  await find(t, log, [
    ['an empty one', /records-00000002.seg was cut off/, resize(2, 0)],
    ['a longer one', /in records-00000001.seg .*another length/, resize(1, longer)],
    ['the last longer', /in records-00000003.seg .*another length/, resize(3, longer)],
    ['zeros', /the header of records-00000002.seg is damaged/, fill(2, 0)],
    ['zeros in the last', /the header of records-00000003.seg is damaged/, fill(3, 0)],
    ['something else', /the header of records-00000003.seg is damaged/, fill(3, 1)],
    ['a lost header', /the header of records-00000002.seg is damaged/, loseHeader(2)],
    ['that of the last', /the header of records-00000003.seg is damaged/, loseHeader(3)],
    [
      'a lost header of the last file',
      /the header of records-00000003.seg is damaged/,
      (directory) => {
        rmSync(at(directory, 4));
        loseHeader(3)(directory);
      },
    ],
    [
      "another log's header in the spare one",
      /in records-00000003.seg .*the next segment follows another/,
      (directory) => {
        const header = readFileSync(at(log.other, 3)).subarray(0, BLOCK_BYTES);
        writeFileSync(at(directory, 4), header, { flag: 'r+' });
      },
    ],
    [
      'the last frame torn, and written again in the spare one',
      /record 44 in records-00000003.seg .*a segment follows/,
      (directory) => moveLastFrame(at(directory, 3), at(directory, 4)),
    ],
  ]);
});

/** Copies it to the first place in `to`, and takes its last block away. */
function moveLastFrame(from: string, to: string): void {
  const file = readFileSync(from);
  const isEmpty = (start: number) => isUnwritten(file, start);
  const blocks = Array.from({ length: file.length / BLOCK_BYTES }, (_, i) => i * BLOCK_BYTES);
  const end = must(blocks.find(isEmpty), 'a segment has no room');
  const start = end - blockCountOf(storyPayload(SOUND_RECORDS).length) * BLOCK_BYTES;
  const spare = readFileSync(to);
  file.copy(spare, BLOCK_BYTES, start, end);
  writeFileSync(to, spare);
  writeFileSync(from, file.fill(0, end - BLOCK_BYTES, end));
}

/** The frame of that record has the same place in both files. */
function copyFrame(from: string, to: string, sequence: number): void {
  const source = readFileSync(from);
  const target = readFileSync(to);
  for (let start = BLOCK_BYTES; ; ) {
    const header = must(decodeFrameHeader(source, start), 'a frame cannot be read');
    const end = start + header.blockCount * BLOCK_BYTES;
    if (header.sequence === sequence) {
      source.copy(target, start, start, end);
      writeFileSync(to, target);
      return;
    }
    start = end;
  }
}

test('recovered log: what an unfinished copy or start has left does not matter', async (t) => {
  const log = await SoundLog.write(t.testdir());
  const cases: readonly (readonly [string, (directory: string) => void])[] = [
    ['nothing', () => undefined],
    ['a segment that was being made', (d) => writeFileSync(join(d, 'records.new'), 'x')],
    ['the spare one is missing', (d) => rmSync(at(d, 4))],
    ['the spare one is shorter', (d) => truncateSync(at(d, 4), TEST_SEGMENT_BYTES / 2)],
    ['a file of another kind', (d) => writeFileSync(join(d, 'records-1.seg.bak'), 'x')],
  ];
  for (const [name, change] of cases) {
    let names: () => string[] = () => [];
    const fault = await log.faultAfter((directory) => {
      change(directory);
      names = () => readdirSync(directory);
    }, true);
    t.equal(fault?.message, undefined, name);
    t.notOk(names().includes('records.new'));
  }
});
