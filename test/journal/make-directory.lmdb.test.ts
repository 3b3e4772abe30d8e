import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { makeDirectory } from '../../src/journal/make-directory.ts';

test('make directory: with all that are missing above it, for the owner alone', (t) => {
  const path = join(t.testdir(), 'a', 'b', 'c');
  makeDirectory(path);
  t.equal(statSync(path).mode & 0o777, 0o700);
  makeDirectory(path);
  makeDirectory('/');
  t.end();
});

test('make directory: where none can be, it says so and ends', (t) => {
  const nowhere = '/proc/nowhere';
  t.throws(() => makeDirectory(nowhere), { code: 'ENOENT' });
  t.throws(() => makeDirectory(join(nowhere, 'deeper')), { code: 'ENOENT' });
  t.notOk(existsSync(nowhere));
  const file = join(t.testdir({ file: '' }), 'file');
  t.throws(() => makeDirectory(join(file, 'in', 'it')), { code: 'ENOTDIR' });
  t.throws(() => makeDirectory(file), { code: 'EEXIST' });
  t.end();
});
