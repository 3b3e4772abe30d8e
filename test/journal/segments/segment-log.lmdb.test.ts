import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Test, test } from 'tap';
import { chainHash, genesisHead } from '../../../src/journal/hash-chain.ts';
import type { JournalHead } from '../../../src/journal/journal.ts';
import type { SegmentLogOptions } from '../../../src/journal/segments/open-log.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { findWrongRecord, storyPayload, writeStory } from '../../support/disk/log-story.ts';
import { openSegmentLog, TEST_SEGMENT_BYTES } from '../../support/disk/open-segment-log.ts';
import { bytes, text } from '../contract-bytes.ts';

function segmentsIn(directory: string): string[] {
  return readdirSync(directory).filter((name) => name.endsWith('.seg'));
}

test('segment log: an empty one has the genesis head and nothing to read', async (t) => {
  const directory = t.testdir();
  for (let opening = 0; opening < 2; opening += 1) {
    const log = await openSegmentLog(directory);
    t.same(log.head, genesisHead());
    t.same(log.durableHead, genesisHead());
    t.equal(log.firstSequence, 1);
    t.same(log.readRecords(1, 10), []);
    t.throws(() => log.readPayload(1), AssertionError);
    await log.close();
  }
  t.same(segmentsIn(directory), ['records-00000001.seg']);
});

test('segment log: records are chained and known before they are durable', async (t) => {
  const log = await openSegmentLog(t.testdir());
  let previous: JournalHead = genesisHead();
  for (const payload of ['first', '', 'third'].map(bytes)) {
    const pending = log.append(payload);
    const expected = { sequence: previous.sequence + 1, hash: chainHash(previous, payload) };
    t.same(log.head, expected, 'the head is known at once');
    t.same(log.durableHead, previous, 'and durable later');
    t.same(log.readRecords(expected.sequence, 1), [], 'nor can it be read before');
    t.same(await pending, expected);
    t.same(log.durableHead, expected);
    previous = expected;
  }
  const records = log.readRecords(1, 10);
  t.same(
    records.map(({ sequence }) => sequence),
    [1, 2, 3],
  );
  t.same(records[0]?.previousHash, genesisHead().hash);
  t.same(records[2]?.previousHash, records[1]?.hash);
  t.same(records[2]?.hash, previous.hash);
  t.equal(text(log.readPayload(3)), 'third');
  t.same(log.readRecords(2, 1), records.slice(1, 2));
  t.same(log.readRecords(4, 1), []);
  await log.close();
});

test('segment log: many segments are one log, however it is opened and read', async (t) => {
  const directory = t.testdir();
  let head = genesisHead();
  for (let opening = 0; opening < 6; opening += 1) {
    const log = await openSegmentLog(directory, { mayCreate: opening === 0, leastHead: head });
    t.same(log.head, head);
    t.equal(log.firstSequence, 1);
    await writeStory(log, 37);
    t.equal(findWrongRecord(log), undefined);
    head = log.head;
    await log.close();
  }
  const log = await openSegmentLog(directory, { mayCreate: false, leastHead: head });
  t.ok(segmentsIn(directory).length > 8, 'several segments');
  t.equal(findWrongRecord(log), undefined);
  for (let from = 1; from <= head.sequence; from += 1) {
    const page = log.readRecords(from, 11);
    t.equal(page.length, Math.min(11, head.sequence - from + 1));
    t.equal(page[0]?.sequence, from);
  }
  for (const sequence of [222, 1, 100, 3, 221, 50]) {
    t.equal(Buffer.compare(log.readPayload(sequence), storyPayload(sequence)), 0);
  }
  await log.close();
});

test('segment log: a record larger than a segment gets one of its own size', async (t) => {
  const directory = t.testdir();
  const sizes = [0, 100, TEST_SEGMENT_BYTES, 10, 3 * TEST_SEGMENT_BYTES, 1_500_000, 0, 20];
  for (const isFirst of [true, false]) {
    const folder = join(directory, String(isFirst));
    const log = await openSegmentLog(folder);
    const written = sizes.slice(isFirst ? 2 : 0);
    for (const [index, size] of written.entries()) {
      await log.append(new Uint8Array(size).fill(index + 1));
    }
    await log.close();
    const again = await openSegmentLog(folder, { mayCreate: false });
    const read = again.readRecords(1, 100);
    t.same(
      read.map(({ payload }) => payload.length),
      written,
    );
    t.ok(read.every(({ payload }, index) => payload.every((byte) => byte === index + 1)));
    t.equal((await again.append(bytes('next'))).sequence, written.length + 1);
    await again.close();
  }
});

test('segment log: neither what is put in nor what is read out is shared', async (t) => {
  const log = await openSegmentLog(t.testdir());
  const payload = bytes('payload');
  const pending = log.append(payload);
  payload.fill(0);
  log.head.hash.fill(0);
  await pending;
  for (let i = 0; i < 2; i += 1) {
    const [record] = log.readRecords(1, 1);
    t.equal(text(record?.payload), 'payload');
    for (const part of [record?.payload, record?.hash, record?.previousHash]) part?.fill(1);
    const read = log.readPayload(1);
    t.equal(text(read), 'payload');
    read.fill(0);
    log.durableHead.hash.fill(0);
  }
  await log.append(bytes('next'));
  t.equal(log.readRecords(1, 2).length, 2, 'the chain is whole');
  await log.close();
});

test('segment log: the next segment is made before it is needed', async (t) => {
  const directory = t.testdir();
  const log = await openSegmentLog(directory);
  const quarter = new Uint8Array(TEST_SEGMENT_BYTES / 4);
  await log.append(quarter);
  t.equal(readdirSync(directory).length, 1);
  await log.append(quarter);
  await log.close();
  t.same(segmentsIn(directory), ['records-00000001.seg', 'records-00000002.seg']);
  t.ok(
    segmentsIn(directory).every((name) => {
      return statSync(join(directory, name)).size === TEST_SEGMENT_BYTES;
    }),
  );
  const again = await openSegmentLog(directory, { mayCreate: false });
  for (let i = 0; i < 2; i += 1) await again.append(quarter);
  await again.close();
  t.equal(segmentsIn(directory).length, 2, 'the one that was there is taken');
});

test('segment log: misuse is our bug', async (t) => {
  const log = await openSegmentLog(t.testdir());
  const first = log.append(bytes('one'));
  await t.rejects(log.append(bytes('two')), AssertionError);
  await first;
  t.throws(() => log.readRecords(0, 1), AssertionError);
  t.throws(() => log.readRecords(1, 0), AssertionError);
  t.throws(() => log.readPayload(2), AssertionError);
  await log.close();
  await t.rejects(log.append(bytes('three')), AssertionError);
  t.throws(() => log.readRecords(1, 1), AssertionError);
});

async function fails(
  t: Test,
  settings: Partial<SegmentLogOptions>,
  expected: { readonly outcome: string; readonly message: RegExp },
): Promise<void> {
  const directory = t.testdir();
  const log = await openSegmentLog(directory, settings);
  await t.rejects(log.append(bytes('one')), { name: 'JournalWriteError', ...expected });
  const later = { name: 'JournalWriteError', outcome: 'absent', message: /earlier failure/ };
  await t.rejects(log.append(bytes('two')), later);
  t.same(log.durableHead, genesisHead());
  await log.close();
  const again = await openSegmentLog(directory, { mayCreate: false });
  const isFound = again.head.sequence === 1;
  t.equal(isFound, expected.outcome === 'unknown', 'what is absent is not there');
  await again.close();
}

test('segment log: a record is refused before anything of it is written', async (t) => {
  const faults = { beforeFlush: () => new Error('no') };
  await fails(t, { faults }, { outcome: 'absent', message: /could not/ });
});

test('segment log: after a flush that failed the outcome is unknown', async (t) => {
  const faults = { untilDurable: () => Promise.reject(new Error('no')) };
  await fails(t, { faults }, { outcome: 'unknown', message: /could not/ });
});

test('segment log: a flush without an answer is given up', async (t) => {
  const faults = { untilDurable: () => new Promise<void>(() => undefined) };
  const expected = { outcome: 'unknown', message: /no answer within 50 ms/ };
  await fails(t, { faults, flushLimitMs: 50 }, expected);
});

test('segment log: a disk without the reserve refuses a record unwritten', async (t) => {
  const spareBytes = Number.MAX_SAFE_INTEGER;
  await fails(t, { spareBytes }, { outcome: 'absent', message: /ENOSPC/ });
});

test('segment log: a segment that could not be made refuses the next record', async (t) => {
  const directory = t.testdir();
  const log = await openSegmentLog(directory);
  const half = new Uint8Array(TEST_SEGMENT_BYTES / 2);
  // Something stands where the next one should get its name.
  mkdirSync(join(directory, 'records-00000002.seg', 'a'), { recursive: true });
  await log.append(half);
  await t.rejects(log.append(half), { name: 'JournalWriteError', outcome: 'absent' });
  await t.rejects(log.append(bytes('small')), { name: 'JournalWriteError', outcome: 'absent' });
  await log.close();
});

test('segment log: what was said to be absent is not written later', async (t) => {
  const directory = t.testdir();
  const faults = {
    untilDurable: (append: number) => (append === 2 ? Promise.reject(new Error('no')) : undefined),
  };
  const log = await openSegmentLog(directory, { faults });
  await log.append(bytes('one'));
  // It waits for the next segment when it is given up.
  const refused = log.append(new Uint8Array(TEST_SEGMENT_BYTES - 1_000));
  await t.rejects(refused, { name: 'JournalWriteError', outcome: 'absent' });
  while (segmentsIn(directory).length < 2) await setTimeout(10);
  await setTimeout(50);
  await log.close();
  const again = await openSegmentLog(directory, { mayCreate: false });
  t.equal(again.head.sequence, 1);
  await again.close();
});

test('segment log: it is not closed under a write that is under way', async (t) => {
  const directory = t.testdir();
  const faults = { untilDurable: () => Promise.reject(new Error('no')) };
  for (let round = 1; round <= 5; round += 1) {
    const log = await openSegmentLog(directory, { faults });
    const refused = log.append(new Uint8Array(4_000_000).fill(round));
    await t.rejects(refused, { name: 'JournalWriteError' });
    await log.close();
    const path = join(directory, segmentsIn(directory).at(-1) ?? '');
    const left = readFileSync(path);
    await setTimeout(100);
    t.equal(left.compare(readFileSync(path)), 0, 'nothing was written after it was closed');
  }
});
