/**
 * A backup from before shards were added, and the directory that went on with more of them: a
 * restore takes the added shards' records from their segments, or says what it lacks.
 */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { type Test, test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  depositOverHttp,
  listAll,
  logIn,
  openOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import { tirage, verifyJournals } from '../support/engine/engine-process.ts';
import {
  buyFive,
  growingEngine,
  metaOf,
  OPEN_MS,
  PAID_IN_MINOR,
  reshardTo,
  serveGrown,
  toldBy,
  verifiedBooks,
} from '../support/engine/growing-engine.ts';

/** As many as it takes for one on each of four shards. */
const NEWCOMERS = Array.from({ length: 12 }, (_, number) => `newcomer-${number}`);
const SHARDS = 4;

async function ticketIdsOf(client: EngineClient, login: string): Promise<string[]> {
  const listed = { path: '/v1/me/tickets', member: 'tickets' };
  const session = await logIn(client, login);
  const tickets = await listAll<{ readonly ticketId: string }>(client, session, listed);
  return tickets.map(({ ticketId }) => ticketId);
}

/** Of two shards when it was backed up, and of four when the newcomers bought. Stopped in order. */
async function grownBehindBackup(t: Test) {
  const one = await growingEngine(t);
  const beside = (name: string) => join(one.directory, '..', name);
  const backUp = () => tirage(['backup', beside('backups'), '--data', one.directory]);
  t.equal((await backUp()).exitCode, 0);
  const told = await toldBy(t, one, 2);
  const books = verifiedBooks(await verifyJournals(one.directory));
  const before = new Date().toISOString();
  await waitMs(5); // The records of the growth are of a later millisecond.
  const done = await reshardTo(one.directory, SHARDS);
  t.equal(done.exitCode, 0, `${done.output}${done.errors}`);
  const engine = await serveGrown(t, one.directory, SHARDS);
  const client = new EngineClient(t, engine.url);
  const { drawId } = await openOverHttp(client, await logIn(client), { closesInMs: OPEN_MS });
  const held = new Map<string, string[]>();
  for (const login of NEWCOMERS) {
    const player = await register(client, login);
    await depositOverHttp(client, player, PAID_IN_MINOR);
    await buyFive(client, player, drawId);
    held.set(login, await ticketIdsOf(client, login));
  }
  t.equal((await engine.stop()).exitCode, 0);
  const restore = (name: string, ...more: string[]) =>
    tirage(['restore', beside('backups'), '--data', beside(name), ...more]);
  return { one, beside, backUp, restore, old: { told, books, before }, drawId, held };
}

type Grown = Awaited<ReturnType<typeof grownBehindBackup>>;

/** Of all four shards, which go on from there. Returns the newest record of the last one. */
async function checkWhole(t: Test, { one, beside, restore, drawId, held }: Grown): Promise<string> {
  const verified = await verifyJournals(one.directory);
  t.equal(verified.exitCode, 0, verified.output);
  const whole = await restore('whole', '--segments', one.directory);
  t.equal(whole.exitCode, 0, `${whole.output}${whole.errors}`);
  const newest = /shard 3 to record (\d+), added after the backup\n/.exec(whole.output)?.[1];
  t.equal(metaOf(beside('whole')).shardCount, SHARDS);
  const copied = await verifyJournals(beside('whole'));
  t.equal(copied.exitCode, 0, copied.output);
  t.equal(verifiedBooks(copied), verifiedBooks(verified), 'the books of all four');
  const engine = await serveGrown(t, beside('whole'), SHARDS);
  const client = new EngineClient(t, engine.url);
  const ids = new Set<string>();
  for (const login of NEWCOMERS) {
    t.same(await ticketIdsOf(client, login), held.get(login));
    await buyFive(client, await logIn(client, login), drawId);
    for (const ticketId of await ticketIdsOf(client, login)) ids.add(ticketId);
  }
  t.equal(ids.size, 2 * 5 * NEWCOMERS.length, 'no id was given twice');
  t.equal((await engine.stop()).exitCode, 0);
  t.equal((await verifyJournals(beside('whole'))).exitCode, 0);
  return newest ?? 'none';
}

/** In one sentence, before anything is begun. */
async function checkRefusals(t: Test, { one, beside, restore }: Grown): Promise<void> {
  const refused = async (errors: RegExp, segments: string, ...more: string[]) => {
    const outcome = await restore('none', '--segments', segments, ...more);
    t.match(outcome, { exitCode: 1, errors });
    t.match(outcome.errors, /^[^\n]+\n$/);
  };
  const halfWay = /at that point shards were being added: choose one before 20\S+Z, when that/;
  await refused(halfWay, one.directory, '--at', '3:2');
  await refused(/record 1 of shard-9 is not held/, one.directory, '--at', '9:1');
  const left = beside('left');
  cpSync(one.directory, left, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  rmSync(join(left, 'shard-3'), { recursive: true });
  await refused(/were 4 shards, and no record of shard-3 is held: choose one before 20\S+Z/, left);
  cpSync(join(left, 'shard-2'), join(left, 'shard-3'), { recursive: true });
  await refused(/segments of shard-3 are not those of the engine of the backup/, left);
  t.notOk(existsSync(beside('none')), 'nothing was begun');
}

test('restore: of a backup from before shards were added, to where the segments go', async (t) => {
  const grown = await grownBehindBackup(t);
  const { one, beside, backUp, restore, old } = grown;
  const newest = await checkWhole(t, grown);
  const record = await restore('record', '--segments', one.directory, '--at', `3:${newest}`);
  t.equal(record.exitCode, 0, `${record.output}${record.errors}`);
  t.equal(metaOf(beside('record')).shardCount, SHARDS);
  const before = await restore('before', '--segments', one.directory, '--at', old.before);
  t.equal(before.exitCode, 0, `${before.output}${before.errors}`);
  t.equal(metaOf(beside('before')).shardCount, 2);
  t.equal(verifiedBooks(await verifyJournals(beside('before'))), old.books);
  await checkRefusals(t, grown);

  t.equal((await backUp()).exitCode, 0);
  const fewer = await restore('fewer', '--at', old.before);
  t.equal(fewer.exitCode, 0, `${fewer.output}${fewer.errors}`);
  t.match(fewer.output, /shard 3 is left out: it was added after that point\n/);
  t.same(await toldBy(t, { ...one, directory: beside('fewer') }, 2), old.told);
});
