/**
 * `tirage reshard`: an engine of two shards goes on with more of them. What was sold before is
 * settled, and money, lists and proofs are what they were.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  cancelOverHttp,
  createAdmin,
  DRAW_LIMIT_MS,
  depositOverHttp,
  drawReaches,
  type EnginePlayer,
  type EnginePurchase,
  listAll,
  logIn,
  openOverHttp,
  planOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import {
  buyFive,
  growingEngine,
  metaOf,
  OPEN_MS,
  PAID_IN_MINOR,
  PLAYERS,
  reshardTo,
  serveGrown,
  toldBy,
  toldOver,
  verifiedBooks,
} from '../support/engine/growing-engine.ts';
import { until } from '../support/engine/until.ts';

/** As many as it takes for one on each of four shards. */
const NEWCOMERS = 12;

test('reshard: money and proofs are what they were, and what is open goes on', async (t) => {
  const one = await growingEngine(t);
  const before = await toldBy(t, one, 2);
  const books = verifiedBooks(await verifyJournals(one.directory));
  t.match(books, /players/);

  const done = await reshardTo(one.directory, 4);
  t.equal(done.exitCode, 0, `${done.output}${done.errors}`);
  t.match(done.output, /from 2 shards to 4\n.*ok {3}shard 3: /s);
  t.match(done.output, /\nresharded: there are 4 shards\ntake a backup now: [^\n]+\n$/);
  const verified = await verifyJournals(one.directory);
  t.equal(verified.exitCode, 0, verified.output);
  t.equal(verifiedBooks(verified), books, 'not a unit has moved between the books');
  t.match(await reshardTo(one.directory, 4), { exitCode: 0, output: /nothing to do/ });

  const engine = await serveGrown(t, one.directory, 4);
  const client = new EngineClient(t, engine.url);
  t.same(await toldOver(client, one), before);
  const transcript = join(one.directory, '..', 'transcript.json');
  writeFileSync(transcript, before.transcript);
  const receipt = join(one.directory, '..', 'receipt.json');
  writeFileSync(receipt, before.receipt);
  const proved = await tirage(['verify', transcript, '--receipt', receipt]);
  t.match(proved.output, /ok/);
  t.notMatch(proved.output, /FAIL/);

  const admin = await logIn(client);
  const newcomers: EnginePlayer[] = [];
  for (let number = 0; number < NEWCOMERS; number += 1) {
    const player = await register(client, `newcomer-${number}`);
    await depositOverHttp(client, player, PAID_IN_MINOR);
    newcomers.push(player);
  }
  const { drawId: later } = await openOverHttp(client, admin, { closesInMs: 8_000 });
  for (const draw of [later, one.open])
    await Promise.all(newcomers.map((player) => buyFive(client, player, draw)));
  t.match(await drawReaches(client, later, 'published'), { ticketCount: 5 * NEWCOMERS });
  const open = await drawReaches(client, one.open, 'open');
  t.equal(open.ticketCount, 5 * (PLAYERS + NEWCOMERS), 'on the old shards and the new ones');
  const refund = open.priceMinor * 5;
  await cancelOverHttp(client, admin, one.open);
  await drawReaches(client, one.open, 'cancelled');
  const refunded = before.balances.map((balance) => balance + refund);
  await until('everybody to have their stakes back', DRAW_LIMIT_MS, async () => {
    const { balances } = await toldOver(client, one);
    return balances.join() === refunded.join() || undefined;
  });
  t.equal((await engine.stop()).exitCode, 0);
  const last = await verifyJournals(one.directory);
  t.equal(last.exitCode, 0, last.output);
});

/** What a player finds of themselves, as one text. */
async function holdings(client: EngineClient, login: string) {
  const session = await logIn(client, login);
  const lists = [
    { path: '/v1/me/tickets', member: 'tickets' },
    { path: '/v1/me/entries', member: 'entries' },
  ];
  const found = [];
  for (const one of lists)
    found.push(await listAll<{ readonly [id: string]: unknown }>(client, session, one));
  return found;
}

test('reshard: who has moved finds everything once, and repeats what was done', async (t) => {
  const one = await growingEngine(t);
  const first = await serveGrown(t, one.directory, 2);
  const before = new EngineClient(t, first.url);
  const bought = new Map<string, string>();
  const held = new Map<string, unknown>();
  const body = { quickPick: 2 };
  const path = `/v1/draws/${one.open}/tickets`;
  for (const login of one.logins) {
    const { accessToken: token } = await logIn(before, login);
    const { status, text } = await before.post(path, body, { token, key: 'before' });
    t.equal(status, 201);
    bought.set(login, text);
    held.set(login, await holdings(before, login));
  }
  t.equal((await first.stop()).exitCode, 0);
  t.equal((await reshardTo(one.directory, 5)).exitCode, 0);

  const engine = await serveGrown(t, one.directory, 5);
  const client = new EngineClient(t, engine.url);
  for (const login of one.logins) {
    const { accessToken: token } = await logIn(client, login);
    t.same(await holdings(client, login), held.get(login), 'once, in the same order');
    const repeat = await client.post(path, body, { token, key: 'before' });
    t.equal(repeat.text, bought.get(login), 'the first answer, byte for byte');
    t.equal(repeat.headers['idempotent-replayed'], 'true');
    const other = await client.post(path, { quickPick: 3 }, { token, key: 'before' });
    t.equal(other.status, 422, other.text);
    const { tickets } = await client.expect<EnginePurchase>(
      201,
      client.post(path, body, { token, key: 'after' }),
    );
    const [listed] = await holdings(client, login);
    t.same(
      listed
        ?.slice(0, 2)
        .map(({ ticketId }) => ticketId)
        .sort(),
      tickets.map(({ ticketId }) => ticketId).sort(),
    );
    const [ticket] = JSON.parse(bought.get(login) ?? '').tickets as { ticketId: string }[];
    const shown = await client.get(`/v1/tickets/${ticket?.ticketId}`, { token });
    t.equal(shown.status, 200, 'also by its id');
  }
  t.equal((await engine.stop()).exitCode, 0);
  t.equal((await verifyJournals(one.directory)).exitCode, 0);
});

test('reshard: what it cannot do it refuses, and changes nothing', async (t) => {
  const directory = engineDirectory(t);
  t.match(await reshardTo(directory, 4), { exitCode: 1, errors: /No engine has been ready/ });
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory });
  t.match(await reshardTo(directory, 4), {
    exitCode: 1,
    errors: /another engine is using this data directory/,
  });
  const client = new EngineClient(t, engine.url);
  const { drawId } = await planOverHttp(client, await logIn(client), {
    closesInMs: 3_000,
    resultsAfterMs: OPEN_MS,
  });
  await drawReaches(client, drawId, 'sealed');
  t.equal((await engine.stop()).exitCode, 0);
  const between = new RegExp(`draw ${drawId} is between its close and its results: start the`);
  t.match(await reshardTo(directory, 4), { exitCode: 1, errors: between });
  t.match(await reshardTo(directory, 1), { exitCode: 1, errors: /they are only ever added/ });
  for (const count of ['0', '65', '5000', '1e1', ' 4', '0x4']) {
    const args = ['reshard', '--shards', count, '--data', directory];
    t.match(await tirage(args), { exitCode: 1, errors: /from 1 to 64\./ }, count);
  }
  t.equal(metaOf(directory).shardCount, 2);
  const wrong = EngineProcess.spawn(t, { directory, flags: { '--shards': '4' } });
  t.equal((await wrong.end()).exitCode, 1);
  t.match(wrong.errors, /has 2 shards and the settings ask for 4: .* add shards with `tirage resh/);
  const segment = join(directory, 'shard-1', 'records-00000001.seg');
  const bytes = readFileSync(segment);
  const middle = bytes.findLastIndex((byte) => byte !== 0) >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(segment, bytes);
  const damaged = await reshardTo(directory, 4);
  t.match(damaged, {
    exitCode: 1,
    output: /FAIL shard 1: .*NOT resharded: everything is as it was/s,
  });
});
