import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { MemoryJournal } from '../support/journal/memory-journal.ts';
import { bytes, page, put, remove, texts } from './contract-bytes.ts';
import { type JournalStore, NO_FAULTS, testJournalContract } from './journal-contract.ts';
import { testPayloadContract } from './payload-contract.ts';

function createStore(): JournalStore {
  let journal: MemoryJournal | undefined;
  return {
    async open(faults) {
      journal =
        journal === undefined ? MemoryJournal.create(faults) : journal.crash('absent', faults);
      return journal;
    },
  };
}

testJournalContract('memory journal', createStore);
testPayloadContract('memory journal', createStore);

const NEVER = new Promise<void>(() => undefined);

for (const outcome of ['present', 'absent'] as const) {
  test(`memory journal: a crash leaves the batch in flight wholly ${outcome}`, async (t) => {
    const faults = { untilDurable: (append: number) => (append === 2 ? NEVER : undefined) };
    const journal = MemoryJournal.create(faults);
    await journal.append({ payload: bytes('one'), rows: [put('a', '1'), put('b', '1')] });
    let answered = false;
    void journal.append({ payload: bytes('two'), rows: [put('a', '2')] }).finally(() => {
      answered = true;
    });
    const recovered = journal.crash(outcome, NO_FAULTS);

    const sequence = outcome === 'present' ? 2 : 1;
    t.equal(recovered.head.sequence, sequence);
    t.same(recovered.readRow(bytes('a')), bytes(String(sequence)));
    t.same(recovered.readRow(bytes('b')), bytes('1'));
    t.equal((await recovered.append({ payload: bytes('next'), rows: [] })).sequence, sequence + 1);
    t.equal(recovered.readRecords(1, 9).length, sequence + 1);
    t.throws(() => journal.readRow(bytes('a')), AssertionError, 'the crashed one is dead');
    t.equal(answered, false);
  });
}

test('memory journal: what becomes durable after the crash is not answered', async (t) => {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const journal = MemoryJournal.create({ untilDurable: () => gate });
  let answered = false;
  void journal.append({ payload: bytes('one'), rows: [] }).finally(() => {
    answered = true;
  });
  const recovered = journal.crash('absent', NO_FAULTS);
  release();
  await new Promise((resolve) => setImmediate(resolve));
  t.equal(answered, false);
  t.equal(recovered.head.sequence, 0);
});

test('memory journal: a batch that writes a key twice is our bug', async (t) => {
  const journal = MemoryJournal.create(NO_FAULTS);
  const rows = [put('a', '1'), put('a', '2')];
  await t.rejects(journal.append({ payload: bytes('one'), rows }), AssertionError);
});

test('memory journal: a restart finds the rows as of the checkpoint', async (t) => {
  let isStored = true;
  const faults = { skipsCheckpoint: () => !isStored };
  const journal = MemoryJournal.create(faults);
  const one = [put('a', '1'), put('b', '1')];
  const head = await journal.append({ payload: bytes('one'), rows: one });
  t.same(journal.checkpoint, head);
  isStored = false;
  const two = [put('a', '2'), remove('b'), put('c', '2')];
  await journal.append({ payload: bytes('two'), rows: two });
  t.same(journal.checkpoint, head);
  const all = page('a', 'z', 9, false);
  t.same(texts(journal.readRows(all)), ['a=2', 'c=2'], 'they are read at once');

  const looked = journal.restarted();
  t.same(looked.checkpoint, head);
  looked.restoreRows(two);
  await looked.append({ payload: bytes('elsewhere'), rows: [put('e', '9')] });
  t.equal(journal.head.sequence, 2, 'a copy goes its own way');
  const recovered = journal.crash('absent', faults);
  t.same(recovered.checkpoint, head);
  t.equal(recovered.head.sequence, 2);
  t.same(texts(recovered.readRows(all)), ['a=1', 'b=1'], 'whatever was done to another copy');
  recovered.restoreRows(two);
  t.same(texts(recovered.readRows(all)), ['a=2', 'c=2']);
  isStored = true;
  const last = await recovered.append({ payload: bytes('three'), rows: [put('d', '3')] });
  const again = recovered.crash('absent', faults);
  t.same(again.checkpoint, last);
  t.same(texts(again.readRows(all)), ['a=2', 'c=2', 'd=3'], 'what was restored is stored, too');
});

test('memory journal: damage is hidden by a newer row, and is back after a crash', async (t) => {
  let isStored = true;
  const faults = { skipsCheckpoint: () => !isStored };
  const journal = MemoryJournal.create(faults);
  await journal.append({ payload: bytes('one'), rows: [put('a', '1')] });
  isStored = false;
  journal.spoil(bytes('a'));
  t.throws(() => journal.readRow(bytes('a')), { name: 'DamagedRowError' });
  await journal.append({ payload: bytes('two'), rows: [put('a', '2')] });
  t.same(journal.readRow(bytes('a')), bytes('2'));
  t.throws(() => journal.checkAbsence(bytes('b')), { name: 'DamagedRowError' }, 'it is stored');
  const recovered = journal.crash('absent', faults);
  t.throws(() => recovered.readRow(bytes('a')), { name: 'DamagedRowError' });
  recovered.restoreRows([put('a', '2')]);
  isStored = true;
  await recovered.append({ payload: bytes('three'), rows: [] });
  const again = recovered.crash('absent', faults);
  t.same(again.readRow(bytes('a')), bytes('2'), 'a checkpoint has written it anew');
  again.checkAbsence(bytes('b'));
});
