import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import {
  checkMark,
  MARK_TRAILS_MS,
  type MarkedJournals,
  markOf,
  readMarks,
  writeMarks,
} from '../../src/journal/head-marks.ts';
import { MemoryJournal } from '../support/journal/memory-journal.ts';

const ENGINE = 'a'.repeat(32);

/** What the directory knows of so many journals. */
function marked(shardCount: number, engineId = ENGINE): MarkedJournals {
  const begun = Array.from({ length: shardCount }, (_, shard) => shard);
  return { engineId, shardCount, begun };
}
const AT_MS = Date.UTC(2026, 0, 1);
const RUNNING = { atMs: AT_MS, isLast: false };
const IT = { name: 'it', newestMs: AT_MS };

test('head marks: a journal that went on is the one that was marked', async (t) => {
  const journal = await journalOf(['one', 'two']);
  const mark = markOf(journal.head, RUNNING);
  t.doesNotThrow(() => checkMark(journal, mark, IT));
  await journal.append({ payload: Buffer.from('three'), rows: [] });
  t.doesNotThrow(() => checkMark(journal, mark, IT));
});

test('head marks: an older journal is refused, and one that went another way', async (t) => {
  const mark = markOf((await journalOf(['one', 'two', 'three'])).head, RUNNING);
  const older = await journalOf(['one', 'two']);
  t.throws(() => checkMark(older, mark, IT), {
    name: 'JournalOpenError',
    message:
      /^it is older than it was at 2026-01-01T00:00:00.000Z: it ends with record 2 and had 3/,
  });
  for (const payloads of [
    ['one', 'two', 'else'],
    ['one', 'else', 'three', 'four'],
  ]) {
    const other = await journalOf(payloads);
    t.throws(() => checkMark(other, mark, IT), { message: /^it tells of another history/ });
  }
});

test('head marks: a journal far beyond its mark shows that the mark is old', async (t) => {
  const journal = await journalOf(['one']);
  const running = markOf(journal.head, RUNNING);
  const stopped = markOf(journal.head, { ...RUNNING, isLast: true });
  const muchLater = { name: 'it', newestMs: AT_MS + MARK_TRAILS_MS + 1 };
  t.doesNotThrow(() => checkMark(journal, stopped, muchLater), 'nothing came behind it');
  await journal.append({ payload: Buffer.from('two'), rows: [] });
  const older = /^the heads.json of the data directory is older than it: .* record 1.* to record 2/;
  t.throws(() => checkMark(journal, stopped, IT), { message: older });
  t.throws(() => checkMark(journal, running, muchLater), { message: older });
  const crashed = { name: 'it', newestMs: AT_MS + MARK_TRAILS_MS };
  t.doesNotThrow(() => checkMark(journal, running, crashed));
});

test('head marks: what was written is read, and nothing else', async (t) => {
  const directory = t.testdir();
  refused(t, directory, /is missing: put the newest one back/);
  const marks = [markOf((await journalOf(['one'])).head, RUNNING)];
  writeMarks(directory, ENGINE, marks);
  t.same(readMarks(directory, marked(1)), marks);
  t.throws(() => readMarks(directory, marked(1, 'b'.repeat(32))), {
    message: /is of another engine/,
  });
  t.throws(() => readMarks(directory, marked(2)), { message: /is of another engine/ });
  const growing = { ...marked(1), shardCount: 3 };
  t.same(readMarks(directory, growing), marks, 'of those that were added there are none yet');
  const file = join(directory, 'heads.json');
  const sound = readFileSync(file, 'utf8');
  for (let at = 0; at < sound.length - 1; at += 1) {
    const flipped = String.fromCharCode(sound.charCodeAt(at) ^ 1);
    writeFileSync(file, sound.slice(0, at) + flipped + sound.slice(at + 1));
    refused(t, directory, /cannot be read|another engine/);
  }
});

test('head marks: what a newer build has added is refused, not left out', async (t) => {
  const directory = t.testdir();
  const marks = [markOf((await journalOf(['one'])).head, RUNNING)];
  writeMarks(directory, ENGINE, [{ ...marks[0], epoch: 7 } as never]);
  t.throws(() => readMarks(directory, marked(1)), {
    name: 'NewerDataError',
    message: /^heads\.json: a stored object has a member epoch, which only a newer build knows/,
  });
});

function refused(t: Test, directory: string, message: RegExp): void {
  t.throws(() => readMarks(directory, marked(1)), { name: 'ConfigurationError', message });
}

async function journalOf(payloads: readonly string[]): Promise<MemoryJournal> {
  const journal = MemoryJournal.create({});
  for (const text of payloads) await journal.append({ payload: Buffer.from(text), rows: [] });
  return journal;
}
