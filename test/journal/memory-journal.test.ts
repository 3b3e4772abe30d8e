import { test } from 'tap';
import { MemoryJournal } from '../../src/journal/memory-journal.ts';
import { AssertionError } from '../../src/kernel/assert.ts';
import { bytes, put } from './contract-bytes.ts';
import { NO_FAULTS, testJournalContract } from './journal-contract.ts';

testJournalContract('memory journal', () => {
  let journal: MemoryJournal | undefined;
  return {
    async open(faults) {
      journal =
        journal === undefined ? MemoryJournal.create(faults) : journal.crash('absent', faults);
      return journal;
    },
  };
});

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
