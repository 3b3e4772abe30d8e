import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { checkMark, markOf, readMarks, writeMarks } from '../../src/journal/head-marks.ts';
import { MemoryJournal } from '../../src/journal/memory-journal.ts';

const ENGINE = 'a'.repeat(32);
const AT_MS = Date.UTC(2026, 0, 1);

test('head marks: a journal that went on is the one that was marked', async (t) => {
  const journal = await journalOf(['one', 'two']);
  const mark = markOf(journal.head, AT_MS);
  t.doesNotThrow(() => checkMark(journal, mark, 'it'));
  await journal.append({ payload: Buffer.from('three'), rows: [] });
  t.doesNotThrow(() => checkMark(journal, mark, 'it'));
});

test('head marks: an older journal is refused, and one that went another way', async (t) => {
  const mark = markOf((await journalOf(['one', 'two', 'three'])).head, AT_MS);
  const older = await journalOf(['one', 'two']);
  t.throws(() => checkMark(older, mark, 'it'), {
    name: 'JournalOpenError',
    message:
      /^it is older than it was at 2026-01-01T00:00:00.000Z: it ends with record 2 and had 3/,
  });
  for (const payloads of [
    ['one', 'two', 'else'],
    ['one', 'else', 'three', 'four'],
  ]) {
    const other = await journalOf(payloads);
    t.throws(() => checkMark(other, mark, 'it'), { message: /^it tells of another history/ });
  }
});

test('head marks: what was written is read, and nothing else', async (t) => {
  const directory = t.testdir();
  refused(t, directory, /is missing: restore it from a backup/);
  const marks = [markOf((await journalOf(['one'])).head, AT_MS)];
  writeMarks(directory, ENGINE, marks);
  t.same(readMarks(directory, ENGINE, 1), marks);
  t.throws(() => readMarks(directory, 'b'.repeat(32), 1), { message: /is of another engine/ });
  t.throws(() => readMarks(directory, ENGINE, 2), { message: /is of another engine/ });
  const file = join(directory, 'heads.json');
  const sound = readFileSync(file, 'utf8');
  for (let at = 0; at < sound.length - 1; at += 1) {
    const flipped = String.fromCharCode(sound.charCodeAt(at) ^ 1);
    writeFileSync(file, sound.slice(0, at) + flipped + sound.slice(at + 1));
    refused(t, directory, /cannot be read|another engine/);
  }
});

function refused(t: Test, directory: string, message: RegExp): void {
  t.throws(() => readMarks(directory, ENGINE, 1), { name: 'ConfigurationError', message });
}

async function journalOf(payloads: readonly string[]): Promise<MemoryJournal> {
  const journal = MemoryJournal.create({});
  for (const text of payloads) await journal.append({ payload: Buffer.from(text), rows: [] });
  return journal;
}
