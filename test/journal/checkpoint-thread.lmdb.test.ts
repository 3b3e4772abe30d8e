import { test } from 'tap';
import { CheckpointThread } from '../../src/journal/checkpoint-thread.ts';
import { MAP_BYTES } from '../../src/journal/lmdb-environment.ts';
import { RowStore } from '../../src/journal/row-store.ts';
import { Memtable } from '../../src/structures/memtable.ts';

const KEY = Uint8Array.of(1, 2);
const VALUE = Uint8Array.of(3);
const HEAD = { sequence: 5, hash: new Uint8Array(32).fill(5) };

function oneRow(value: Uint8Array | undefined): Memtable {
  const rows = new Memtable([1, 2]);
  rows.put(KEY, value);
  return rows;
}

test('checkpoint thread: what it has written is there, now and at the next start', async (t) => {
  const file = { directory: t.testdir(), mapBytes: MAP_BYTES, mayCreate: true };
  const store = RowStore.open(file);
  const thread = new CheckpointThread({ ...file, mayCreate: false });
  await thread.write(oneRow(VALUE).columns(), HEAD);
  store.refresh();
  t.same(store.read(KEY), VALUE);
  t.same(store.checkpoint, HEAD);
  await thread.write(oneRow(undefined).columns(), { ...HEAD, sequence: 6 });
  store.refresh();
  t.equal(store.read(KEY), undefined);
  await thread.stop();
  await store.close();

  const reopened = RowStore.open({ ...file, mayCreate: false });
  t.equal(reopened.checkpoint.sequence, 6);
  await reopened.close();
});

test('checkpoint thread: once it has ended, it says so instead of never answering', async (t) => {
  const file = { directory: t.testdir(), mapBytes: MAP_BYTES, mayCreate: false };
  const thread = new CheckpointThread(file);
  const failure = { name: 'CheckpointError', code: 'JOURNAL_OPEN' };
  await t.rejects(thread.write(oneRow(VALUE).columns(), HEAD), failure);
  await t.rejects(thread.write(oneRow(VALUE).columns(), HEAD), { name: 'CheckpointError' });
  await thread.stop();
});
