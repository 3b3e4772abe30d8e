/** What happens to a journal's file under a running engine is noticed while it can be saved. */
import { copyFileSync, existsSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  GOOD_PASSWORD,
  loginsPerShard,
  register,
} from '../support/engine/engine-people.ts';
import { EngineProcess, verifyJournals } from '../support/engine/engine-process.ts';
import { preparedDirectory } from '../support/engine/prepared-directory.ts';
import { until } from '../support/engine/until.ts';

const RECORDS = 'records-00000001.seg';
const NOTICED_WITHIN_MS = 1_000;
/** On a busy machine, the stop included. */
const ENDS_WITHIN_MS = 60_000;

const withAdmin = preparedDirectory(createAdmin);

interface Stage {
  readonly directory: string;
  readonly engine: EngineProcess;
  readonly login: string;
}

for (const [what, take] of [
  ['file of records', (directory: string) => rmSync(join(directory, 'shard-1', RECORDS))],
  ['file of rows', (directory: string) => rmSync(join(directory, 'shard-1', 'data.mdb'))],
  ['directory', (directory: string) => rmSync(join(directory, 'shard-1'), { recursive: true })],
] as const) {
  test(`journal files: a ${what} that was deleted is saved, with what was accepted`, async (t) => {
    const { directory, engine, login } = await stageOf(t);
    take(directory);
    await ends(t, engine, /the journal of shard-1 (?:is gone|has lost \S+): look at the directory/);
    t.match(engine.said(), /that had lost its name was saved/);
    t.notMatch(engine.said(), /assert|a shard thread threw/, 'no bug of ours');
    t.equal((await verifyJournals(directory)).exitCode, 0);
    const again = await EngineProcess.start(t, { directory });
    const session = { login, password: GOOD_PASSWORD };
    t.equal((await new EngineClient(t, again.url).post('/v1/sessions', session)).status, 201);
    t.equal((await again.stop()).exitCode, 0);
  });
}

test('journal files: one that was exchanged is saved beside the other', async (t) => {
  const { directory, engine } = await stageOf(t);
  const [own, other] = [1, 0].map((shard) => join(directory, `shard-${shard}`, RECORDS));
  copyFileSync(other ?? '', `${own}.copy`);
  renameSync(`${own}.copy`, own ?? '');
  await ends(
    t,
    engine,
    /the journal of shard-1 has another file in place of records-00000001\.seg/,
  );
  t.ok(existsSync(`${own}.saved`));
  t.match(
    (await verifyJournals(directory)).output,
    /shard-1 holds the records of shard-0.*records-00000001\.seg\.saved .* put it in the place/,
  );
  renameSync(`${own}.saved`, own ?? '');
  t.equal((await verifyJournals(directory)).exitCode, 0, 'put back by its operator');
});

test('journal files: one that was cut off ends the engine at once, with a sentence', async (t) => {
  const { directory, engine } = await stageOf(t);
  truncateSync(join(directory, 'shard-1', RECORDS), 512);
  const { exitCode, signal } = await engine.end();
  t.ok(exitCode !== 0 || signal !== null);
  t.match(
    engine.said(),
    /the journal of shard-1 has another length in \S+: put that shard's newest copy back/,
  );
});

test('journal files: one that another was copied over, in place', async (t) => {
  const { directory, engine } = await stageOf(t);
  const [own = '', other = ''] = [1, 0].map((shard) => join(directory, `shard-${shard}`, RECORDS));
  // A copy opens its target for writing, and keeps the inode.
  copyFileSync(other, own);
  const { exitCode, signal } = await engine.end();
  t.ok(exitCode !== 0 || signal !== null, 'it does not go on');
  t.notMatch(engine.said(), /AssertionError/);
});

test('journal files: the whole directory, deleted, is saved so that it starts', async (t) => {
  const { directory, engine, login } = await stageOf(t);
  rmSync(directory, { recursive: true });
  // Whichever is missed first.
  await ends(t, engine, /the journal of shard-\d (?:is gone|has lost \S+): look at the directory/);
  t.equal((await verifyJournals(directory)).exitCode, 0);
  const again = await EngineProcess.start(t, { directory });
  const session = { login, password: GOOD_PASSWORD };
  t.equal((await new EngineClient(t, again.url).post('/v1/sessions', session)).status, 201);
  t.equal((await again.stop()).exitCode, 0);
});

test('journal files: a meta.json that was deleted is written anew', async (t) => {
  const { directory, engine } = await stageOf(t);
  rmSync(join(directory, 'meta.json'));
  await until('meta.json, and a word of it', 60_000, () => {
    const isThere = existsSync(join(directory, 'meta.json'));
    const isSaid = /meta\.json was deleted .* is written anew/.test(engine.said());
    return isThere && isSaid ? true : undefined;
  });
  t.equal((await engine.stop()).exitCode, 0);
  t.equal((await verifyJournals(directory)).exitCode, 0);
});

async function stageOf(t: Test): Promise<Stage> {
  const directory = await withAdmin(t);
  const engine = await EngineProcess.start(t, { directory });
  const [, login = ''] = loginsPerShard('player', 1);
  await register(new EngineClient(t, engine.url), login);
  return { directory, engine, login };
}

async function ends(t: Test, engine: EngineProcess, sentence: RegExp): Promise<void> {
  const startedMs = performance.now();
  t.equal((await engine.end()).exitCode, 1, 'in order');
  t.ok(performance.now() - startedMs < NOTICED_WITHIN_MS + ENDS_WITHIN_MS);
  t.match(engine.said(), sentence);
}
