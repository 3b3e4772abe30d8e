/**
 * Files that hold no rows, and files that were cut off. LMDB itself would end the process on
 * nearly all of them, which would end this test.
 */
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { MAP_BYTES } from '../../src/journal/lmdb-environment.ts';
import { PAGE_BYTES } from '../../src/journal/rows-file.ts';
import { verifyRowStore } from '../../src/journal/verify-row-store.ts';
import { OperationalError } from '../../src/kernel/errors.ts';
import { batchOf } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const BATCH_COUNT = 60;
const PAYLOAD_BYTES = 400;

/** A journal's directory in which the file is what `spoil` makes of a good one. */
async function spoilt(t: Test, spoil: (file: string) => void): Promise<string> {
  const directory = t.testdir();
  const journal = await openJournal(directory, {});
  for (let sequence = 1; sequence <= BATCH_COUNT; sequence += 1) {
    await journal.append(batchOf(sequence, PAYLOAD_BYTES));
  }
  await journal.close();
  spoil(join(directory, 'data.mdb'));
  return directory;
}

test('rows file: what is none is refused in a sentence', async (t) => {
  const random = new SeededRandom(1);
  const cases: Readonly<Record<string, (file: string) => void>> = {
    'a text': (file) =>
      writeFileSync(file, 'not a journal, but somebody put it here\n'.repeat(999)),
    'random bytes': (file) => writeFileSync(file, random.bytes(20_000)),
    zeros: (file) => writeFileSync(file, new Uint8Array(20_000)),
    'a hundred bytes of it': (file) => truncateSync(file, 100),
    'its first page': (file) => truncateSync(file, PAGE_BYTES),
    'a last page beyond the map': (file) => {
      const bytes = readFileSync(file);
      bytes.writeBigUInt64LE(2n ** 40n, 144);
      bytes.writeBigUInt64LE(2n ** 40n, PAGE_BYTES + 144);
      writeFileSync(file, bytes);
    },
    'another format': (file) => {
      const bytes = readFileSync(file);
      bytes.writeUInt32LE(1, 28);
      bytes.writeUInt32LE(1, PAGE_BYTES + 28);
      writeFileSync(file, bytes);
    },
  };
  for (const [name, spoil] of Object.entries(cases)) {
    await t.test(name, async (t) => {
      const directory = await spoilt(t, spoil);
      const refusal = {
        name: 'JournalOpenError',
        message: /is none: `tirage journal repair` makes it again/,
      };
      await t.rejects(openJournal(directory, {}), refusal);
      await t.rejects(verifyRowStore({ directory, mapBytes: MAP_BYTES }), refusal);
    });
  }
});

test('rows file: one that is cut off anywhere serves nothing wrong', async (t) => {
  const sound = await spoilt(t, () => undefined);
  const pageCount = readFileSync(join(sound, 'data.mdb')).length / PAGE_BYTES;
  let refusedCount = 0;
  for (let pages = 2; pages < pageCount; pages += 1) {
    const directory = `${t.testdirName}-cut-${pages}`;
    cpSync(sound, directory, { recursive: true });
    t.teardown(() => rmSync(directory, { recursive: true }));
    truncateSync(join(directory, 'data.mdb'), pages * PAGE_BYTES - 1);
    const journal = await openJournal(directory, {}).catch((error) => error);
    if (journal instanceof OperationalError) {
      refusedCount += 1;
      continue;
    }
    t.equal(journal.head.sequence, BATCH_COUNT);
    for (const { key, value } of batchOf(BATCH_COUNT, PAYLOAD_BYTES).rows) {
      const found = outcomeOf(() => journal.readRow(key));
      if (!(found instanceof OperationalError) && found !== undefined) t.same(found, value);
    }
    await journal.close();
  }
  t.ok(refusedCount > 0, `${refusedCount} of ${pageCount} already by opening`);
});

function outcomeOf<T>(action: () => T): T | unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

test('rows file: an empty one is new', async (t) => {
  const directory = t.testdir({ 'data.mdb': '' });
  const journal = await openJournal(directory, {});
  t.equal(journal.head.sequence, 0);
  await journal.close();
});
