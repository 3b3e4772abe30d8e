import { test } from 'tap';
import {
  CheckpointDesk,
  type CheckpointDeskOptions,
  type CheckpointWriter,
} from '../../src/journal/checkpoint-desk.ts';
import { FlushOverdueError } from '../../src/journal/flush-watchdog.ts';
import type { JournalHead } from '../../src/journal/journal.ts';
import { LayeredRows } from '../../src/journal/layered-rows.ts';
import { AssertionError, must } from '../../src/kernel/assert.ts';
import { type MemtableColumns, rowsOf } from '../../src/structures/memtable.ts';
import { StoreInMemory } from '../support/disk/store-in-memory.ts';

const LIMITS = { rows: 10, valueBytes: 1_000, recordBytes: 500 };
/** As the desk has it: how many times as much may come meanwhile. */
const BEHIND_MAX = 4;

/** Writes when it is told to. */
class HeldWriter implements CheckpointWriter {
  /** The record of each checkpoint, and its count of rows. */
  readonly begun: { readonly sequence: number; readonly rows: number }[] = [];
  end: 'running' | 'stopped' | 'abandoned' = 'running';
  readonly #store: StoreInMemory;
  #columns: MemtableColumns | undefined;
  #settle: ((failure: Error | undefined) => void) | undefined;

  constructor(store: StoreInMemory) {
    this.#store = store;
  }

  write(columns: MemtableColumns, { sequence }: JournalHead): Promise<void> {
    this.begun.push({ sequence, rows: [...rowsOf(columns)].length });
    this.#columns = columns;
    return new Promise((resolve, reject) => {
      this.#settle = (failure) => (failure === undefined ? resolve() : reject(failure));
    });
  }

  async answer(failure?: Error): Promise<void> {
    if (failure === undefined) this.#store.write(must(this.#columns, 'nothing is being written'));
    must(this.#settle, 'nobody waits')(failure);
    await turn();
  }

  async stop(): Promise<void> {
    this.end = 'stopped';
  }

  abandon(): void {
    this.end = 'abandoned';
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A desk that is told of records of a row or some, as the journal tells it. */
function setUp(options: Partial<CheckpointDeskOptions> = {}) {
  const store = new StoreInMemory();
  const rows = new LayeredRows(store, [1, 2]);
  const writer = new HeldWriter(store);
  let startCount = 0;
  const desk = new CheckpointDesk(rows, headOf(0), {
    startWriter: () => {
      startCount += 1;
      return writer;
    },
    readStoreBytes: () => 0,
    reserve: { take: () => true },
    limits: LIMITS,
    ...options,
  });
  let sequence = 0;
  let keyCount = 0;
  const put = (count: number, valueBytes: number): void => {
    for (let i = 0; i < count; i += 1) {
      keyCount += 1;
      const key = Uint8Array.of(1, keyCount >>> 8, keyCount & 255);
      rows.put([{ key, value: new Uint8Array(valueBytes) }]);
    }
  };
  const append = (count: number, { valueBytes = 1, recordBytes = 1 } = {}): Promise<void> => {
    sequence += 1;
    put(count, valueBytes);
    return desk.appended(headOf(sequence), recordBytes);
  };
  return { desk, rows, writer, put, append, headOf, startCount: () => startCount };
}

function headOf(sequence: number): JournalHead {
  return { sequence, hash: new Uint8Array(32).fill(sequence) };
}

/** Whether it has settled after a turn of the event loop. */
async function isPending(promise: Promise<void>): Promise<boolean> {
  return Promise.race([promise.then(() => false), turn().then(() => true)]);
}

test('checkpoint desk: begins at whichever limit is reached, and not before', async (t) => {
  const { append: appendRows, writer: byRows } = setUp();
  await appendRows(9);
  t.same(byRows.begun, []);
  await appendRows(1);
  t.same(byRows.begun, [{ sequence: 2, rows: 10 }], 'rows');

  const { append: appendValues, writer: byValues } = setUp();
  await appendValues(1, { valueBytes: 999 });
  t.same(byValues.begun, []);
  await appendValues(1, { valueBytes: 1 });
  t.same(byValues.begun, [{ sequence: 2, rows: 2 }], 'bytes of values');

  const { append: appendRecords, writer: byRecords } = setUp();
  await appendRecords(0, { recordBytes: 499 });
  t.same(byRecords.begun, []);
  await appendRecords(0, { recordBytes: 1 });
  t.same(byRecords.begun, [{ sequence: 2, rows: 0 }], 'bytes of records, which may have no rows');
});

test('checkpoint desk: writes beside the appends, one checkpoint at a time', async (t) => {
  const { append, writer, desk, rows, startCount } = setUp();
  await append(10);
  for (let i = 0; i < 3; i += 1) await append(9);
  t.equal(writer.begun.length, 1, 'none was waited for, none begun');
  t.equal(desk.newest.sequence, 0, 'it is not there before it is durable');
  await writer.answer();
  t.equal(desk.newest.sequence, 1);
  t.equal(rows.waiting.rowCount, 27);
  await append(0);
  t.same(writer.begun[1], { sequence: 5, rows: 27 }, 'the next one, as of a later record');
  await writer.answer();
  t.equal(desk.newest.sequence, 5);
  await append(9, { recordBytes: 499 });
  t.equal(writer.begun.length, 2, 'the limits begin anew');
  t.equal(startCount(), 1, 'one thread writes all of them');
});

test('checkpoint desk: an append waits only where far too much has come', async (t) => {
  const { append, writer } = setUp();
  await append(10);
  await append(BEHIND_MAX * 10 - 1);
  const waiting = append(1);
  t.ok(await isPending(waiting));
  await writer.answer();
  t.notOk(await isPending(waiting));
  await append(0);
  t.same(writer.begun[1], { sequence: 4, rows: 40 });
});

test('checkpoint desk: a failure is said, final, and harms no durable append', async (t) => {
  const { append, writer, desk, headOf } = setUp();
  await append(10);
  const failure = new Error('the disk is gone');
  t.equal(desk.failure, undefined);
  await writer.answer(failure);
  t.equal(desk.failure, failure);
  // Its flush was under way when the checkpoint failed.
  await append(10 * BEHIND_MAX);
  t.equal(writer.begun.length, 1, 'no other is tried');
  t.equal(desk.newest.sequence, 0);
  await desk.finish(headOf(2));
  t.equal(desk.failure, failure);
  await desk.close(headOf(2));
  t.equal(writer.begun.length, 1);
  t.equal(writer.end, 'stopped');
});

test('checkpoint desk: an append that waits is let go by a failure', async (t) => {
  const { append, writer, desk } = setUp();
  await append(10);
  const waiting = append(10 * BEHIND_MAX);
  t.ok(await isPending(waiting));
  await writer.answer(new Error('the disk is gone'));
  await waiting;
  t.ok(desk.failure);
});

test('checkpoint desk: without room it waits for some, and gives up at last', async (t) => {
  let hasRoom = false;
  const asked: number[] = [];
  const reserve = {
    take: (bytes: number) => {
      asked.push(bytes);
      return hasRoom;
    },
  };
  const { append, writer, desk, headOf } = setUp({ reserve, readStoreBytes: () => 5_000 });
  await append(10);
  await append(1);
  t.same(writer.begun, []);
  t.equal(desk.failure, undefined);
  const [first = 0] = asked;
  t.ok(first > 5_000 && asked.length === 2, 'what the store has may be copied');
  hasRoom = true;
  await append(1);
  t.same(writer.begun, [{ sequence: 3, rows: 12 }]);
  await writer.answer();
  hasRoom = false;
  await append(BEHIND_MAX * 10);
  t.match(desk.failure, { name: 'DiskFullError', code: 'ENOSPC' });

  const other = setUp({ reserve });
  await other.append(1);
  await other.desk.finish(headOf(1));
  t.match(other.desk.failure, { code: 'ENOSPC' });
});

test('checkpoint desk: a disk that cannot be asked is a failure, not an exception', async (t) => {
  const gone = new Error('the directory is gone');
  const { append, desk, writer } = setUp({
    readStoreBytes: () => {
      throw gone;
    },
  });
  await append(10);
  t.equal(desk.failure, gone);
  t.same(writer.begun, []);
});

test('checkpoint desk: at the end the rest is written, if anything was appended', async (t) => {
  const { append, writer, desk, headOf } = setUp();
  await append(10);
  await append(3);
  const closed = desk.close(headOf(2));
  t.ok(await isPending(closed));
  await writer.answer();
  t.same(writer.begun[1], { sequence: 2, rows: 3 });
  t.equal(writer.end, 'running');
  await writer.answer();
  await closed;
  t.equal(desk.newest.sequence, 2);
  t.equal(writer.end, 'stopped');

  const { put, desk: untouched, startCount } = setUp();
  put(100, 1); // Restored: nobody appended anything.
  await untouched.close(headOf(7));
  t.equal(startCount(), 0);
});

test('checkpoint desk: finished, it is as of that record, whatever has come', async (t) => {
  const { append, writer, desk, headOf } = setUp();
  await append(0);
  const finished = desk.finish(headOf(1));
  t.ok(await isPending(finished));
  await writer.answer();
  await finished;
  t.equal(desk.newest.sequence, 1);
  await desk.finish(headOf(1));
  await desk.close(headOf(1));
  t.equal(writer.begun.length, 1, 'nothing is written twice');
});

test('checkpoint desk: ended, it stores no rows whose record may not be there', async (t) => {
  const { append, put, writer, desk, headOf } = setUp();
  await append(5);
  put(20, 1); // Of a record whose append failed then.
  desk.end();
  await append(20);
  await t.rejects(desk.finish(headOf(1)), AssertionError);
  await desk.close(headOf(1));
  t.same(writer.begun, []);
});

test('checkpoint desk: what never answers is given up, and nothing is closed', async (t) => {
  const { append, writer, desk, headOf } = setUp({ answerLimitMs: 10 });
  await append(10);
  await append(10 * BEHIND_MAX);
  t.ok(desk.failure instanceof FlushOverdueError);
  t.ok(desk.isAbandoned);
  await desk.close(headOf(2));
  t.equal(writer.end, 'abandoned');
  await writer.answer();
  t.equal(desk.newest.sequence, 0, 'an answer that comes late changes nothing');
});
