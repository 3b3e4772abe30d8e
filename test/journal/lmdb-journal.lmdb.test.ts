import { test } from 'tap';
import { MAP_BYTES } from '../../src/journal/lmdb-environment.ts';
import { LmdbJournal } from '../../src/journal/lmdb-journal.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { bytes, put } from './contract-bytes.ts';
import { testJournalContract } from './journal-contract.ts';

testJournalContract('lmdb journal', (t) => {
  const directory = t.testdir();
  return { open: (faults) => openJournal(directory, { faults }) };
});

test('lmdb journal: a flush without an answer is given up and its outcome unknown', async (t) => {
  const journal = await LmdbJournal.open({
    directory: t.testdir(),
    mapBytes: MAP_BYTES,
    mayCreate: true,
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

test('lmdb journal: a disk without the reserve refuses a batch unwritten', async (t) => {
  const directory = t.testdir();
  const journal = await openJournal(directory, { spareBytes: Number.MAX_SAFE_INTEGER });
  const refused = journal.append({ payload: bytes('one'), rows: [put('a', '1')] });
  await t.rejects(refused, { name: 'JournalWriteError', outcome: 'absent', message: /ENOSPC/ });
  await journal.close();
  const reopened = await openJournal(directory, {});
  t.equal(reopened.head.sequence, 0);
  await reopened.close();
});
