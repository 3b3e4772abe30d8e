/**
 * The first hour of an operator: commands in the order and haste in which people give them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Test, test } from 'tap';
import { createAdmin } from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory, tirage } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const LIMIT_MS = 120_000;

test('first hour: an engine that npm started ends with npm', async (t) => {
  for (const command of ['npm start --ignore-scripts', 'npx tirage serve']) {
    const directory = engineDirectory(t);
    const { npm, said } = startByNpm(t, command, directory);
    await until('the engine to serve', LIMIT_MS, () => said().includes('serving at') || undefined);
    npm.kill('SIGTERM');
    await until('an orderly stop', LIMIT_MS, () => said().includes('"stopped"') || undefined);
    const next = await EngineProcess.start(t, { directory, flags: { '--shards': '1' } });
    t.equal((await next.stop()).exitCode, 0, `${command}: the directory was let go`);
  }
});

test('first hour: an account is made while the engine starts', async (t) => {
  const directory = engineDirectory(t);
  mkdirSync(directory, { recursive: true });
  const engine = EngineProcess.spawn(t, { directory });
  await createAdmin(directory, { login: 'first' });
  await engine.ready();
  await createAdmin(directory, { login: 'second' });
  t.equal((await engine.stop()).exitCode, 0);
});

test('first hour: the engine is started while an account is made', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory, { login: 'zeroth' });
  const making = createAdmin(directory, { login: 'first' });
  const engine = EngineProcess.spawn(t, { directory });
  await making;
  await engine.ready();
  t.equal((await engine.stop()).exitCode, 0);
});

test('first hour: signals that come together stop the engine in order', async (t) => {
  const engine = await EngineProcess.start(t, { directory: engineDirectory(t) });
  process.kill(engine.pid, 'SIGTERM');
  process.kill(engine.pid, 'SIGINT');
  t.equal((await engine.end()).exitCode, 0);
  t.equal(engine.log.at(-1)?.message, 'stopped');
});

test('first hour: an engine that is asked to stop while it starts just ends', async (t) => {
  for (const reached of ['meta.json', 'heads.json', 'engine.sock']) {
    const directory = engineDirectory(t);
    const starting = EngineProcess.spawn(t, { directory });
    await until(reached, LIMIT_MS, () => existsSync(join(directory, reached)) || undefined);
    process.kill(starting.pid, 'SIGTERM');
    t.match(await starting.end(), { exitCode: 0 }, reached);
    t.equal(starting.errors, '');
    const next = await EngineProcess.start(t, { directory });
    t.equal((await next.stop()).exitCode, 0, 'the directory was let go');
  }
});

test('first hour: the version is told, and a wrong flag in a line', async (t) => {
  const version = await tirage(['--version']);
  t.match(version, { exitCode: 0, output: /^\d+\.\d+\.\d+\n$/ });
  const wrong = await tirage(['serve', '--no-such-flag']);
  t.equal(wrong.exitCode, 1);
  t.equal(wrong.errors.trimEnd().split('\n').length, 2, wrong.errors);
});

test('first hour: a schedule is checked before it is used', async (t) => {
  const file = join(t.testdir(), 'schedule.json');
  const series = { seriesId: 'daily', game: '5of36', closes: '0 2 * * *', resultsDelaySeconds: 60 };
  writeFileSync(file, JSON.stringify({ series: [series] }));
  const right = await tirage(['schedule', 'check', file, '--time-zone', 'Europe/Berlin']);
  t.equal(right.exitCode, 0, right.errors);
  t.match(right.output, /^(daily {2}closes .* \(.* 02:00:00 Europe\/Berlin\) {2}results .*\n){3}/);
  const lines = await tirage(['schedule', 'check', file, '--count', '400', '--json']);
  t.equal(lines.output.trimEnd().split('\n').length, 400);
  writeFileSync(file, JSON.stringify({ series: [{ ...series, game: '7of77', closes: 'noon' }] }));
  const wrong = await tirage(['schedule', 'check', file]);
  t.equal(wrong.exitCode, 1);
  t.match(wrong.errors, /there is no game "7of77"/);
  t.match(wrong.errors, /"noon" is not a cron pattern/);
});

function startByNpm(
  t: Test,
  command: string,
  directory: string,
): { npm: ChildProcess; said: () => string } {
  const [program = '', ...args] = command.split(' ');
  const npm = spawn(program, args, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TIRAGE_DATA: directory,
      TIRAGE_PORT: '0',
      TIRAGE_SHARDS: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  npm.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  t.teardown(() => npm.kill('SIGKILL'));
  return { npm, said: () => text };
}
