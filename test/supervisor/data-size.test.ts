import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { DataSize } from '../../src/supervisor/data-size.ts';
import { until } from '../support/engine/until.ts';

const LIMIT_MS = 10_000;

test('data size: what files take of the disk, those in folders too, holes left out', async (t) => {
  const path = t.testdir();
  mkdirSync(join(path, 'shard-0'));
  writeFileSync(join(path, 'shard-0', 'records'), Buffer.alloc(300_000, 1));
  writeFileSync(join(path, 'meta.json'), '{}');
  writeFileSync(join(path, 'sparse'), '');
  truncateSync(join(path, 'sparse'), 100_000_000);
  const size = new DataSize(path);
  t.teardown(() => size.close());
  t.equal(size.bytes, undefined, 'not known yet');
  size.start();
  const bytes = await until('the first look', LIMIT_MS, () => size.bytes);
  t.ok(bytes >= 300_000 && bytes < 1_000_000, `${bytes}`);
});

test('data size: a directory that is gone has none', async (t) => {
  const size = new DataSize('/there/is/no/such/place');
  size.start();
  await new Promise((resolve) => setImmediate(resolve));
  size.close();
  t.equal(size.bytes, undefined);
});
