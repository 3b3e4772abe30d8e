import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { DataDirectory, storedShardCount } from '../../src/journal/data-directory.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';

const random = new SystemRandom();

function open(path: string, shardCount: number): Promise<DataDirectory> {
  return DataDirectory.open({ path, shardCount, random, holder: 'engine' });
}

async function refuses(t: Test, path: string, shardCount: number, message: RegExp): Promise<void> {
  await t.rejects(open(path, shardCount), { name: 'ConfigurationError', message });
}

test('data directory: it is created once and keeps its identity', async (t) => {
  const path = join(t.testdir(), 'deep', 'data');
  const first = await open(path, 4);
  t.match(first.engineId, /^[0-9a-f]{32}$/);
  t.equal(first.shardPath(3), join(path, 'shard-3'));
  t.throws(() => first.shardPath(4), /no such shard/);
  t.same(JSON.parse(readFileSync(join(path, 'meta.json'), 'utf8')), {
    schemaVersion: 1,
    shardCount: 4,
    engineId: first.engineId,
  });
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

test('data directory: its count of shards can be read without opening it', async (t) => {
  const path = t.testdir();
  t.equal(storedShardCount(path), undefined, 'where no engine has run');
  t.equal(storedShardCount(join(path, 'absent')), undefined);
  await (await open(path, 4)).release();
  t.equal(storedShardCount(path), 4);
});

test('data directory: a newer schema is refused with what to do', async (t) => {
  const path = t.testdir();
  await (await open(path, 2)).release();
  const file = join(path, 'meta.json');
  const meta = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...meta, schemaVersion: 99 }));
  await refuses(t, path, 2, /written by a newer release \(schema 99, .*start that release/);
});

test('data directory: what is damaged or missing is refused, not made anew', async (t) => {
  const path = t.testdir();
  await (await open(path, 2)).release();
  rmSync(join(path, 'shard-1', 'data.mdb'));
  await refuses(t, path, 2, /lacks the journal of shard-1: restore it/);
  rmSync(join(path, 'shard-1'), { recursive: true });
  await refuses(t, path, 2, /lacks the journal of shard-1: restore it/);
  mkdirSync(join(path, 'shard-1'));
  for (const text of [
    '',
    '{}',
    '[]',
    'null',
    '{"schemaVersion":1,"shardCount":2,"engineId":"x"}',
  ]) {
    writeFileSync(join(path, 'meta.json'), text);
    await refuses(t, path, 2, /meta\.json of the data directory cannot be read: restore it/);
  }
  rmSync(join(path, 'meta.json'));
  writeFileSync(join(path, 'shard-1', 'data.mdb'), 'something');
  await refuses(t, path, 2, /holds a journal but no meta\.json/);
});

test('data directory: a creation that was interrupted is done again', async (t) => {
  const path = t.testdir({ 'shard-0': { 'data.mdb': '' } });
  const directory = await open(path, 2);
  t.match(directory.engineId, /^[0-9a-f]{32}$/);
  await directory.release();
});

test('data directory: a path that cannot be a directory is refused', async (t) => {
  const path = t.testdir({ file: 'text' });
  await refuses(t, join(path, 'file', 'data'), 1, /cannot be created: check its path/);
});
