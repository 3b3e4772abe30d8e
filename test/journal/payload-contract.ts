import { type Test, test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { bytes, text } from './contract-bytes.ts';
import type { JournalStore } from './journal-contract.ts';

/** What every journal promises of reading single payloads, run over each implementation. */
export function testPayloadContract(name: string, createStore: (t: Test) => JournalStore): void {
  test(`${name}: one payload is read wherever it is, or a part of it`, async (t) => {
    const store = createStore(t);
    const first = await store.open({});
    const payloads = ['first', '', 'a longer one'.repeat(300), 'last'].map(bytes);
    for (const payload of payloads) await first.append({ payload, rows: [] });
    await first.close();
    const journal = await store.open({});
    for (const [index, payload] of payloads.entries()) {
      t.equal(Buffer.compare(journal.readPayload(index + 1), payload), 0);
    }
    t.equal(text(journal.readPayload(3, { start: 3_588, end: 3_600 })), 'a longer one');
    t.equal(text(journal.readPayload(2, { start: 0, end: 0 })), '');
    for (const [start, end] of [
      [-1, 2],
      [3, 2],
      [0, 6],
      [0, 0.5],
      [0.5, 2],
    ] as const) {
      t.throws(() => journal.readPayload(1, { start, end }), AssertionError, `${start} to ${end}`);
    }
    for (const sequence of [0, 5, -1, 1.5]) {
      t.throws(() => journal.readPayload(sequence), AssertionError, `record ${sequence}`);
    }
    await journal.close();
    t.throws(() => journal.readPayload(1), AssertionError);
  });

  test(`${name}: payloads are read while another is pending, and that one is not`, async (t) => {
    const journal = await createStore(t).open({});
    await journal.append({ payload: bytes('one'), rows: [] });
    const pending = journal.append({ payload: bytes('two'), rows: [] });
    t.equal(text(journal.readPayload(1)), 'one');
    t.throws(() => journal.readPayload(2), AssertionError);
    await pending;
    t.equal(text(journal.readPayload(2)), 'two');
    await journal.close();
  });

  test(`${name}: a payload that was read is its reader's own`, async (t) => {
    const journal = await createStore(t).open({});
    await journal.append({ payload: bytes('payload'), rows: [] });
    await journal.append({ payload: bytes('another'), rows: [] });
    const part = { start: 2, end: 5 };
    const [whole, few] = [journal.readPayload(1), journal.readPayload(1, part)];
    journal.readPayload(2);
    t.equal(text(whole), 'payload');
    t.equal(text(few), 'ylo');
    for (const read of [whole, few]) read.fill(0);
    t.equal(text(journal.readPayload(1)), 'payload');
    t.equal(text(journal.readPayload(1, part)), 'ylo');
    await journal.close();
  });
}
