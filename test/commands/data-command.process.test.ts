/** `tirage data export` and `tirage journal show` as an operator runs them. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Test, test } from 'tap';
import { writeDirectory } from '../support/disk/written-directory.ts';

const LAUNCHER = fileURLToPath(new URL('../../bundle/launch.cjs', import.meta.url));
const KILLS = 4;

async function written(t: Test, recordCount: number): Promise<string> {
  const path = join(t.testdir({}), 'data');
  await writeDirectory(path, recordCount);
  return path;
}

function tirage(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
    maxBuffer: 1e9,
  });
  return { status, output: stdout.toString(), errors: stderr.toString() };
}

function facts(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('{"shard"'));
}

test('data export: killed at any moment, its file is continued exactly', async (t) => {
  const directory = await written(t, 800);
  const expected = facts(tirage(['data', 'export', '--data', directory]).output);
  const file = join(directory, '..', 'facts.ndjson');
  const args = [LAUNCHER, 'data', 'export', '--data', directory, '--output', file];
  let unfinishedCount = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    rmSync(file, { force: true });
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const wanted = 1 + kill * 100_000;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    let isOver = false;
    void exited.then(() => {
      isOver = true;
    });
    while (!isOver && !(existsSync(file) && statSync(file).size >= wanted)) await sleep(1);
    child.kill('SIGKILL');
    await exited;
    if (facts(readFileSync(file).toString()).length < expected.length) unfinishedCount += 1;
    t.equal(tirage(args.slice(1)).status, 0);
    t.ok(facts(readFileSync(file).toString()).join() === expected.join(), `kill ${kill}`);
  }
  t.ok(unfinishedCount > 0, 'some were killed before their end');
});

test('data export: a reader who has seen enough ends it without a word', async (t) => {
  const directory = await written(t, 800);
  const line = `"${process.execPath}" "${LAUNCHER}" data export --data "${directory}"`;
  const script = `${line} | head -1; echo "status \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script]);
  t.match(stdout.toString(), /^\{"shard":0,"record":1,.*\}\nstatus 0\n$/);
  t.equal(stderr.toString(), '');
});

test('data export: --from goes on behind the last line, and --shard tells of one', async (t) => {
  const directory = await written(t, 20);
  const at = ['--data', directory];
  const whole = tirage(['data', 'export', ...at]).output;
  const { cursor } = JSON.parse(whole.trimEnd().split('\n').at(-1) ?? '');
  t.same(facts(tirage(['data', 'export', ...at, '--from', cursor]).output), []);
  const one = facts(tirage(['data', 'export', ...at, '--shard', '1']).output);
  t.same(
    one,
    facts(whole).filter((line) => line.startsWith('{"shard":1')),
  );
  const both = tirage(['data', 'export', ...at, '--shard', '1', '--from', cursor]);
  t.match(both, { status: 1, errors: /leave --shard out/ });
  t.match(tirage(['data', 'export', ...at, '--from', 'x']), { status: 1, errors: /no cursor/ });
});

test('journal show: a record, for a person, without secrets', async (t) => {
  const directory = await written(t, 160);
  const at = ['--data', directory];
  const shown = tirage(['journal', 'show', '1:1', ...at]);
  t.equal(shown.status, 0);
  t.match(shown.output, /^shard {5}1\nrecord {4}1 of 161\ntime {6}\d{4}-\d\d-\d\dT/);
  t.match(shown.output, /^hash {6}[0-9a-f]{64}\nprevious {2}0{64}\n/m);
  t.match(shown.output, /\n0 JournalBegun\n {2}format +\d+\n/);
  const [line = ''] = facts(tirage(['data', 'export', ...at]).output).filter((text) =>
    text.includes('PlayerRegistered'),
  );
  const { shard, record } = JSON.parse(line);
  const all = tirage(['journal', 'show', `${shard}:${record}`, ...at]).output;
  t.match(all, /PlayerRegistered\n(.*\n)* {2}passwordHash +"\[withheld\]"/);
  for (const [name, sentence] of [
    ['1', /There are 2 shards.*0:1/],
    ['7:1', /no shard 7/],
    ['0:162', /no record 162 .*they go to 161/],
    ['0:0', /number of a record/],
    ['x', /number of a record/],
  ] as const) {
    t.match(tirage(['journal', 'show', name, ...at]), { status: 1, errors: sentence }, name);
  }
  const segment = join(directory, 'shard-0', 'records-00000001.seg');
  const bytes = readFileSync(segment);
  bytes.writeUInt8(bytes.readUInt8(5 * 512 + 40) ^ 2, 5 * 512 + 40);
  writeFileSync(segment, bytes);
  const damaged = tirage(['journal', 'show', '0:161', ...at]);
  t.match(damaged, { status: 1, errors: /^the journal of shard-0: record \d+ in \S+ is damaged/ });
  const nowhere = join(directory, 'none');
  t.match(tirage(['journal', 'show', '1', '--data', nowhere]), { status: 1, errors: /No engine/ });
});

const hasJq = spawnSync('jq', ['--version']).error === undefined;
const needsJq = { skip: hasJq ? false : 'no jq' };

test('data export: the examples of the documents find what they say', needsJq, async (t) => {
  const directory = await written(t, 120);
  const folder = join(directory, '..');
  tirage(['data', 'export', '--data', directory, '--output', join(folder, 'facts.ndjson')]);
  const document = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  const examples = document.match(/^jq .*[^|]$|^jq .*\|\n.*$/gm) ?? [];
  t.ok(examples.length >= 5);
  for (const example of examples) {
    const script = `set -o pipefail; ${example}`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder });
    t.equal(status, 0, example);
    t.ok(stdout.length > 0, `finds something: ${example}`);
    t.equal(stderr.toString(), '');
  }
});

test('journal repair: a shard that is not there is a sentence, and none is made', async (t) => {
  const directory = await written(t, 2);
  const path = join(directory, 'meta.json');
  const meta = JSON.parse(readFileSync(path).toString());
  writeFileSync(path, JSON.stringify({ ...meta, shardCount: 3 }));
  const { status, output, errors } = tirage(['journal', 'repair', '--data', directory]);
  t.equal(status, 1);
  t.match(output, /^FAIL shard 2: its directory is missing: put a copy of yours back$/m);
  t.equal(errors, '');
  t.notOk(existsSync(join(directory, 'shard-2')));
});
