import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { DirectoryLock } from '../../src/journal/directory-lock.ts';
import { runChild } from '../support/child-run.ts';

const TAKEN = {
  name: 'ConfigurationError',
  message: /another engine is using this data directory/,
};

test('directory lock: it is held once, under whatever name', async (t) => {
  const directory = t.testdir({ a: {}, link: t.fixture('symlink', 'a') });
  const lock = await DirectoryLock.acquire(join(directory, 'a'));
  await t.rejects(DirectoryLock.acquire(join(directory, 'a')), TAKEN);
  await t.rejects(DirectoryLock.acquire(join(directory, 'link')), TAKEN);
  await lock.release();
  await (await DirectoryLock.acquire(join(directory, 'a'))).release();
});

test('directory lock: two directories are two locks, however long their paths', async (t) => {
  const long = join(t.testdir(), 'x'.repeat(100), 'y'.repeat(100));
  mkdirSync(long, { recursive: true });
  const first = await DirectoryLock.acquire(long);
  const second = await DirectoryLock.acquire(join(long, '..'));
  t.ok(existsSync(join(long, 'engine.sock')));
  await first.release();
  await second.release();
});

test('directory lock: another process holds it until kill -9, and no longer', async (t) => {
  const directory = t.testdir();
  let whileHeld: unknown;
  const outcome = await runChild({
    script: './locking-child.js',
    args: [directory],
    environment: {},
    limitMs: 120_000,
    onOutput: (_output, kill) => {
      void DirectoryLock.acquire(directory)
        .catch((error: unknown) => {
          whileHeld = error;
        })
        .finally(kill);
    },
  });
  t.equal(outcome.signal, 'SIGKILL');
  t.match(whileHeld, TAKEN);
  await (await DirectoryLock.acquire(directory)).release();
});
