import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { saveLostFile } from '../../src/journal/save-lost-file.ts';

test('save lost file: in its place, beside another, or not at all where it has a name', (t) => {
  const directory = join(t.testdir({ shard: { 'a.seg': 'all of it' } }), 'shard');
  const path = join(directory, 'a.seg');
  const descriptor = openSync(path, 'r');
  t.equal(saveLostFile(descriptor, path), undefined, 'it has its name');
  rmSync(directory, { recursive: true });
  t.equal(saveLostFile(descriptor, path), 'a.seg', 'with its directory');
  t.equal(readFileSync(path, 'utf8'), 'all of it');
  writeFileSync(path, 'another');
  t.equal(saveLostFile(descriptor, path), 'a.seg.saved');
  t.equal(readFileSync(`${path}.saved`, 'utf8'), 'all of it');
  t.equal(readFileSync(path, 'utf8'), 'another', 'what is there is left alone');
  t.notOk(existsSync(`${path}.saved.new`));
  closeSync(descriptor);
  t.end();
});
