import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { VERSION } from '../../src/config/version.ts';
import { DataDirectory } from '../../src/journal/data-directory.ts';
import { storedSettings } from '../../src/journal/directory-meta.ts';
import { writeMarks } from '../../src/journal/head-marks.ts';
import { journalPlaces } from '../../src/journal/journal-places.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';

const random = new SystemRandom();
const MARK = { sequence: 7, hashHex: 'ab'.repeat(32), atMs: 1_767_268_800_000, isLast: false };

function open(path: string, shardCount: number, currency = 'EUR'): Promise<DataDirectory> {
  return DataDirectory.open({ path, shardCount, currency, random, holder: 'engine' });
}

/** A directory in which an engine has run, with files that stand for its journals. */
async function begun(t: Test, shardCount: number): Promise<string> {
  const path = t.testdir();
  const directory = await open(path, shardCount);
  for (let shard = 0; shard < shardCount; shard += 1) writeJournal(directory, shard);
  writeMarks(path, directory.engineId, Array(shardCount).fill(MARK));
  directory.markBegun();
  await directory.release();
  return path;
}

function writeJournal(directory: DataDirectory, shard: number): void {
  const { directory: parent } = directory.journalPlace(shard);
  mkdirSync(parent);
  writeFileSync(join(parent, 'records-00000001.seg'), 'records');
}

async function refuses(t: Test, path: string, shardCount: number, message: RegExp): Promise<void> {
  await t.rejects(open(path, shardCount), { name: 'ConfigurationError', message });
}

/** The first release is noted by nothing. */
const NOTED = VERSION === '0.1.0' ? {} : { newestBuild: VERSION };

test('data directory: it is created once and keeps its identity', async (t) => {
  const path = join(t.testdir(), 'deep', 'data');
  const first = await open(path, 4);
  t.match(first.engineId, /^[0-9a-f]{32}$/);
  const { directory, origin, mayCreate } = first.journalPlace(3);
  t.equal(directory, join(path, 'shard-3'));
  t.throws(() => first.journalPlace(4), /no such shard/);
  const known = {
    format: 5,
    engineId: first.engineId,
    shardCount: 4,
    currency: 'EUR',
    currencyDigits: 2,
  };
  const stored = { ...known, begun: [], ...NOTED };
  t.same(JSON.parse(readFileSync(join(path, 'meta.json'), 'utf8')), stored);
  const { shardCount: founderCount, ...kept } = known;
  t.same(origin, { ...kept, founderCount, shard: 3 });
  t.ok(mayCreate, 'until the journals are begun');
  await first.release();

  const second = await open(path, 4);
  t.equal(second.engineId, first.engineId);
  await second.release();
});

test('data directory: another count of shards is refused with what to do', async (t) => {
  const path = t.testdir();
  await (await open(path, 4)).release();
  await refuses(
    t,
    path,
    8,
    /has 4 shards and the settings ask for 8: set the count of shards to 4/,
  );
  await (await open(path, 4)).release();
});

test('data directory: another currency is refused, and so are other digits of it', async (t) => {
  const path = t.testdir();
  await (await open(path, 2, 'EUR')).release();
  await t.rejects(open(path, 2, 'JPY'), {
    name: 'ConfigurationError',
    message: /counts in EUR and the settings ask for JPY: set the currency to EUR/,
  });
  editMeta(path, { currencyDigits: 0 });
  await refuses(t, path, 2, /counts EUR with 0 digits, and this build with 2/);
});

test('data directory: what it knows can be read without opening it', async (t) => {
  const path = t.testdir();
  t.equal(storedSettings(path), undefined, 'where no engine has run');
  t.equal(storedSettings(join(path, 'absent')), undefined);
  await (await open(path, 4, 'JPY')).release();
  t.same(storedSettings(path), { shardCount: 4, currency: 'JPY' });
});

test('data directory: another format is refused with what to do', async (t) => {
  const path = t.testdir();
  await (await open(path, 2)).release();
  editMeta(path, { format: 99 });
  await refuses(
    t,
    path,
    2,
    /by a newer release \(format 99, this one reads 5\): start \d+\.\d+\.\d+ or a later one/,
  );
  editMeta(path, { format: undefined, schemaVersion: 1 });
  await refuses(t, path, 2, /by an earlier build \(format 1, this one reads 5\): start that build/);
});

test('data directory: what a newer release added to meta.json names that release', async (t) => {
  const path = await begun(t, 2);
  editMeta(path, { newestBuild: '9.1.0' });
  const directory = await open(path, 2);
  t.equal(directory.journalPlace(0).newerBuild, '9.1.0', 'it can still be read');
  directory.markBegun();
  t.equal(metaOf(path).newestBuild, '9.1.0', 'and stays the newest');
  await directory.release();
  editMeta(path, { region: 'north' });
  await t.rejects(open(path, 2), {
    name: 'NewerDataError',
    message: /^meta\.json: a stored object has a member region, .* start 9\.1\.0 or a later one$/,
  });
});

test('data directory: a release that writes to it is noted', async (t) => {
  const path = await begun(t, 1);
  t.equal(metaOf(path).newestBuild, NOTED.newestBuild, 'but the first, which takes no place');
  editMeta(path, { newestBuild: '0.0.9' });
  const directory = await open(path, 1);
  t.equal(directory.journalPlace(0).newerBuild, undefined);
  directory.markBegun();
  t.equal(metaOf(path).newestBuild, NOTED.newestBuild);
  await directory.release();
});

test('data directory: while an upgrade is exchanging rows, only that opens it', async (t) => {
  const path = await begun(t, 1);
  const options = { path, shardCount: 1, currency: 'EUR', random, holder: 'command' } as const;
  const upgrading = await DataDirectory.open({ ...options, reader: 'upgrade' });
  t.ok(upgrading.isCurrent);
  upgrading.beginExchange();
  t.notOk(upgrading.isCurrent);
  await upgrading.release();
  await refuses(t, path, 1, /an upgrade .* was interrupted: run `tirage data upgrade` again/);
  const again = await DataDirectory.open({ ...options, reader: 'upgrade' });
  t.notOk(again.isCurrent);
  again.endExchange();
  await again.release();
  await (await open(path, 1)).release();
});

test('data directory: while shards are being added, only that opens it', async (t) => {
  const path = await begun(t, 2);
  const options = { path, currency: 'EUR', random, holder: 'command', reader: 'reshard' } as const;
  const growing = await DataDirectory.open({ ...options, shardCount: 2 });
  t.throws(() => growing.setResharding(true, 1), /taken away/);
  growing.setResharding(true, 4);
  await growing.release();
  for (const shardCount of [2, 4]) {
    const again = /shards were being added .* run `tirage reshard --shards 4` again/;
    await refuses(t, path, shardCount, again);
  }
  t.throws(() => storedSettings(path), /run `tirage reshard --shards 4` again/);
  t.throws(() => journalPlaces(path), /run `tirage reshard --shards 4` again/);
  const half = await DataDirectory.open({ ...options, shardCount: 4 });
  t.match(half.journalPlace(1), { mayCreate: false, mark: MARK, shardCount: 4 });
  t.match(half.journalPlace(3), { mayCreate: true, mark: undefined });
  t.match(half.journalPlace(3).origin, { founderCount: 2, shard: 3 });
  writeMarks(path, half.engineId, Array(4).fill(MARK));
  await half.release();
  const marked = await DataDirectory.open({ ...options, shardCount: 4 });
  t.match(marked.journalPlace(3), { mayCreate: true, mark: MARK }, 'it was begun after all');
  for (const shard of [2, 3]) writeJournal(marked, shard);
  marked.markBegun();
  marked.setResharding(false);
  await marked.release();
  await refuses(t, path, 2, /has 4 shards and the settings ask for 2/);
  const grown = await open(path, 4);
  t.same(grown.shardCounts, { founderCount: 2, shardCount: 4 });
  t.match(metaOf(path), { shardCount: 4, founderCount: 2, isResharding: undefined });
  await grown.release();
});

test('data directory: there are no fewer shards than it began with', async (t) => {
  const path = await begun(t, 2);
  for (const founderCount of [3, 0.5, -1, 'two']) {
    editMeta(path, { founderCount });
    await refuses(t, path, 2, /meta.json of the data directory cannot be read/);
  }
});

test('data directory: a journal that was begun is never made anew', async (t) => {
  const path = await begun(t, 2);
  const again = await open(path, 2);
  t.match(again.journalPlace(1), { mayCreate: false, mark: MARK });
  await again.release();
  const file = join(path, 'shard-1', 'records-00000001.seg');
  truncateSync(file);
  await refuses(t, path, 2, /journal of shard-1 is empty and has held records: put a copy/);
  rmSync(file);
  await refuses(t, path, 2, /lacks the journal of shard-1: put a copy/);
  rmSync(join(path, 'shard-1'), { recursive: true });
  await refuses(t, path, 2, /lacks the journal of shard-1: put a copy/);
});

test('data directory: a file where a directory belongs is refused with a sentence', async (t) => {
  const path = await begun(t, 2);
  rmSync(join(path, 'shard-1'), { recursive: true });
  writeFileSync(join(path, 'shard-1'), '');
  await refuses(
    t,
    path,
    2,
    /the data directory cannot be used \(ENOTDIR at scandir\): look at its volume/,
  );
});

test('data directory: a meta.json that is damaged or missing is refused', async (t) => {
  const path = await begun(t, 2);
  const sound = JSON.parse(readFileSync(join(path, 'meta.json'), 'utf8'));
  const broken = [
    { ...sound, engineId: 'x' },
    { ...sound, shardCount: 0 },
    { ...sound, shardCount: 1_000_000_000 },
    { ...sound, currency: undefined },
    { ...sound, begun: 2 },
    { ...sound, begun: [-1] },
    { ...sound, begun: [0, 1, 2] },
    { ...sound, format: undefined },
  ];
  for (const text of ['', '{}', '[]', 'null', ...broken.map((one) => JSON.stringify(one))]) {
    writeFileSync(join(path, 'meta.json'), text);
    await refuses(t, path, 2, /meta\.json of the data directory cannot be read: put a copy/);
  }
  rmSync(join(path, 'meta.json'));
  await refuses(t, path, 2, /holds a journal but no meta\.json/);
});

test('data directory: a creation that was interrupted is done again', async (t) => {
  const path = t.testdir({ 'shard-0': { 'records-00000001.seg': '', 'data.mdb': '' } });
  const directory = await open(path, 2);
  t.match(directory.engineId, /^[0-9a-f]{32}$/);
  await directory.release();
});

test('data directory: a path that cannot be a directory is refused', async (t) => {
  const path = t.testdir({ file: 'text' });
  await refuses(t, join(path, 'file', 'data'), 1, /cannot be created: check its path/);
});

function metaOf(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(path, 'meta.json'), 'utf8'));
}

function editMeta(path: string, changes: Readonly<Record<string, unknown>>): void {
  const file = join(path, 'meta.json');
  writeFileSync(file, JSON.stringify({ ...metaOf(path), ...changes }));
}
