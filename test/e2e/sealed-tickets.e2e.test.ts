/** The public file of sealed tickets, from the wire: when there is one, its parts, made again. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  depositOverHttp,
  drawReaches,
  type EnginePlayer,
  type EnginePurchase,
  logIn,
  loginsPerShard,
  openOverHttp,
  planOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory, tirage } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';

const TICKETS_PER_PURCHASE = 100;
const PURCHASES = 11;

interface Sold {
  readonly engine: EngineProcess;
  readonly client: EngineClient;
  readonly directory: string;
  readonly drawId: string;
  readonly players: readonly EnginePlayer[];
  readonly ticketIds: readonly string[];
  /** The draw's public view while it was on sale. */
  readonly announced: string;
}

async function sell(t: Test): Promise<Sold> {
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  await createAdmin(directory);
  const admin = await logIn(client);
  const players = await Promise.all(
    loginsPerShard('buyer', 1).map(async (login) => {
      const player = await register(client, login);
      await depositOverHttp(client, player, 300_000);
      return player;
    }),
  );
  const later = await planOverHttp(client, admin, { opensInMs: 3_600_000, closesInMs: 3_700_000 });
  const { drawId } = await openOverHttp(client, admin, {
    closesInMs: 12_000,
    resultsAfterMs: 1_000,
  });
  const announced = await client.get(`/v1/draws/${drawId}`);
  const early = await client.get(`/v1/draws/${drawId}/sealed-tickets`);
  t.equal(early.status, 409, 'while it sells there is none');
  t.match(JSON.parse(early.text), { code: 'drawNotSealed' });
  t.equal((await client.get(`/v1/draws/${later.drawId}/sealed-tickets`)).status, 409);
  for (const unknown of ['dr_0zzzzzz', 'nonsense']) {
    const { status, text } = await client.get(`/v1/draws/${unknown}/sealed-tickets`);
    t.equal(status, 404);
    t.match(JSON.parse(text), { code: 'drawNotFound' });
  }
  const ticketIds: string[] = [];
  for (let i = 0; i < PURCHASES; i += 1) {
    for (const { accessToken: token } of players) {
      const body = { quickPick: TICKETS_PER_PURCHASE };
      const bought = client.post(`/v1/draws/${drawId}/tickets`, body, { token });
      const { tickets } = await client.expect<EnginePurchase>(201, bought);
      ticketIds.push(...tickets.map(({ ticketId }) => ticketId));
    }
  }
  return { engine, client, directory, drawId, players, ticketIds, announced: announced.text };
}

const pathOf = ({ directory, drawId }: Sold) =>
  join(directory, 'sealed-tickets', `${drawId}.tickets`);

async function fetchFile({ client, drawId }: Sold, headers: Record<string, string> = {}) {
  return fetch(`${client.url}/v1/draws/${drawId}/sealed-tickets`, { headers });
}

/** The whole file, asked for until it is made. */
async function wholeFile(sold: Sold): Promise<Buffer> {
  return until('the file to be made', 60_000, async () => {
    const answer = await fetchFile(sold);
    const body = Buffer.from(await answer.arrayBuffer());
    return answer.status === 200 ? body : undefined;
  });
}

test('sealed tickets: one immutable file from the seal on, in parts and made again', async (t) => {
  const sold = await sell(t);
  const { client, drawId, players } = sold;
  await drawReaches(client, drawId, 'sealed', 'drawn', 'settled', 'published');
  const file = await wholeFile(sold);
  t.ok(file.length < 45 * 2 * PURCHASES * TICKETS_PER_PURCHASE, `${file.length} bytes`);
  t.ok(file.subarray(0, 24).equals(Buffer.from('tirage/sealed-tickets/v1')));
  t.ok(file.subarray(-32).equals(createHash('sha256').update(file.subarray(0, -32)).digest()));
  t.ok(file.equals(readFileSync(pathOf(sold))), 'as it stands beside the shards');
  for (const { playerId, login } of players) {
    t.notOk(file.includes(playerId), 'nobody is named');
    t.notOk(file.includes(login));
  }

  await checkHeaders(t, sold, file);
  await checkRanges(t, sold, file);
  await drawReaches(client, drawId, 'published');
  await checkVerifying(t, sold, file);
  await checkRemaking(t, sold, file);
});

async function checkHeaders(t: Test, sold: Sold, file: Buffer): Promise<void> {
  const { headers } = await fetchFile(sold);
  const etag = headers.get('etag') ?? '';
  t.match(etag, /^"[\w-]{22}"$/);
  t.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
  t.equal(headers.get('accept-ranges'), 'bytes');
  t.equal(headers.get('content-type'), 'application/octet-stream');
  t.equal(headers.get('content-length'), String(file.length));
  const again = await fetchFile(sold, { 'if-none-match': etag });
  t.equal(again.status, 304);
  t.equal(again.headers.get('etag'), etag);

  const address = `${sold.client.url}/v1/draws/${sold.drawId}/sealed-tickets`;
  const head = await fetch(address, { method: 'HEAD', headers: { range: 'bytes=0-1' } });
  t.equal(head.status, 200, 'a range is a matter of GET');
  t.equal(head.headers.get('content-length'), String(file.length));
  t.equal(head.headers.get('etag'), etag);
}

async function checkRanges(t: Test, sold: Sold, file: Buffer): Promise<void> {
  const etag = (await fetchFile(sold)).headers.get('etag') ?? '';
  const size = file.length;
  for (const [range, from, to] of [
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    [`bytes=${size - 7}-`, size - 7, size],
    ['bytes=-32', size - 32, size],
    [`bytes=0-${size * 2}`, 0, size],
  ] as const) {
    for (const condition of [undefined, etag]) {
      const headers = { range, ...(condition === undefined ? {} : { 'if-range': condition }) };
      const answer = await fetchFile(sold, headers);
      t.equal(answer.status, 206, range);
      t.equal(answer.headers.get('content-range'), `bytes ${from}-${to - 1}/${size}`);
      t.equal(answer.headers.get('content-length'), String(to - from));
      t.ok(Buffer.from(await answer.arrayBuffer()).equals(file.subarray(from, to)), range);
    }
  }
  const changed = await fetchFile(sold, { range: 'bytes=0-1', 'if-range': '"another"' });
  t.equal(changed.status, 200, 'a part of another file is of no use');
  t.equal((await changed.arrayBuffer()).byteLength, size);
  const beyond = await fetchFile(sold, { range: `bytes=${size}-` });
  t.equal(beyond.status, 416);
  t.equal(beyond.headers.get('content-range'), `bytes */${size}`);
  t.match(await beyond.json(), { code: 'rangeNotSatisfiable' });
}

/** As a player does it, from the command line; and with a file in which one bit fell over. */
async function checkVerifying(t: Test, sold: Sold, file: Buffer): Promise<void> {
  const { client, drawId, players, ticketIds } = sold;
  const [first] = players;
  const folder = t.testdir();
  const path = (name: string): string => join(folder, name);
  const [transcript, receipt] = [path('transcript.json'), path('receipt.json')];
  const [tickets, announced] = [path('tickets.bin'), path('announced.json')];
  writeFileSync(announced, sold.announced);
  const told = await client.get(`/v1/draws/${drawId}/transcript`);
  writeFileSync(transcript, told.text);
  const token = first?.accessToken;
  writeFileSync(receipt, (await client.get(`/v1/tickets/${ticketIds[0]}/receipt`, { token })).text);
  writeFileSync(tickets, file);
  const known = ['verify', transcript, '--announced', announced, '--receipt', receipt];
  const args = [...known, '--tickets', tickets];
  const verified = await tirage(args);
  t.match(verified.output, /ok {3}recount: winners counted, tier 1: \d/);
  t.notMatch(verified.output, /FAIL/);
  t.equal(verified.exitCode, 0, verified.output + verified.errors);
  const uncounted = await tirage(known);
  t.equal(uncounted.exitCode, 2, 'without the tickets not all is verified');
  t.match(uncounted.output, /NOT checked: how many tickets won each prize \(--tickets FILE\)/);
  const damaged = Buffer.from(file);
  damaged.writeUInt8(damaged.readUInt8(5_000) ^ 16, 5_000);
  writeFileSync(tickets, damaged);
  const refused = await tirage(args);
  t.match(refused.output, /FAIL tickets: /);
  t.equal(refused.exitCode, 1);
  const missing = await tirage(['verify', transcript, '--tickets', join(folder, 'none')]);
  t.match(missing.errors, /cannot be opened/);
  t.not(missing.exitCode, 0);
}

/** A file that is gone comes back from the journal as it was, with its tickets in memory or not. */
async function checkRemaking(t: Test, sold: Sold, file: Buffer): Promise<void> {
  rmSync(pathOf(sold));
  t.ok((await wholeFile(sold)).equals(file), 'after a deletion');
  await sold.engine.stop();
  rmSync(pathOf(sold));
  writeFileSync(`${pathOf(sold)}.new`, 'what a crash left');
  const engine = await EngineProcess.start(t, { directory: sold.directory });
  sold.client.url = engine.url;
  t.same(readdirSync(join(sold.directory, 'sealed-tickets')), [], 'what a crash left is removed');
  t.ok((await wholeFile(sold)).equals(file), 'from the rows');
  t.notMatch(engine.said(), /error/);
}
