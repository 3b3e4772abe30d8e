import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

test('save lost file: one that was renamed is put back, and stays where it is', (t) => {
  const directory = t.testdir({ 'a.seg': 'all of it' });
  const path = join(directory, 'a.seg');
  const descriptor = openSync(path, 'r');
  renameSync(path, join(directory, 'b.seg'));
  t.equal(saveLostFile(descriptor, path), 'a.seg');
  t.equal(readFileSync(path, 'utf8'), 'all of it');
  t.equal(readFileSync(join(directory, 'b.seg'), 'utf8'), 'all of it');
  t.equal(saveLostFile(descriptor, path), 'a.seg.saved', 'the copy is another file');
  closeSync(descriptor);
  t.end();
});

test('save lost file: one that is reached by a link has its name', (t) => {
  const directory = t.testdir({ 'a.seg': 'all of it' });
  const path = join(directory, 'a.seg');
  const descriptor = openSync(path, 'r');
  renameSync(path, join(directory, 'b.seg'));
  symlinkSync('b.seg', path);
  t.equal(saveLostFile(descriptor, path), undefined);
  closeSync(descriptor);
  t.end();
});

test('save lost file: one whose directory was moved is left alone', (t) => {
  const root = t.testdir({ shard: { 'a.seg': 'all of it' } });
  const path = join(root, 'shard', 'a.seg');
  const descriptor = openSync(path, 'r');
  renameSync(join(root, 'shard'), join(root, 'moved'));
  t.equal(saveLostFile(descriptor, path), undefined);
  t.notOk(existsSync(join(root, 'shard')), 'nor is anything made in its place');
  closeSync(descriptor);
  t.end();
});
