import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type Test, test } from 'tap';
import { EVENT_TABLE } from '../../actors/events.ts';
import { exportJournals, StreamSink } from '../../src/commands/data-export.ts';
import { beforeAll, type ExportCursor, parseCursor } from '../../src/commands/export-cursor.ts';
import { ExportFile } from '../../src/commands/export-file.ts';
import { journalPlaces } from '../../src/journal/journal-places.ts';
import { BLOCK_BYTES } from '../../src/journal/segments/frame-codec.ts';
import { addShard, writeDirectory } from '../support/disk/written-directory.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const RECORDS = 40;
/** Small, so that there are many of them. */
const CURSOR_EACH_BYTES = 3_000;

interface Fact {
  readonly shard: number;
  readonly record: number;
  readonly place: number;
  readonly type: string;
}

async function written(t: Test): Promise<string> {
  const path = join(t.testdir({}), 'data');
  await writeDirectory(path, RECORDS);
  return path;
}

function startOf(directory: string): ExportCursor {
  const places = journalPlaces(directory);
  return beforeAll(
    places[0]?.origin.engineId ?? '',
    places.map(({ origin }) => origin.shard),
  );
}

/** All lines, as one string. */
async function exported(directory: string, from: ExportCursor): Promise<string> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const options = { from, sink: new StreamSink(stream), cursorEachBytes: CURSOR_EACH_BYTES };
  await exportJournals(journalPlaces(directory), options);
  return Buffer.concat(chunks).toString();
}

async function exportTo(path: string, directory: string): Promise<void> {
  const file = await ExportFile.open(path, () => startOf(directory));
  try {
    const options = { from: file.cursor, sink: file, cursorEachBytes: CURSOR_EACH_BYTES };
    await exportJournals(journalPlaces(directory), options);
  } finally {
    file.close();
  }
}

function factLines(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('{"shard"'));
}

function lastCursor(text: string): ExportCursor {
  return parseCursor(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '').cursor);
}

test('data export: every fact is one line in its order, and a cursor the last', async (t) => {
  const directory = await written(t);
  const text = await exported(directory, startOf(directory));
  const facts = factLines(text).map((line): Fact => JSON.parse(line));
  t.equal(facts.filter(({ type }) => type === 'JournalBegun').length, 2);
  t.ok(facts.length > 2 * RECORDS);
  t.ok(facts.every(({ type }) => Object.hasOwn(EVENT_TABLE.byType, type)));
  const places = facts.map(({ shard, record, place }) => 1e9 * shard + 1e4 * record + place);
  t.same(
    places,
    [...new Set(places)].sort((left, right) => left - right),
  );
  t.equal(lastCursor(text).places.get(1)?.sequence, RECORDS + 1);
  t.ok(text.endsWith('"}\n'));
});

test('data export: from any of its cursors it goes on with the next fact', async (t) => {
  const directory = await written(t);
  const whole = await exported(directory, startOf(directory));
  let offset = 0;
  let cursorCount = 0;
  for (const line of whole.split('\n')) {
    offset += line.length + 1;
    if (!line.startsWith('{"cursor"')) continue;
    cursorCount += 1;
    const rest = await exported(directory, parseCursor(JSON.parse(line).cursor));
    t.same(factLines(rest), factLines(whole.slice(offset)));
  }
  t.ok(cursorCount > 5);
});

test('data export: of all shards, it goes on with those that are added', async (t) => {
  const directory = await written(t);
  const before = await exported(directory, startOf(directory));
  const one = await exported(directory, beforeAll(startOf(directory).engineId, [1]));
  await addShard(directory, RECORDS);
  const after = await exported(directory, lastCursor(before));
  const shards = new Set(factLines(after).map((line) => (JSON.parse(line) as Fact).shard));
  t.same([...shards], [2]);
  const whole = await exported(directory, startOf(directory));
  t.same([...factLines(before), ...factLines(after)], factLines(whole));
  t.same(factLines(await exported(directory, lastCursor(one))), [], 'of one it stays that');
});

test('data export: a file that was cut off anywhere is continued exactly', async (t) => {
  const directory = await written(t);
  const file = join(directory, '..', 'facts.ndjson');
  await exportTo(file, directory);
  const whole = readFileSync(file);
  const random = new SeededRandom(3);
  const first = whole.indexOf(10) + 1;
  const cuts = Array.from({ length: 60 }, () => first + (random.uint32() % (whole.length - first)));
  for (const cut of [first, whole.length - 1, whole.length, ...cuts]) {
    writeFileSync(file, whole.subarray(0, cut));
    await exportTo(file, directory);
    const text = readFileSync(file).toString();
    if (text !== whole.toString()) t.same(text, whole.toString(), `cut at ${cut}`);
  }
  t.equal(readFileSync(file).length, whole.length, 'what has all is left as it is');
});

test('data export: what the journals got since is appended', async (t) => {
  const directory = await written(t);
  const file = join(directory, '..', 'facts.ndjson');
  await exportTo(file, directory);
  const before = readFileSync(file).toString();
  await writeDirectory(directory, 3);
  await exportTo(file, directory);
  const text = readFileSync(file).toString();
  t.ok(text.startsWith(before));
  t.same(factLines(text).sort(), factLines(await exported(directory, startOf(directory))).sort());
});

test('data export: a cursor that does not fit is refused', async (t) => {
  const directory = await written(t);
  const other = join(directory, '..', 'other');
  await writeDirectory(other, RECORDS, 2);
  const end = lastCursor(await exported(directory, startOf(directory)));
  const refused = { name: 'ConfigurationError' };
  await t.rejects(exported(other, end), { ...refused, message: /of another engine/ });
  const place = end.places.get(1) ?? { sequence: 0, hashHex: '' };
  const later = new Map([[1, { ...place, sequence: place.sequence + 1 }]]);
  await t.rejects(exported(directory, { ...end, places: later }), /older than the export/);
  const fork = new Map([[1, { ...place, hashHex: 'ab'.repeat(8) }]]);
  await t.rejects(exported(directory, { ...end, places: fork }), /of another history/);
  await t.rejects(exported(directory, { ...end, places: new Map([[7, place]]) }), /no shard 7/);
});

test('data export: a file of something else is left alone', async (t) => {
  const directory = await written(t);
  for (const text of ['Dear Ada,\n', '', '{"cursor":"abc"}\n']) {
    const path = join(directory, '..', 'letter');
    writeFileSync(path, text);
    await t.rejects(exportTo(path, directory), { name: 'ConfigurationError' }, text);
    t.equal(readFileSync(path).toString(), text);
  }
  await t.rejects(exportTo('/dev/null', directory), /this is none/);
  await t.rejects(exportTo(join(directory, 'none', 'x'), directory), /ENOENT/);
  const link = join(directory, '..', 'link');
  symlinkSync('nowhere', link);
  await t.rejects(exportTo(link, directory), /link that leads nowhere/);
  t.ok(lstatSync(link).isSymbolicLink());
});

test('data export: two at once do not write to one file', async (t) => {
  const directory = await written(t);
  const path = join(directory, '..', 'facts.ndjson');
  const file = await ExportFile.open(path, () => startOf(directory));
  await t.rejects(exportTo(path, directory), /Another export is writing/);
  file.close();
});

test('data export: a slow reader is waited for, and one who leaves ends it', async (t) => {
  const directory = await written(t);
  const slow = new PassThrough({ highWaterMark: 1_000 });
  let isOver = false;
  const sink = new StreamSink(slow);
  const from = startOf(directory);
  const exporting = exportJournals(journalPlaces(directory), { from, sink }).then(() => {
    isOver = true;
  });
  for (let turn = 0; turn < 200; turn += 1) await setImmediate();
  t.equal(isOver, false);
  t.ok(slow.writableLength + slow.readableLength < 50_000, 'not all of it is in memory');
  slow.destroy();
  await exporting;
  t.equal(isOver, true);
});

test('data export: a damaged record ends it by name, behind all before it', async (t) => {
  const directory = await written(t);
  const path = join(directory, 'shard-1', 'records-00000001.seg');
  const file = readFileSync(path);
  const at = 30 * BLOCK_BYTES + 100;
  file.writeUInt8(file.readUInt8(at) ^ 4, at);
  writeFileSync(path, file);
  const output = join(directory, '..', 'facts.ndjson');
  await t.rejects(exportTo(output, directory), /shard-1: record \d+ in records-00000001.seg/);
  const facts = factLines(readFileSync(output).toString()).map((line): Fact => JSON.parse(line));
  t.ok(facts.some(({ shard }) => shard === 1));
});
