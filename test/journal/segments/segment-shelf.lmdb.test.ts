import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { listSegments, recoverLog } from '../../../src/journal/segments/recover-log.ts';
import { SegmentShelf } from '../../../src/journal/segments/segment-shelf.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { openSegmentLog } from '../../support/disk/open-segment-log.ts';

/** More than are kept open. */
const SEGMENT_COUNT = 70;
const SEGMENT_BYTES = 2_560;

/** Two records in each segment. */
async function shelf(t: Test): Promise<{ shelf: SegmentShelf; directory: string; last: number }> {
  const directory = t.testdir();
  const log = await openSegmentLog(directory, { segmentBytes: SEGMENT_BYTES });
  for (let i = 0; i < 2 * SEGMENT_COUNT; i += 1) await log.append(new Uint8Array(500).fill(i));
  await log.close();
  const { sealed, active, spare } = recoverLog(directory, listSegments(directory), () => undefined);
  active.file.close();
  spare?.close();
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
      const { previous, index } = found.holding(sequence);
      const isHere = previous.sequence < sequence && sequence <= previous.sequence + index.count;
      if (!isHere) t.fail(`record ${sequence} is not where it was said to be`);
    }
  }
  t.equal(found.files().length, 64);
  t.ok(readdirSync('/proc/self/fd').length <= openBefore + 64);
  t.throws(() => found.holding(last + 1), AssertionError);
  t.throws(() => found.holding(0), AssertionError);
});

test('segment shelf: the one that was asked for last stays open', async (t) => {
  const { shelf: found, last } = await shelf(t);
  const { file } = found.holding(1);
  for (let sequence = 3; sequence <= last; sequence += 1) {
    found.holding(sequence);
    found.holding(1);
  }
  t.equal(found.holding(1).file, file);
});

test('segment shelf: a file that is gone cannot be read', async (t) => {
  const { shelf: found, directory } = await shelf(t);
  rmSync(join(directory, 'records-00000002.seg'));
  const expected = { name: 'JournalReadError', message: /records-00000002.seg .*ENOENT/ };
  t.throws(() => found.holding(3), expected);
});
