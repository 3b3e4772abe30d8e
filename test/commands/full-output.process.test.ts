/** Commands whose standard output is a file on a full disk: a sentence, and an exit code. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'tap';
import { writeDirectory } from '../support/disk/written-directory.ts';

const LAUNCHER = fileURLToPath(new URL('../../bundle/launch.cjs', import.meta.url));

test('commands: what they say does not fit on a full disk', async (t) => {
  const directory = join(t.testdir({}), 'data');
  await writeDirectory(directory, 5);
  const at = ['--data', directory];
  for (const args of [
    ['data', 'export', ...at],
    ['data', 'upgrade', ...at],
    ['journal', 'show', '0:1', ...at],
    ['journal', 'verify', ...at],
    ['games'],
    ['games', 'check'],
    ['schedule', 'check'],
    ['demo', '--players', '2', '--tickets', '2'],
  ]) {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    t.equal(status, 1, args.join(' '));
    t.match(stderr.toString(), /^standard output cannot be written to \(ENOSPC\): .+\n$/);
  }
});
