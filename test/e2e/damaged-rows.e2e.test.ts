/** Rows damaged in the real file: whose they are pays for it, until they are written anew. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { parsePlayerId } from '../../src/kernel/ids.ts';
import { SHARD_TABLES } from '../../src/shard/tables/shard-tables.ts';
import { spoilRecord } from '../support/disk/spoilt-record.ts';
import { spoilRows } from '../support/disk/spoilt-rows.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  GOOD_PASSWORD,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { Gambler } from '../support/rounds/gambler.ts';

const repair = (directory: string, ...flags: string[]) =>
  tirage(['journal', 'repair', '--data', directory, ...flags]);

test('damaged rows: a player whose row is damaged, until it is repaired', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const first = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, first.url);
  const [ada = '', , ben = ''] = loginsPerShard('player', 2);
  const hers = await register(client, ada);
  const gambler = new Gambler(client, await register(client, ben));
  const { drawId } = await openOverHttp(client, await logIn(client), { closesInMs: 3_600_000 });
  t.equal((await first.stop()).exitCode, 0);

  const key = SHARD_TABLES.players.key.encode(parsePlayerId(hers.playerId) ?? (0 as never));
  const isHers = (one: Uint8Array): boolean => Buffer.compare(one, key) === 0;
  t.equal(await spoilRows(directory, 0, isHers), 1);
  const engine = await EngineProcess.start(t, { directory });
  client.url = engine.url;
  for (let visit = 0; visit < 3; visit += 1) {
    const refused = await client.post('/v1/sessions', { login: ada, password: GOOD_PASSWORD });
    t.equal(refused.status, 503, 'each time that she comes');
    t.match(JSON.parse(refused.text), { code: 'recordDamaged' });
  }
  await gambler.deposit(1_000);
  t.match(await gambler.buy(drawId, 2), { state: 'taken' }, 'beside her');
  const ready = await client.get('/readyz');
  t.equal(ready.status, 200);
  t.match(ready.text, /row pl_\w+ of players is damaged.*run `tirage journal repair`/);
  t.equal((await engine.stop()).exitCode, 0);

  const told = await verifyJournals(directory);
  t.equal(told.exitCode, 1);
  t.match(told.output, new RegExp(`FAIL shard 0: row ${hers.playerId} of players is damaged`));
  const repaired = await repair(directory);
  t.match(repaired.output, new RegExp(`row ${hers.playerId} of players\n`));
  t.match(repaired.output, /shard 0: 1 rows were written anew/);
  t.match(repaired.output, /\nverified\n$/);
  t.equal((await verifyJournals(directory)).exitCode, 0);
  const again = await EngineProcess.start(t, { directory });
  client.url = again.url;
  t.equal((await client.post('/v1/sessions', { login: ada, password: GOOD_PASSWORD })).status, 201);
  t.equal((await again.stop()).exitCode, 0);
});

test('damaged rows: every row of a shard is written anew, and so are the marks', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const first = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, first.url);
  const gambler = new Gambler(client, await register(client, loginsPerShard('player', 1)[0] ?? ''));
  const { drawId } = await openOverHttp(client, await logIn(client), { closesInMs: 3_600_000 });
  await gambler.deposit(100_000);
  for (let i = 0; i < 20; i += 1) await gambler.buy(drawId, 3);
  t.equal((await first.stop()).exitCode, 0);

  const isLedger = (key: Uint8Array): boolean => key[0] === SHARD_TABLES.ledger.number;
  t.ok((await spoilRows(directory, 0, isLedger)) > 0);
  const refused = EngineProcess.spawn(t, { directory });
  t.equal((await refused.end()).exitCode, 1);
  t.match(refused.errors, /row \w+ of ledger is damaged, and nothing can be decided without it/);
  t.ok((await spoilRows(directory, 0, (key) => !isLedger(key))) > 10);
  rmSync(join(directory, 'heads.json'));
  const repaired = await repair(directory, '--accept-heads');
  t.equal(repaired.exitCode, 0, repaired.output);
  t.match(repaired.output, /heads\.json was written anew/);
  t.equal((await verifyJournals(directory)).exitCode, 0);
  const engine = await EngineProcess.start(t, { directory });
  client.url = engine.url;
  t.same(await gambler.resolve(), [], 'nothing was lost or doubled');
  t.equal((await engine.stop()).exitCode, 0);
});

test('damaged rows: without a sound chain of records nothing is written', async (t) => {
  const directory = engineDirectory(t);
  const [one, , other] = loginsPerShard('boss', 2);
  for (const login of [one, other]) await createAdmin(directory, { login });
  await spoilRecord(directory, 0, 2);
  t.equal(await spoilRows(directory, 0, (key) => key[0] === SHARD_TABLES.logins.number), 2);
  const refused = await repair(directory);
  t.equal(refused.exitCode, 1);
  t.match(
    refused.output,
    /FAIL shard 0: record 2 in \S+ is damaged \(.*\): put this shard's newest copy back/,
  );
  t.notMatch(refused.output, /shard 0: \d+ rows were written/);
  t.match(refused.output, /NOT verified\n$/);
});
