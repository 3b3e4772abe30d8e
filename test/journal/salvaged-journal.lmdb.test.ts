import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { MAP_BYTES } from '../../src/journal/lmdb-environment.ts';
import { verifyLmdbJournal } from '../../src/journal/lmdb-verify.ts';
import { SalvagedJournal } from '../../src/journal/salvaged-journal.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { spoilRows } from '../support/disk/spoilt-rows.ts';

const ROWS = ['a', 'b', 'c'];

test('salvaged journal: damaged rows read as absent, and are written anew', async (t) => {
  const parent = await stored(t);
  await spoilRows(parent, 0, (key) => key[0] !== 'b'.charCodeAt(0));
  const directory = join(parent, 'shard-0');
  await t.rejects(verifyLmdbJournal(directory, MAP_BYTES), { code: 'DAMAGED_ROW' });
  const journal = await SalvagedJournal.open({ directory, mapBytes: MAP_BYTES, mayCreate: false });
  t.equal(journal.head.sequence, 1);
  t.equal(journal.readRecords(1, 9).length, 1);
  t.equal(journal.readRow(Buffer.from('a')), undefined);
  t.same(journal.readRow(Buffer.from('b')), Uint8Array.from(Buffer.from('row b')));
  const range = { start: Uint8Array.of(0), end: Uint8Array.of(255), limit: 9, reverse: false };
  t.equal(journal.readRows(range).length, 1);
  t.same([...journal.rowKeys()].map(String), ['97', '98', '99']);
  await t.rejects(journal.append(), /nothing is recorded/);
  await journal.writeRows([
    { key: Buffer.from('a'), value: Buffer.from('anew') },
    { key: Buffer.from('c'), value: undefined },
  ]);
  t.same(journal.readRow(Buffer.from('a')), Uint8Array.from(Buffer.from('anew')));
  await journal.close();
  const { head, rowCount } = await verifyLmdbJournal(directory, MAP_BYTES);
  t.same([head.sequence, rowCount], [1, 2], 'and the records are as they were');
});

test('salvaged journal: damaged records are refused as ever', async (t) => {
  const parent = await stored(t);
  await spoilRows(parent, 0, () => true, 'records');
  const file = { directory: join(parent, 'shard-0'), mapBytes: MAP_BYTES, mayCreate: false };
  await t.rejects(SalvagedJournal.open(file), { code: 'CORRUPT_RECORD' });
});

async function stored(t: Test): Promise<string> {
  const parent = t.testdir();
  const directory = join(parent, 'shard-0');
  mkdirSync(directory);
  const journal = await openJournal(directory, {});
  const rows = ROWS.map((text) => {
    return { key: Buffer.from(text), value: Buffer.from(`row ${text}`) };
  });
  await journal.append({ payload: Buffer.from('one'), rows });
  await journal.close();
  return parent;
}
