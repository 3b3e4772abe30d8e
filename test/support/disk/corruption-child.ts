/**
 * Reads journals whose file has one flipped bit, one after the other, and reports for each what a
 * reader by key and a full verification made of it. A process of its own, because LMDB trusts its
 * pages and may end the process on a broken one: the parent then starts the next process at the
 * flip after it.
 *
 *   flip <i>                      before the journal is opened
 *   read <i> <what>               ok, refused, or the contradiction found
 *   verified <i> <what>           ok or refused
 *
 * Arguments: sound data file, directory to work in, count of batches, first and last flip, bytes of
 * each payload.
 */

import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { MAP_BYTES } from '../../../src/journal/lmdb-environment.ts';
import { verifyRowStore } from '../../../src/journal/verify-row-store.ts';
import { OperationalError } from '../../../src/kernel/errors.ts';
import { hashOfText } from '../../../src/kernel/fnv.ts';
import { findContradiction, restoreStory, storyRowCount } from './journal-story.ts';
import { openJournal } from './open-journal.ts';

const [soundFile = '', workDirectory = '', batchCount, first, last, payloadBytes] =
  process.argv.slice(2);

for (let flip = Number(first); flip <= Number(last); flip += 1) {
  say(`flip ${flip}`);
  const directory = join(workDirectory, String(flip));
  mkdirSync(directory, { recursive: true });
  cpSync(dirname(soundFile), directory, { recursive: true });
  flipBit(join(directory, 'data.mdb'), flip);
  say(`read ${flip} ${await outcomeOf(() => readByKey(directory))}`);
  say(`verified ${flip} ${await outcomeOf(() => verify(directory))}`);
  rmSync(directory, { recursive: true });
}

async function readByKey(directory: string): Promise<string> {
  const journal = await openJournal(directory, {});
  try {
    restoreStory(journal, Number(payloadBytes));
    const contradiction = findContradiction(journal, Number(payloadBytes));
    if (contradiction !== undefined) return contradiction;
    return journal.head.sequence === Number(batchCount) ? 'ok' : 'wrong head';
  } finally {
    await journal.close();
  }
}

async function verify(directory: string): Promise<string> {
  const rowCount = await verifyRowStore({ directory, mapBytes: MAP_BYTES });
  return rowCount === storyRowCount(Number(batchCount)) ? 'ok' : 'wrong count';
}

async function outcomeOf(action: () => Promise<string>): Promise<string> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof OperationalError) return 'refused';
    return `failed: ${String(error)}`;
  }
}

/** Flips one bit of the file, always the same one for the same number. */
function flipBit(file: string, flip: number): void {
  const descriptor = openSync(file, 'r+');
  const offset = hashOfText(`offset ${flip}`) % statSync(file).size;
  const byte = new Uint8Array(1);
  readSync(descriptor, byte, 0, 1, offset);
  byte[0] = (byte[0] ?? 0) ^ (1 << (hashOfText(`bit ${flip}`) % 8));
  writeSync(descriptor, byte, 0, 1, offset);
  closeSync(descriptor);
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
