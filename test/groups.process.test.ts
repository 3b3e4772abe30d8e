/**
 * That tests which share a process lose nothing by it: every file is in one group or stands alone,
 * and whatever a file does, it and the files beside it are told by their names.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Test, test } from 'tap';
import { GROUPS, groupFiles, sharesProcess } from './support/groups/group-files.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COMPILED = join(ROOT, 'dist', 'test');
const RUN_TESTS = join(ROOT, '.ci', 'run-tests.mjs');
const RUN_GROUP = join(COMPILED, 'support', 'groups', 'run-group.js');

const PLANTED = {
  good: "test('a', (t) => { t.ok(true); t.end(); }); test('b', async (t) => t.ok(true));",
  skipping: "test('a', { skip: 'no tool' }, () => {});",
  failing: "test('a', (t) => { t.ok(false); t.end(); }); test('b', async (t) => t.ok(true));",
  rejecting: "test('a', async () => { throw new Error('thrown'); });",
  missing: "import './nowhere.js'; test('a', async (t) => t.ok(true));",
  throwing: "test('a', async (t) => t.ok(true)); throw new Error('while it loads');",
  empty: 'test.length;',
  late: "test('a', async () => { setTimeout(() => { throw new Error('late'); }); });",
  leaving: "test('a', async (t) => t.ok(true)); test('b', () => process.exit(0));",
  killed: "test('a', async (t) => t.ok(true)); test('b', () => process.kill(process.pid, 9));",
  stuck: "test('a', () => new Promise(() => {}));",
} as const;

interface Told {
  readonly exitCode: number | null;
  /** A line for each file, without its time, and the last line. */
  readonly lines: readonly string[];
  readonly text: string;
}

/** Runs planted files, in one group or each alone, and sums it up as `npm test` does. */
function told(t: Test, names: readonly (keyof typeof PLANTED)[], isGroup = true): Told {
  const folder = t.testdir(
    Object.fromEntries(
      names.map((name) => [`${name}.js`, `import { test } from 'tap';\n${PLANTED[name]}\n`]),
    ),
  );
  const files = names.map((name) => join(folder, `${name}.js`));
  const group = join(folder, 'group.js');
  const running = `await runGroup(${JSON.stringify(files)});`;
  writeFileSync(group, `import { runGroup } from '${RUN_GROUP}';\n${running}\n`);
  const args = [RUN_TESTS, ...(isGroup ? [group] : files)];
  const { stdout: text, status: exitCode } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  const ofFiles = text.split('\n').filter((line) => /^(?:ok {2}|FAIL) |\d failed$/.test(line));
  const short = ofFiles.map((line) => line.replace(`${folder}/`, '').replace(/ [\d.]+m?s$/, ''));
  return { exitCode, lines: short, text };
}

test('groups: each has its entry, and no entry is left over', (t) => {
  const entries = readdirSync(join(COMPILED, 'groups')).filter((name) => name.endsWith('.js'));
  t.same(
    entries.map((name) => basename(name, '.js')).sort(),
    GROUPS.map(({ name }) => name).sort(),
  );
  for (const { name } of GROUPS) {
    const source = readFileSync(join(ROOT, 'test', 'groups', `${name}.ts`), 'utf8');
    t.match(source, `groupFiles('${name}', 'dist/test')`);
  }
  t.end();
});

test('groups: every file runs once, in a group or alone', (t) => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [, , ...kinds] = scripts.test.split(' ') as string[];
  t.ok(kinds.includes('groups'));
  const grouped = GROUPS.flatMap(({ name }) => groupFiles(name, COMPILED));
  const all = readdirSync(COMPILED, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.js'))
    .map((path) => `${COMPILED}/${path}`);
  const alone = all.filter((path) => kinds.some((kind) => path.endsWith(`.${kind}.test.js`)));
  t.same([...grouped, ...alone].sort(), all.sort());
  t.ok(grouped.length > 300 && alone.length > 40, `${grouped.length} and ${alone.length}`);
  t.equal(grouped.filter((path) => !sharesProcess(path) || !existsSync(path)).length, 0);
  t.end();
});

test('groups: files that pass are told as if each had run alone', (t) => {
  const { exitCode, lines } = told(t, ['good', 'skipping']);
  t.same(lines, ['ok   good.js (2)', 'ok   skipping.js (0, 1 skipped)', '2 passed, 0 failed']);
  t.equal(exitCode, 0);
  t.end();
});

test('groups: a file that fails in any way is named, and the next one runs', (t) => {
  const { exitCode, lines, text } = told(t, [
    'failing',
    'rejecting',
    'missing',
    'throwing',
    'empty',
    'good',
  ]);
  t.same(lines, [
    'FAIL failing.js (1, 1 FAILED)',
    'FAIL rejecting.js (0, 1 FAILED)',
    'FAIL missing.js (0, 1 FAILED)',
    'FAIL throwing.js (1, 1 FAILED)',
    'FAIL empty.js (0, 1 FAILED)',
    'ok   good.js (2)',
    '4 passed, 5 failed',
  ]);
  for (const reason of ['thrown', 'nowhere.js', 'while it loads', 'a file without a test']) {
    t.ok(text.includes(reason), reason);
  }
  t.equal(exitCode, 1);
  t.end();
});

for (const name of ['leaving', 'killed', 'stuck'] as const) {
  test(`groups: a file that ends the process (${name}) hides no other`, (t) => {
    const { exitCode, lines } = told(t, ['good', name, 'skipping']);
    const passed = name === 'stuck' ? 0 : 1;
    t.match(lines, [
      'ok   good.js (2)',
      `FAIL ${name}.js (${passed}, 1 FAILED)`,
      'FAIL skipping.js (0, 1 FAILED) did not run: the process had ended',
      `${2 + passed} passed, 2 failed`,
    ]);
    t.equal(exitCode, 1);
    t.end();
  });
}

test('groups: an error that comes when its file has ended fails the group', (t) => {
  const { exitCode, lines, text } = told(t, ['late', 'good']);
  t.ok(text.includes('late'));
  t.match(lines.at(-1), /^[23] passed, [12] failed$/);
  t.equal(exitCode, 1);
  t.end();
});

test('groups: files that run alone are told the same', (t) => {
  const { exitCode, lines } = told(t, ['good', 'failing', 'missing', 'empty', 'killed'], false);
  t.same([...lines.slice(0, -1)].sort(), [
    'FAIL empty.js (0, 1 FAILED)',
    'FAIL failing.js (1, 1 FAILED)',
    'FAIL killed.js (1, 1 FAILED)',
    'FAIL missing.js (0, 1 FAILED)',
    'ok   good.js (2)',
  ]);
  t.equal(lines.at(-1), '4 passed, 4 failed');
  t.equal(exitCode, 1);
  t.end();
});
