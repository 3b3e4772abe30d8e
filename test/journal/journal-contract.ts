/** What every journal promises, run over each implementation. */
import fc from 'fast-check';
import { type Test, test } from 'tap';
import { chainHash, genesisHead } from '../../src/journal/hash-chain.ts';
import type { Journal, JournalHead } from '../../src/journal/journal.ts';
import { JournalWriteError } from '../../src/journal/journal-errors.ts';
import type { JournalFaults } from '../../src/journal/journal-faults.ts';
import { AssertionError } from '../../src/kernel/assert.ts';
import { bytes, page, put, remove, text, texts } from './contract-bytes.ts';

/** One store that survives its journals: `open` after `close` shows what was durable. */
export interface JournalStore {
  open(faults: JournalFaults): Promise<Journal>;
}

export const NO_FAULTS: JournalFaults = {};

export function testJournalContract(name: string, createStore: (t: Test) => JournalStore): void {
  testAppends(name, createStore);
  testCopies(name, createStore);
  testRows(name, createStore);
  testMisuse(name, createStore);
  testFailures(name, createStore);
}

function testAppends(name: string, createStore: (t: Test) => JournalStore): void {
  test(`${name}: an empty journal has the genesis head and nothing to read`, async (t) => {
    const journal = await createStore(t).open(NO_FAULTS);
    t.same(journal.head, genesisHead());
    t.same(journal.readRecords(1, 10), []);
    t.equal(journal.readRow(bytes('a')), undefined);
    t.same(journal.readRows(page('a', 'z', 10, false)), []);
    await journal.close();
  });

  test(`${name}: records are chained and known before they are durable`, async (t) => {
    const journal = await createStore(t).open(NO_FAULTS);
    let previous: JournalHead = genesisHead();
    for (const payload of ['first', '', 'third'].map(bytes)) {
      const pending = journal.append({ payload, rows: [] });
      const expected = {
        sequence: previous.sequence + 1,
        hash: chainHash(previous, payload),
      };
      t.same(journal.head, expected, 'the head is known at once');
      t.same(await pending, expected);
      previous = expected;
    }
    const records = journal.readRecords(1, 10);
    t.same(
      records.map((record) => record.sequence),
      [1, 2, 3],
    );
    t.same(records[0]?.previousHash, genesisHead().hash);
    t.same(records[2]?.previousHash, records[1]?.hash);
    t.same(records[2]?.hash, previous.hash);
    t.equal(text(records[2]?.payload), 'third');
    t.same(journal.readRecords(2, 1), records.slice(1, 2));
    t.same(journal.readRecords(4, 1), []);
    await journal.close();
  });

  test(`${name}: a reopened journal carries on where it stopped`, async (t) => {
    const store = createStore(t);
    const first = await store.open(NO_FAULTS);
    await first.append({ payload: bytes('one'), rows: [put('a', '1'), put('b', '2')] });
    const head = await first.append({ payload: bytes('two'), rows: [remove('a')] });
    await first.close();

    const second = await store.open(NO_FAULTS);
    t.same(second.head, head);
    t.same(texts(second.readRows(page('a', 'z', 10, false))), ['b=2']);
    t.equal((await second.append({ payload: bytes('three'), rows: [] })).sequence, 3);
    t.equal(second.readRecords(1, 10).length, 3);
    await second.close();
  });
}

function testCopies(name: string, createStore: (t: Test) => JournalStore): void {
  test(`${name}: neither what is put in nor what is read out is shared`, async (t) => {
    const journal = await createStore(t).open(NO_FAULTS);
    const payload = bytes('payload');
    const row = { key: bytes('key'), value: bytes('value') };
    const pending = journal.append({ payload, rows: [row] });
    for (const part of [payload, row.key, row.value, journal.head.hash]) part.fill(0);
    await pending;
    for (let i = 0; i < 2; i += 1) {
      const value = journal.readRow(bytes('key'));
      t.equal(text(value), 'value');
      value?.fill(0);
      const [read] = journal.readRows(page('a', 'z', 1, false));
      t.equal(text(read?.value), 'value');
      read?.key.fill(0);
      read?.value.fill(0);
      const [record] = journal.readRecords(1, 1);
      t.equal(text(record?.payload), 'payload');
      record?.payload.fill(0);
      record?.hash.fill(0);
    }
    await journal.append({ payload: bytes('next'), rows: [] });
    t.equal(journal.readRecords(1, 2).length, 2, 'the chain is whole');
    await journal.close();
  });

  test(`${name}: values and payloads of many sizes come back as they were`, async (t) => {
    const journal = await createStore(t).open(NO_FAULTS);
    const sizes = [0, 1, 39, 40, 4_000, 4_096, 16_384, 50_000, 70_000, 300_000, 3_000_000];
    for (const size of sizes) {
      const value = new Uint8Array(size).fill(size % 251);
      const key = bytes(`size ${String(size).padStart(9, '0')}`);
      await journal.append({ payload: value, rows: [{ key, value }] });
      // Compared as a whole, because a failure's diff of millions of bytes helps nobody.
      const row = journal.readRow(key) ?? bytes('absent');
      t.equal(Buffer.compare(row, value), 0, `row of ${size} bytes`);
      const payload = journal.readRecords(journal.head.sequence, 1)[0]?.payload;
      t.equal(Buffer.compare(payload ?? bytes('absent'), value), 0, `record of ${size} bytes`);
    }
    const rows = journal.readRows(page('size ', 'size~', 100, false));
    t.same(
      rows.map(({ value }) => value.length),
      sizes,
    );
    await journal.close();
  });
}

function testRows(name: string, createStore: (t: Test) => JournalStore): void {
  test(`${name}: ranges are half open, limited, and walked from either end`, async (t) => {
    const journal = await createStore(t).open(NO_FAULTS);
    const rows = ['a', 'b', 'ba', 'c', 'd'].map((key) => put(key, key.toUpperCase()));
    await journal.append({ payload: bytes(''), rows });
    const read = (...range: Parameters<typeof page>) => texts(journal.readRows(page(...range)));
    t.same(read('b', 'd', 10, false), ['b=B', 'ba=BA', 'c=C']);
    t.same(read('b', 'd', 10, true), ['c=C', 'ba=BA', 'b=B']);
    t.same(read('b', 'd', 2, false), ['b=B', 'ba=BA']);
    t.same(read('b', 'd', 2, true), ['c=C', 'ba=BA']);
    t.same(read('aa', 'bz', 9, true), ['ba=BA', 'b=B']);
    t.same(read('c', 'c', 9, false), []);
    t.same(read('d', 'a', 9, false), []);
    t.same(read('e', 'f', 9, true), []);
    await journal.close();
  });

  test(`${name}: rows and ranges are those of a plain map`, async (t) => {
    const key = fc.uint8Array({ minLength: 1, maxLength: 3, max: 3 });
    const value = fc.option(fc.uint8Array({ maxLength: 9 }), { nil: undefined });
    const rows = fc.uniqueArray(fc.record({ key, value }), {
      selector: (row) => Buffer.from(row.key).toString('hex'),
      maxLength: 12,
    });
    const range = fc.record({
      start: key,
      end: key,
      limit: fc.integer({ min: 1, max: 9 }),
      reverse: fc.boolean(),
    });
    const journal = await createStore(t).open(NO_FAULTS);
    const model = new Map<string, Uint8Array>();
    await fc.assert(
      fc.asyncProperty(rows, range, async (writes, asked) => {
        await journal.append({ payload: bytes('property'), rows: writes });
        for (const write of writes) {
          const name = Buffer.from(write.key).toString('hex');
          if (write.value === undefined) model.delete(name);
          else model.set(name, write.value);
        }
        const start = Buffer.from(asked.start).toString('hex');
        const end = Buffer.from(asked.end).toString('hex');
        const names = [...model.keys()].filter((name) => name >= start && name < end).sort();
        if (asked.reverse) names.reverse();
        const expected = names.slice(0, asked.limit).map((name) => {
          return { key: Uint8Array.from(Buffer.from(name, 'hex')), value: model.get(name) };
        });
        t.strictSame(journal.readRows(asked), expected);
        for (const { key } of writes) {
          t.strictSame(journal.readRow(key), model.get(Buffer.from(key).toString('hex')));
        }
      }),
      { numRuns: 100 },
    );
    await journal.close();
  });
}

function testMisuse(name: string, createStore: (t: Test) => JournalStore): void {
  test(`${name}: a batch over a limit is our bug, and nothing of it is written`, async (t) => {
    const journal = await createStore(t).open(NO_FAULTS);
    const payload = bytes('p');
    const good = put('a', '1');
    for (const key of [new Uint8Array(0), new Uint8Array(1_025)]) {
      const rows = [good, { key, value: bytes('2') }];
      await t.rejects(journal.append({ payload, rows }), AssertionError);
    }
    t.equal(journal.head.sequence, 0);
    t.equal(journal.readRow(bytes('a')), undefined);
    t.equal((await journal.append({ payload, rows: [good] })).sequence, 1);
    await journal.close();
  });

  test(`${name}: an append while another is pending is our bug`, async (t) => {
    const journal = await createStore(t).open(NO_FAULTS);
    const pending = journal.append({ payload: bytes('one'), rows: [] });
    await t.rejects(journal.append({ payload: bytes('two'), rows: [] }), AssertionError);
    t.equal((await pending).sequence, 1);
    await journal.close();
  });

  test(`${name}: a closed journal answers nothing`, async (t) => {
    const journal = await createStore(t).open(NO_FAULTS);
    const pending = journal.append({ payload: bytes('one'), rows: [] });
    await journal.close();
    t.equal((await pending).sequence, 1, 'close waits for the pending append');
    await t.rejects(journal.append({ payload: bytes('two'), rows: [] }), AssertionError);
    t.throws(() => journal.readRow(bytes('a')), AssertionError);
    t.throws(() => journal.readRecords(1, 1), AssertionError);
  });
}

function testFailures(name: string, createStore: (t: Test) => JournalStore): void {
  test(`${name}: an append is not answered before it is durable`, async (t) => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const journal = await createStore(t).open({ untilDurable: () => gate });
    let answered = false;
    const pending = journal.append({ payload: bytes('one'), rows: [] }).then((head) => {
      answered = true;
      return head;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    t.equal(answered, false);
    release();
    t.equal((await pending).sequence, 1);
    await journal.close();
  });

  for (const failing of [1, 2, 7]) {
    test(`${name}: refused before the write, append ${failing} is absent`, async (t) => {
      const store = createStore(t);
      const cause = new Error('no');
      const journal = await store.open({
        beforeFlush: (append) => (append === failing ? cause : undefined),
      });
      for (let append = 1; append < failing; append += 1) {
        await journal.append({ payload: bytes('ok'), rows: [put(`row ${append}`, 'ok')] });
      }
      const rows = [put(`row ${failing}`, 'refused')];
      const refused = journal.append({ payload: bytes('refused'), rows });
      await t.rejects(refused, { name: 'JournalWriteError', outcome: 'absent', cause });
      for (let i = 0; i < 3; i += 1) {
        const later = journal.append({ payload: bytes('later'), rows: [put('later', 'x')] });
        await t.rejects(later, JournalWriteError);
      }
      await journal.close();

      const reopened = await store.open(NO_FAULTS);
      t.equal(reopened.head.sequence, failing - 1);
      t.equal(reopened.readRecords(1, 10).length, failing - 1);
      t.equal(reopened.readRow(bytes(`row ${failing}`)), undefined);
      t.equal(reopened.readRow(bytes('later')), undefined);
      await reopened.close();
    });
  }

  test(`${name}: a failed flush leaves an unknown outcome and ends all writing`, async (t) => {
    const store = createStore(t);
    const journal = await store.open({
      untilDurable: (append) => (append === 2 ? Promise.reject(new Error('EIO')) : undefined),
    });
    await journal.append({ payload: bytes('one'), rows: [put('a', '1')] });
    const refused = journal.append({ payload: bytes('two'), rows: [put('a', '2')] });
    await t.rejects(refused, { name: 'JournalWriteError', outcome: 'unknown' });
    const later = journal.append({ payload: bytes('three'), rows: [] });
    await t.rejects(later, { name: 'JournalWriteError', outcome: 'absent', retryable: false });
    await journal.close();

    const reopened = await store.open(NO_FAULTS);
    const { sequence } = reopened.head;
    t.ok(sequence === 1 || sequence === 2, 'wholly there or wholly absent');
    t.equal(text(reopened.readRow(bytes('a'))), String(sequence));
    t.equal(reopened.readRecords(1, 9).length, sequence);
    await reopened.close();
  });
}
