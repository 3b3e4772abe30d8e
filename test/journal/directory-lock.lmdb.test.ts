import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { DirectoryLock, holderOfLock } from '../../src/journal/directory-lock.ts';
import { must } from '../../src/kernel/assert.ts';
import { runChild } from '../support/engine/child-run.ts';

const TAKEN = {
  name: 'DirectoryTakenError',
  message: /another engine is using this data directory/,
};

test('directory lock: it is held once, under whatever name', async (t) => {
  const directory = t.testdir({ a: {}, link: t.fixture('symlink', 'a') });
  const lock = await DirectoryLock.acquire(join(directory, 'a'), 'engine');
  await t.rejects(DirectoryLock.acquire(join(directory, 'a'), 'engine'), TAKEN);
  await t.rejects(DirectoryLock.acquire(join(directory, 'link'), 'engine'), TAKEN);
  await lock.release();
  await (await DirectoryLock.acquire(join(directory, 'a'), 'engine')).release();
});

test('directory lock: two directories are two locks, however long their paths', async (t) => {
  const long = join(t.testdir(), 'x'.repeat(100), 'y'.repeat(100));
  mkdirSync(long, { recursive: true });
  const first = await DirectoryLock.acquire(long, 'engine');
  const second = await DirectoryLock.acquire(join(long, '..'), 'engine');
  t.ok(existsSync(join(long, 'engine.sock')));
  await first.release();
  await second.release();
});

test('directory lock: another process holds it until kill -9, and no longer', async (t) => {
  const directory = t.testdir();
  let whileHeld: unknown;
  const outcome = await runChild({
    script: '../disk/locking-child.js',
    args: [directory],
    environment: {},
    limitMs: 120_000,
    onOutput: (_output, kill) => {
      void DirectoryLock.acquire(directory, 'engine')
        .catch((error: unknown) => {
          whileHeld = error;
        })
        .finally(kill);
    },
  });
  t.equal(outcome.signal, 'SIGKILL');
  t.match(whileHeld, TAKEN);
  await (await DirectoryLock.acquire(directory, 'engine')).release();
});

test('directory lock: whoever finds it taken learns by what', async (t) => {
  const directory = t.testdir();
  t.equal(await holderOfLock(directory), undefined);
  for (const holder of ['engine', 'command'] as const) {
    const lock = await DirectoryLock.acquire(directory, holder);
    t.equal(await holderOfLock(directory), holder);
    await lock.release();
  }
  t.equal(await holderOfLock(directory), undefined);
});

test('directory lock: an engine waits for a command, a command waits for nobody', async (t) => {
  const directory = t.testdir();
  const command = await DirectoryLock.acquire(directory, 'command');
  await t.rejects(DirectoryLock.acquire(directory, 'command'), {
    name: 'DirectoryTakenError',
    message: /a command is working on this data directory/,
  });
  const waiting = DirectoryLock.acquire(directory, 'engine');
  await command.release();
  const engine = await waiting;
  t.equal(await holderOfLock(directory), 'engine');
  await t.rejects(DirectoryLock.acquire(directory, 'command'), TAKEN);
  await engine.release();
});

test('directory lock: an engine waits for a command that is too busy to say so', async (t) => {
  const directory = t.testdir();
  let acquired: Promise<DirectoryLock> | undefined;
  const outcome = await runChild({
    script: '../disk/busy-command.js',
    args: [directory],
    environment: {},
    limitMs: 120_000,
    onOutput: () => {
      acquired ??= DirectoryLock.acquire(directory, 'engine');
    },
  });
  t.equal(outcome.exitCode, 0);
  await (await must(acquired, 'the command told that it has the lock')).release();
});
