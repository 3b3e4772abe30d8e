/** `npx tirage` in a checkout: a command that is there, built or not. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'tap';
import { VERSION } from '../../src/config/version.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const COMMAND = join(ROOT, bin.tirage);

test('tirage: the command is a file of the repository, and executable', (t) => {
  const { status } = spawnSync('git', ['-C', ROOT, 'check-ignore', '-q', bin.tirage]);
  t.not(status, 0, 'a build neither makes nor replaces it');
  t.equal(statSync(COMMAND).mode & 0o111, 0o111);
  t.end();
});

test('tirage: it hands its arguments to the launcher', (t) => {
  const { stdout, status } = spawnSync(COMMAND, ['--version']);
  t.same([stdout.toString(), status], [`${VERSION}\n`, 0]);
  t.end();
});

test('tirage: before the first build it says what to do', (t) => {
  const folder = t.testdir({ bin: {} });
  const copy = join(folder, 'bin', 'tirage.cjs');
  copyFileSync(COMMAND, copy);
  const { stderr, status } = spawnSync(process.execPath, [copy, 'serve']);
  t.same([stderr.toString(), status], ['tirage is not built yet: npm ci && npm run build\n', 1]);
  t.end();
});
