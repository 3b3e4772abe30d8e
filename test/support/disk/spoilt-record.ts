/** Damages one record that a stopped engine has stored, by one bit of what it holds. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../../src/kernel/assert.ts';
import { openJournal } from './open-journal.ts';

/** So many bytes of a record stand together in its file, and nowhere else. */
const TELLING_BYTES = 40;

export async function spoilRecord(
  directory: string,
  shard: number,
  sequence: number,
): Promise<void> {
  const place = join(directory, `shard-${shard}`);
  const journal = await openJournal(place, {});
  const [record] = journal.readRecords(sequence, 1);
  const { payload } = must(record, 'there is no such record');
  await journal.close();
  const telling = payload.subarray(0, TELLING_BYTES);
  for (const name of readdirSync(place).filter((one) => one.endsWith('.seg'))) {
    const file = join(place, name);
    const bytes = readFileSync(file);
    const at = bytes.indexOf(telling);
    if (at < 0) continue;
    bytes.writeUInt8(bytes.readUInt8(at + 9) ^ 1, at + 9);
    writeFileSync(file, bytes);
    return;
  }
  throw new Error('the record was not found in any segment');
}
