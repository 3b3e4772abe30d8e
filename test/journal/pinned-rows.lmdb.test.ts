/** A process that reads the rows and does not end its read: seen while it lives, let go after. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Test, test } from 'tap';
import type { DiskJournal, RowsLook } from '../../src/journal/disk-journal.ts';
import { must } from '../../src/kernel/assert.ts';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { checkpointsBehind, HELD_LONG_MS, ReaderWatch } from '../../src/shard/reader-watch.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { until } from '../support/engine/until.ts';

const CHILD = fileURLToPath(new URL('../support/disk/holding-child.js', import.meta.url));
const ROWS = 2_000;
const CHECKPOINTS = 12;

/** The same rows written over, each checkpoint in pages of its own. */
async function writeOver(journal: DiskJournal, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const value = new Uint8Array(500).fill(journal.head.sequence);
    const rows = Array.from({ length: ROWS }, (_, row) => ({ key: Buffer.from(`k${row}`), value }));
    await journal.append({ payload: new Uint8Array(0), rows });
    await journal.writeCheckpoint();
  }
}

function look(journal: DiskJournal): RowsLook {
  return must(journal.lookAtRows(), 'the rows cannot be looked at');
}

async function opened(t: Test): Promise<{ journal: DiskJournal; directory: string }> {
  const directory = t.testdir();
  const journal = await openJournal(directory, {});
  await writeOver(journal, 4);
  return { journal, directory };
}

/** A process that is in the middle of a read. */
async function holder(directory: string) {
  const child = spawn(process.execPath, [CHILD, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('pinned rows: without a reader pages are used again', async (t) => {
  const { journal } = await opened(t);
  const before = look(journal);
  await writeOver(journal, CHECKPOINTS);
  const after = look(journal);
  t.ok(after.fileBytes < 1.2 * before.fileBytes, 'the file is about as long as it was');
  t.ok(after.freeBytes > 0 && after.freeBytes < after.fileBytes);
  t.equal(after.transaction, before.transaction + CHECKPOINTS);
  t.ok(checkpointsBehind(after) <= 1, 'this turn may have read before');
  await journal.close();
});

test('pinned rows: a reader that is held is seen, and told when it lasts', async (t) => {
  const { journal, directory } = await opened(t);
  const child = await holder(directory);
  t.teardown(() => child.kill('SIGKILL'));
  const alarms: AlarmChange[] = [];
  const watch = new ReaderWatch('shard-0', (change) => alarms.push(change));
  const before = look(journal);
  t.ok(before.readers.some(({ processId }) => processId === child.pid));
  watch.look(before, 0);
  await writeOver(journal, CHECKPOINTS);
  const pinned = look(journal);
  t.equal(checkpointsBehind(pinned), CHECKPOINTS);
  t.ok(pinned.fileBytes > 3 * before.fileBytes, `${before.fileBytes} to ${pinned.fileBytes} bytes`);
  t.comment(`${before.fileBytes} bytes, then ${pinned.fileBytes}, ${pinned.freeBytes} free`);
  watch.look(pinned, 1);
  watch.look(pinned, 1 + HELD_LONG_MS);
  t.match(alarms, [{ kind: 'rowsPinned', sentence: new RegExp(`^Process ${child.pid} has`) }]);

  child.kill('SIGKILL');
  await once(child, 'exit');
  let deadCount = 0;
  await until('the dead reader to be let go', 10_000, () => {
    const now = look(journal);
    deadCount += now.deadCount;
    watch.look(now, 2 + HELD_LONG_MS);
    return now.readers.some(({ processId }) => processId === child.pid) ? undefined : true;
  });
  t.equal(deadCount, 1, 'what it held is let go');
  t.equal(alarms.at(-1)?.sentence, null);
  await writeOver(journal, CHECKPOINTS);
  t.ok(look(journal).fileBytes < 1.2 * pinned.fileBytes, 'the file grows no more');
  await journal.close();
});

test('pinned rows: what was closed is not looked at', async (t) => {
  const { journal } = await opened(t);
  await journal.close();
  t.equal(journal.lookAtRows(), undefined);
});
