/** The journals of an engine at work, read from outside: all that is durable, and nothing twice. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import { createAdmin, loginsPerShard, register } from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';

const LAUNCHER = fileURLToPath(new URL('../../bundle/launch.cjs', import.meta.url));
const PLAYERS = 6;

function tirage(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args]);
  return { status, output: stdout.toString(), errors: stderr.toString() };
}

function facts(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('{"shard"'));
}

function registeredCount(text: string): number {
  return facts(text).filter((line) => line.includes('"type":"PlayerRegistered"')).length;
}

test('data export: beside a running engine its file grows by what is new', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const before = registeredCount(tirage('data', 'export', '--data', directory).output);
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  const file = join(directory, 'facts.ndjson');
  const args = ['data', 'export', '--data', directory, '--output', file];
  for (const [index, login] of loginsPerShard('player', PLAYERS).slice(0, PLAYERS).entries()) {
    await register(client, login);
    // What is exported trails the engine by a second.
    await until('the new player in the export', 30_000, () => {
      t.equal(tirage(...args).status, 0);
      const count = registeredCount(readFileSync(file).toString()) - before;
      t.ok(count <= index + 1);
      return count === index + 1 ? true : undefined;
    });
  }
  const [line = ''] = facts(readFileSync(file).toString()).slice(-1);
  const { shard, record, type } = JSON.parse(line);
  const shown = tirage('journal', 'show', `${shard}:${record}`, '--data', directory);
  t.match(shown, { status: 0, output: new RegExp(`^\\d+ ${type}$`, 'm') });
  t.equal((await engine.stop()).exitCode, 0);
  t.equal(tirage(...args).status, 0);
  const whole = facts(tirage('data', 'export', '--data', directory).output);
  t.same(facts(readFileSync(file).toString()).sort(), whole.sort(), 'all of it, each line once');
});
