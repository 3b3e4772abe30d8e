import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { DiskJournal } from '../../src/journal/disk-journal.ts';
import type { JournalBatch } from '../../src/journal/journal.ts';
import { MAP_BYTES } from '../../src/journal/lmdb-environment.ts';
import { AssertionError } from '../../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { FlushGate } from '../support/disk/flush-gate.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { bytes, page, put, remove, texts } from './contract-bytes.ts';
import { type JournalStore, testJournalContract } from './journal-contract.ts';
import { testPayloadContract } from './payload-contract.ts';

function createStore(t: Test): JournalStore {
  const directory = t.testdir();
  /** By record: what a shard would derive again. */
  const batches: JournalBatch[] = [];
  return {
    open: async (faults) => {
      const journal = await openJournal(directory, { faults });
      for (let at = journal.checkpoint.sequence; at < journal.head.sequence; at += 1) {
        journal.restoreRows(batches[at]?.rows ?? []);
      }
      const append = journal.append.bind(journal);
      journal.append = (batch) => {
        batches[journal.head.sequence] = batch;
        return append(batch);
      };
      return journal;
    },
  };
}

testJournalContract('disk journal', createStore);
testPayloadContract('disk journal', createStore);

test('disk journal: a flush without an answer is given up and its outcome unknown', async (t) => {
  const journal = await DiskJournal.open({
    directory: t.testdir(),
    mapBytes: MAP_BYTES,
    mayCreate: true,
    segmentBytes: 1_048_576,
    hashKey: [1, 2],
    flushLimitMs: 50,
    spareBytes: 0,
    clock: SYSTEM_CLOCK,
    faults: { untilDurable: () => new Promise(() => undefined) },
  });
  const pending = journal.append({ payload: bytes('one'), rows: [put('a', '1')] });
  await t.rejects(pending, { name: 'JournalWriteError', outcome: 'unknown' });
  const later = journal.append({ payload: bytes('two'), rows: [] });
  await t.rejects(later, { name: 'JournalWriteError', outcome: 'absent' });
  await journal.close();
});

test('disk journal: a disk without the reserve refuses a batch unwritten', async (t) => {
  const directory = t.testdir();
  const journal = await openJournal(directory, { spareBytes: Number.MAX_SAFE_INTEGER });
  const refused = journal.append({ payload: bytes('one'), rows: [put('a', '1')] });
  await t.rejects(refused, { name: 'JournalWriteError', outcome: 'absent', message: /ENOSPC/ });
  await journal.close();
  const reopened = await openJournal(directory, {});
  t.equal(reopened.head.sequence, 0);
  t.equal(reopened.readRow(bytes('a')), undefined, 'nor its rows');
  await reopened.close();
});

/** None but those that are asked for. */
const SELDOM = { rows: 1e9, valueBytes: 1e9, recordBytes: 1e9 };

test('disk journal: a restart finds the rows as of the checkpoint', async (t) => {
  const directory = t.testdir();
  const open = () => openJournal(directory, { checkpointLimits: SELDOM });
  const journal = await open();
  const head = await journal.append({
    payload: bytes('one'),
    rows: [put('a', '1'), put('b', '1')],
  });
  t.equal(journal.checkpoint.sequence, 0);
  await journal.writeCheckpoint();
  t.same(journal.checkpoint, head);
  await journal.append({ payload: bytes('two'), rows: [put('a', '2'), remove('b')] });
  await journal.close();

  const all = page('a', 'z', 9, false);
  const closed = await open();
  t.equal(closed.checkpoint.sequence, 2, 'a stop stores what is left');
  t.same(texts(closed.readRows(all)), ['a=2']);
  await closed.append({ payload: bytes('three'), rows: [put('c', '3')] });
  t.same(texts(closed.readRows(all)), ['a=2', 'c=3']);
  // As after a crash: the files as they are now, in another place.
  const copy = join(directory, 'copy');
  mkdirSync(copy);
  for (const { name } of readdirSync(directory, { withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )) {
    copyFileSync(join(directory, name), join(copy, name));
  }
  const crashed = await openJournal(copy, { checkpointLimits: SELDOM });
  t.same([crashed.head.sequence, crashed.checkpoint.sequence], [3, 2]);
  t.same(texts(crashed.readRows(all)), ['a=2']);
  crashed.restoreRows([put('c', '3')]);
  t.same(texts(crashed.readRows(all)), ['a=2', 'c=3']);
  await crashed.close();
  const looked = await openJournal(copy, {});
  t.equal(looked.checkpoint.sequence, 2, 'who appends nothing stores nothing');
  await looked.close();
  await closed.close();
});

test('disk journal: rows of a record that failed are never stored', async (t) => {
  const directory = t.testdir();
  const gate = new FlushGate();
  const journal = await openJournal(directory, { checkpointLimits: SELDOM, faults: gate.faults });
  await journal.append({ payload: bytes('one'), rows: [put('a', '1')] });
  gate.hold();
  const failing = journal.append({ payload: bytes('two'), rows: [put('a', '2')] });
  const closed = journal.close();
  gate.fail();
  await t.rejects(failing, { name: 'JournalWriteError' });
  await closed;
  const reopened = await openJournal(directory, {});
  t.equal(reopened.checkpoint.sequence, 0);
  t.equal(reopened.readRow(bytes('a')), undefined);
  await reopened.close();
});

test('disk journal: a checkpoint for which there is no room is an error', async (t) => {
  const settings = { checkpointLimits: SELDOM, spareBytes: 0 };
  const directory = t.testdir();
  const rowsDirectory = join(directory, 'rows');
  const journal = await openJournal(directory, settings);
  await journal.append({ payload: bytes('one'), rows: [put('a', '1')] });
  await journal.close();
  mkdirSync(rowsDirectory);
  const rebuilt = await openJournal(directory, {
    ...settings,
    rowsDirectory,
    spareBytes: Number.MAX_SAFE_INTEGER,
  });
  t.equal(rebuilt.checkpoint.sequence, 0);
  rebuilt.restoreRows([put('a', '1')]);
  await rebuilt.relieve(rebuilt.head);
  await t.rejects(rebuilt.writeCheckpoint(), { name: 'JournalWriteError', message: /ENOSPC/ });
  const refused = { name: 'JournalWriteError', outcome: 'absent', message: /ENOSPC/ };
  await t.rejects(rebuilt.relieve(rebuilt.head), refused, 'and final');
  await t.rejects(rebuilt.append({ payload: bytes('two'), rows: [] }), refused);
  t.equal(rebuilt.head.sequence, 1);
  await rebuilt.close();
});

test('disk journal: nothing is appended before all rows are back', async (t) => {
  const directory = t.testdir();
  const seldom = { rows: 1_000, valueBytes: 1_000_000, recordBytes: 1_000_000 };
  const first = await openJournal(directory, { checkpointLimits: seldom });
  for (const key of ['a', 'b']) await first.append({ payload: bytes(key), rows: [put(key, '1')] });
  const copy = `${directory}-copy`;
  cpSync(directory, copy, { recursive: true });
  t.teardown(() => rmSync(copy, { recursive: true }));
  await first.close();

  const journal = await openJournal(copy, {});
  t.equal(journal.checkpoint.sequence, 0, 'as after a crash');
  const next = { payload: bytes('c'), rows: [] };
  journal.restoreRows([put('a', '1')]);
  await t.rejects(journal.append(next), AssertionError);
  journal.restoreRows([put('b', '1')]);
  t.equal((await journal.append(next)).sequence, 3);
  await journal.close();
});
