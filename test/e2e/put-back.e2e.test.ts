/**
 * One shard's file put back to an older copy: sound in itself, and refused by name, because what
 * was sold since would be sold again under the same ids.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Test, test } from 'tap';
import { HEADS_EVERY_MS } from '../../src/supervisor/head-watch.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import {
  type CommandOutcome,
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { preparedDirectory } from '../support/engine/prepared-directory.ts';

const SINCE = 5;

const withAdmin = preparedDirectory(createAdmin);

test('put back: a shard that only players have spoken to since', async (t) => {
  const directory = await withAdmin(t);
  const putBack = keep(directory, 'shard-1');
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  const onShard1 = loginsPerShard('late', SINCE).filter((_, index) => index % 2 === 1);
  for (const login of onShard1) await register(client, login);
  t.equal((await engine.stop()).exitCode, 0);
  t.equal((await verifyJournals(directory)).exitCode, 0, 'sound before');
  putBack();
  await isRefused(
    t,
    directory,
    /journal of shard-1 is older than it was at .*: put the newest copy/,
  );
});

test('put back: the only shard, of an engine that was killed', async (t) => {
  const directory = engineDirectory(t);
  const flags = { '--shards': '1' };
  const first = await EngineProcess.start(t, { directory, flags });
  t.equal((await first.stop()).exitCode, 0);
  const putBack = keep(directory, 'shard-0');
  const engine = await EngineProcess.start(t, { directory, flags });
  const client = new EngineClient(t, engine.url);
  for (let i = 0; i < SINCE; i += 1) await register(client, `late-${i}`);
  // The grain of what is noted, and the writing of it.
  await sleep(2 * HEADS_EVERY_MS + 500);
  await engine.kill();
  t.equal((await verifyJournals(directory)).exitCode, 0, 'sound before');
  putBack();
  await isRefused(
    t,
    directory,
    /journal of shard-0 is older than it was at .*: it ends with record/,
  );
});

test('put back: a shard whose mail the others have, with its marks put back too', async (t) => {
  const directory = await withAdmin(t);
  const putBack = [keep(directory, 'shard-1'), keep(directory, 'heads.json')];
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  await openOverHttp(client, await logIn(client), { closesInMs: 3_600_000 });
  t.equal((await engine.stop()).exitCode, 0);
  for (const back of putBack) back();
  await isRefused(t, directory, /heads\.json .* is older than the journal of shard-0: it is of /);
  const repaired = await repair(directory, '--accept-heads');
  t.equal(repaired.exitCode, 1, 'nobody can accept what contradicts itself');
  t.match(repaired.output, /journal of shard-1 is older than shard-0 knows: it has/);
});

test('put back: a shard with marks as old, while other players came to the others', async (t) => {
  const directory = await withAdmin(t);
  const putBack = keep(directory, 'shard-1', 'heads.json');
  await lateComers(t, directory, 'late');
  const after = readFileSync(join(directory, 'heads.json'));
  putBack();
  const sentence = /heads\.json .* is older than the journal of shard-0: .* the engine had stopped/;
  await isRefused(t, directory, sentence);
  writeFileSync(join(directory, 'heads.json'), after);
  await isRefused(t, directory, /journal of shard-1 is older than it was at/);
});

test('put back: without the marks nothing is accepted unless somebody says so', async (t) => {
  const directory = await withAdmin(t);
  const putBack = keep(directory, 'shard-1');
  await lateComers(t, directory, 'late');
  putBack();
  rmSync(join(directory, 'heads.json'));
  const asked = await repair(directory);
  t.equal(asked.exitCode, 1, 'an older shard is not blessed unasked');
  t.match(asked.output, /shard 1: its newest record is record \d+ of 20/);
  t.match(asked.output, /FAIL heads\.json: nothing proves .*`--accept-heads`/);
  await isRefused(t, directory, /heads\.json .*is missing/);
  t.equal((await repair(directory, '--accept-heads')).exitCode, 0);
  const noted = readFileSync(join(directory, 'heads-accepted.log'), 'utf8');
  t.match(JSON.parse(noted), { accepted: [{ sequence: Number }, { sequence: Number }] });
  t.equal((await verifyJournals(directory)).exitCode, 0);
});

test('put back: another history of the same engine', async (t) => {
  const directory = await withAdmin(t);
  const before = keep(directory, '.');
  await lateComers(t, directory, 'other');
  const other = keep(directory, 'shard-0', 'shard-1');
  before();
  await lateComers(t, directory, 'own');
  other();
  await isRefused(t, directory, /journal of shard-0 tells of another history than it did at/);
});

test('put back: without the marks nothing is begun, and it is said what to do', async (t) => {
  const directory = await withAdmin(t);
  const file = join(directory, 'heads.json');
  const sound = readFileSync(file, 'utf8');
  const cases = [
    ['', /cannot be read/],
    ['{}', /cannot be read/],
    [sound.replace(/"sequence":(\d)/, '"sequence":9$1'), /cannot be read/],
  ] as const;
  for (const [text, problem] of cases) {
    writeFileSync(file, text);
    await isRefused(t, directory, problem);
  }
  rmSync(file);
  const sentence =
    /heads\.json .*is missing: put the newest one back; .*`tirage journal repair` shows/;
  await isRefused(t, directory, sentence);
});

async function lateComers(t: Test, directory: string, prefix: string): Promise<void> {
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  for (const login of loginsPerShard(prefix, SINCE)) await register(client, login);
  await engine.stop();
}

async function isRefused(t: Test, directory: string, sentence: RegExp): Promise<void> {
  const engine = EngineProcess.spawn(t, { directory, flags: { '--shards': '' } });
  t.equal((await engine.end()).exitCode, 1);
  t.match(engine.errors, sentence, 'serve');
  const verified = await verifyJournals(directory);
  t.equal(verified.exitCode, 1);
  t.match(verified.output + verified.errors, sentence, 'journal verify');
  const args = ['admin', 'create', '--data', directory, '--login', 'eve'];
  const created = await tirage(args, { input: 'nine lives, seven seas' });
  t.match(created.errors, sentence, 'admin create');
}

function repair(directory: string, ...flags: readonly string[]): Promise<CommandOutcome> {
  return tirage(['journal', 'repair', '--data', directory, ...flags]);
}

/** Copies parts of a directory; what comes back puts them there again. */
function keep(directory: string, ...names: readonly string[]): () => void {
  const kept = `${directory}-kept-${names.join('-')}`;
  const filter = (path: string): boolean => !path.endsWith('.sock');
  for (const name of names) {
    cpSync(join(directory, name), join(kept, name), { recursive: true, filter });
  }
  return () => {
    for (const name of names) {
      cpSync(join(kept, name), join(directory, name), { recursive: true, filter });
    }
  };
}
