/** A key with a flipped bit is not found under its own name, and must not be taken for absent. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { ROWS_FILE } from '../../src/journal/rows-file.ts';
import { openJournal } from '../support/disk/open-journal.ts';

const ROW_COUNT = 40;
const VALUE = Uint8Array.of(1, 2, 3);

const keyOf = (index: number) => Buffer.from(`\u0001player-${10 + index}`);

test('absence: every bit of a key that flips is found beside its place', async (t) => {
  const directory = t.testdir();
  const journal = await openJournal(directory, {});
  const rows = Array.from({ length: ROW_COUNT }, (_, index) => ({
    key: keyOf(index),
    value: VALUE,
  }));
  await journal.append({ payload: VALUE, rows });
  t.equal(journal.readRow(keyOf(ROW_COUNT)), undefined);
  journal.checkAbsence(keyOf(ROW_COUNT));
  await journal.close();

  const file = join(directory, ROWS_FILE);
  const sound = readFileSync(file);
  let count = 0;
  for (const index of [0, 1, 20, ROW_COUNT - 1]) {
    const key = keyOf(index);
    const place = sound.indexOf(key);
    t.equal(sound.indexOf(key, place + 1), -1, 'the key stands once in the file');
    for (let bit = 0; bit < 8 * key.length; bit += 1) {
      const bad = Buffer.from(sound);
      bad.writeUInt8(bad.readUInt8(place + (bit >>> 3)) ^ (1 << (bit & 7)), place + (bit >>> 3));
      writeFileSync(file, bad);
      const damaged = await openJournal(directory, {});
      const look = () => damaged.readRow(key) ?? damaged.checkAbsence(key);
      t.throws(look, { name: 'DamagedRowError' }, `key ${index}, bit ${bit}`);
      await damaged.close();
      count += 1;
    }
  }
  t.comment(`${count} flips`);
});
