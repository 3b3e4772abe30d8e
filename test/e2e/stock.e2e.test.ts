/** Tickets made in advance, over HTTP and two shards: fought for, verified, and under `kill -9`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { codeOf, EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  depositOverHttp,
  drawReaches,
  type EnginePlayer,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
  type Ticket,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory, tirage } from '../support/engine/engine-process.ts';
import { runCrashRounds } from '../support/rounds/crash-rounds.ts';
import { STOCK_AIMS, StockRounds } from '../support/rounds/stock-rounds.ts';

const STOCK_COUNT = 60;
const PLAYERS_PER_SHARD = 10;
interface StockPage {
  readonly tickets: readonly { readonly stockId: string; readonly selection: number[] }[];
  readonly next: string;
}

/** Each of the twenty asks so often at once: two hundred in all. */
const ASKED_EACH = 10;

test('stock: of two hundred who want one, as many get one as there are', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory, flags: { '--gateways': '2' } });
  const client = new EngineClient(t, engine.url, 200);
  const admin = await logIn(client);
  const draw = await openOverHttp(client, admin, { closesInMs: 600_000 });
  const path = `/v1/draws/${draw.drawId}`;
  const order = client.post(
    `/v1/admin/draws/${draw.drawId}/stock`,
    { count: STOCK_COUNT },
    {
      token: admin.accessToken,
    },
  );
  t.same(await client.expect(201, order), { drawId: draw.drawId, count: STOCK_COUNT });
  const players: EnginePlayer[] = [];
  for (const login of loginsPerShard('racer', PLAYERS_PER_SHARD)) {
    const player = await register(client, login);
    await depositOverHttp(client, player, ASKED_EACH * draw.priceMinor);
    players.push(player);
  }
  const bought = await Promise.all(
    players.flatMap(({ accessToken: token }) =>
      Array.from({ length: ASKED_EACH }, async () => {
        const answer = await client.post(`${path}/reservations`, { count: 1 }, { token });
        if (answer.status !== 201) {
          t.equal(codeOf(answer), 'stockEmpty');
          return 0;
        }
        const { reservationId } = JSON.parse(answer.text) as { reservationId: string };
        const paying = client.post(`/v1/reservations/${reservationId}/purchase`, {}, { token });
        await client.expect(201, paying);
        return 1;
      }),
    ),
  );
  t.equal(
    bought.reduce<number>((sum, one) => sum + one, 0),
    STOCK_COUNT,
  );
  const tickets: Ticket[] = [];
  let spentMinor = 0;
  for (const player of players) {
    tickets.push(...(await ticketsOf(client, player, draw.drawId)));
    spentMinor += ASKED_EACH * draw.priceMinor - (await balanceOf(client, player));
  }
  t.equal(tickets.length, STOCK_COUNT);
  t.equal(new Set(tickets.map(({ selection }) => selection.join())).size, STOCK_COUNT);
  t.equal(spentMinor, STOCK_COUNT * draw.priceMinor);
  t.equal((await engine.stop()).exitCode, 0);
});

test('stock: of two hundred who buy one at once, as many have one as there are', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory, flags: { '--gateways': '2' } });
  const client = new EngineClient(t, engine.url, 200);
  const admin = await logIn(client);
  const draw = await openOverHttp(client, admin, { closesInMs: 600_000 });
  const order = { token: admin.accessToken };
  const making = `/v1/admin/draws/${draw.drawId}/stock`;
  await client.expect(201, client.post(making, { count: STOCK_COUNT }, order));
  const players: EnginePlayer[] = [];
  for (const login of loginsPerShard('racer', PLAYERS_PER_SHARD)) {
    const player = await register(client, login);
    await depositOverHttp(client, player, ASKED_EACH * draw.priceMinor);
    players.push(player);
  }
  const answers = await Promise.all(
    players.flatMap(({ accessToken: token }) =>
      Array.from({ length: ASKED_EACH }, () =>
        client.post(`/v1/draws/${draw.drawId}/tickets`, { stock: 1 }, { token }),
      ),
    ),
  );
  const refused = answers.filter(({ status }) => status !== 201);
  t.equal(answers.length - refused.length, STOCK_COUNT);
  for (const answer of refused) t.equal(codeOf(answer), 'stockEmpty');
  const selections = new Set<string>();
  for (const player of players) {
    for (const { selection } of await ticketsOf(client, player, draw.drawId)) {
      selections.add(selection.join());
    }
  }
  t.equal(selections.size, STOCK_COUNT);
  t.equal((await engine.stop()).exitCode, 0);
});

test('stock: what was listed is where the seed of the transcript puts it', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  const admin = await logIn(client);
  const player = await register(client, 'ada');
  const { accessToken: token } = player;
  const closesInMs = 15_000;
  const { drawId } = await openOverHttp(client, admin, { closesInMs });
  const path = `/v1/draws/${drawId}`;
  const order = { token: admin.accessToken };
  await client.expect(
    201,
    client.post(`/v1/admin/draws/${drawId}/stock`, { count: 100_000 }, order),
  );
  const folder = t.testdir({});
  const keep = async (name: string, asked: string): Promise<string> => {
    const { text } = await client.get(asked, { token });
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const announced = await keep('announced.json', path);
  const page = await keep('stock.json', `${path}/stock?limit=200`);
  const seen = new Map<string, string>();
  for (let [next, pages] = ['', 0]; pages < 20; pages += 1) {
    const asked = client.get(`${path}/stock?limit=200${next}`, { token });
    const listed = await client.expect<StockPage>(200, asked);
    for (const { stockId, selection } of listed.tickets) seen.set(stockId, selection.join());
    next = `&after=${listed.next}`;
  }
  t.equal(seen.size, 4_000, 'page after page');
  t.equal(new Set(seen.values()).size, 4_000, 'all different');
  const reserve = { stockIds: [...seen.keys()].slice(-1) };
  const held = client.post(`${path}/reservations`, reserve, { token });
  const { reservationId } = await client.expect<{ reservationId: string }>(201, held);
  const place = `/v1/reservations/${reservationId}`;
  t.match(await client.expect(200, client.get(place, { token })), { state: 'reserved' });
  t.match(await client.expect(200, client.send('DELETE', place, { token })), { state: 'released' });
  const paying = client.post(`${place}/purchase`, {}, { token });
  t.equal(codeOf(await paying), 'reservationExpired');
  await drawReaches(client, drawId, 'published');
  const transcript = await keep('transcript.json', `${path}/transcript`);
  const files = [transcript, '--announced', announced, '--stock', page];
  const { output } = await tirage(['verify', ...files]);
  t.match(output, /ok {3}stock: 100000 tickets made in advance belong to/);
  t.match(output, /ok {3}stock: 200 tickets are where the seed puts them/);
  t.notMatch(output, /FAIL/);
  t.equal((await engine.stop()).exitCode, 0);
});

test('stock: whenever the engine is killed, no ticket is sold twice or held for ever', (t) =>
  runCrashRounds(t, { aims: STOCK_AIMS, roundCount: 10, open: StockRounds.open }));
