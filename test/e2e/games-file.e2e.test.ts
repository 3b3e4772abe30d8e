/** An engine that sells the games of a file: over both doors, to the proof. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  depositOverHttp,
  drawReaches,
  type EngineSession,
  logIn,
  register,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory, tirage } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { WebSocketClient } from '../support/network/web-socket-client.ts';
import { EXAMPLE_GAMES_PATH } from '../support/samples/family-games.ts';

const SALE_MS = 10_000;
const FILE_LIMIT_MS = 60_000;

interface Bought {
  readonly tickets: readonly { readonly ticketId: string; readonly selection: unknown }[];
}

test('games file: keno and digits are sold at both doors, drawn and verified', async (t) => {
  const directory = engineDirectory(t);
  const environment = { TIRAGE_GAMES: EXAMPLE_GAMES_PATH };
  const engine = await EngineProcess.start(t, { directory, environment });
  const client = new EngineClient(t, engine.url);
  await createAdmin(directory);
  const admin = await logIn(client);
  const player = await register(client, 'player');
  await depositOverHttp(client, player, 100_000);

  const keno = await planned(client, admin, 'keno10');
  const digits = await planned(client, admin, 'digits3');
  const { accessToken: token } = player;
  const selections = [[3, 17, 64], [80], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]];
  const overHttp = client.post(
    `/v1/draws/${keno}/tickets`,
    { selections, quickPick: 97 },
    { token },
  );
  const bought = await client.expect<Bought>(201, overHttp);
  t.same(
    bought.tickets.slice(0, 3).map(({ selection }) => selection),
    selections,
  );
  const plays = [
    { digits: '000', kind: 'straight' },
    { digits: '112', kind: 'box' },
  ];
  const played = await buyOverSocket(engine, token, { drawId: digits, plays, quickPick: 98 });
  t.same(
    played.tickets.slice(0, 2).map(({ selection }) => selection),
    plays,
  );

  const kept = [keno, digits].map((drawId) => client.get(`/v1/draws/${drawId}`));
  const [ofKeno, ofDigits] = await Promise.all(kept);
  for (const [drawId, { tickets }, announced] of [
    [keno, bought, ofKeno],
    [digits, played, ofDigits],
  ] as const) {
    await drawReaches(client, drawId, 'published');
    const results = await client.get(`/v1/draws/${drawId}/results`);
    t.match(JSON.parse(results.text), { ticketCount: 100 });
    const transcript = await client.get(`/v1/draws/${drawId}/transcript`);
    const receipt = await client.get(`/v1/tickets/${tickets[0]?.ticketId}/receipt`, { token });
    const folder = t.testdir({
      't.json': transcript.text,
      'a.json': announced?.text ?? '',
      'r.json': receipt.text,
    });
    writeFileSync(join(folder, 's.bin'), await sealedTickets(engine, drawId));
    const files = ['t.json', '--announced', 'a.json', '--receipt', 'r.json', '--tickets', 's.bin'];
    const paths = files.map((name) => (name.startsWith('--') ? name : join(folder, name)));
    const { exitCode, output, errors } = await tirage(['verify', ...paths]);
    t.equal(exitCode, 0, `${output}${errors}`);
  }
  t.equal((await engine.stop()).exitCode, 0);
  const verified = await tirage(['journal', 'verify', '--data', directory]);
  t.equal(verified.exitCode, 0, verified.output + verified.errors);
  await EngineProcess.start(t, { directory });
  t.pass('and draws that are over need no file of games');
});

test('games file: an engine whose file is wrong does not start, and says why', async (t) => {
  const directory = engineDirectory(t);
  const games = join(directory, '..', 'games.json');
  for (const [text, said] of [
    ['{', 'The file of games is not JSON.\n'],
    ['{"games":[]}', "The file's /games must NOT have fewer than 1 items.\n"],
  ] as const) {
    writeFileSync(games, text);
    const engine = EngineProcess.spawn(t, { directory, flags: { '--games': games } });
    t.equal((await engine.end()).exitCode, 1);
    t.equal(engine.errors, said);
  }
  const missing = EngineProcess.spawn(t, { directory, flags: { '--games': `${games}.none` } });
  t.equal((await missing.end()).exitCode, 1);
  t.equal(missing.errors, 'The file of games cannot be read.\n', 'without its path');
});

async function planned(client: EngineClient, admin: EngineSession, game: string): Promise<string> {
  const nowMs = Date.now();
  const instant = (inMs: number): string => new Date(nowMs + inMs).toISOString();
  const body = {
    game,
    opensAt: instant(0),
    closesAt: instant(SALE_MS),
    resultsAt: instant(SALE_MS + 1_000),
  };
  const asked = client.post('/v1/admin/draws', body, { token: admin.accessToken });
  const { drawId } = await client.expect<{ drawId: string }>(201, asked);
  await drawReaches(client, drawId, 'open');
  return drawId;
}

async function buyOverSocket(engine: EngineProcess, token: string, what: object): Promise<Bought> {
  const socket = await WebSocketClient.connect(Number(new URL(engine.url).port), {
    protocol: 'tirage.v1.json',
    headers: { authorization: `Bearer ${token}` },
  });
  socket.send(JSON.stringify({ id: 'first', op: 'buyTickets', ...what }));
  return until('an answer to the purchase', FILE_LIMIT_MS, () => {
    for (const frame of socket.frames) {
      const messages = [JSON.parse(frame.toString())].flat() as (Bought & { id?: string })[];
      const answer = messages.find(({ id }) => id === 'first');
      if (answer !== undefined) return answer;
    }
    return undefined;
  });
}

function sealedTickets(engine: EngineProcess, drawId: string): Promise<Buffer> {
  return until('the file of tickets', FILE_LIMIT_MS, async () => {
    const answer = await fetch(`${engine.url}/v1/draws/${drawId}/sealed-tickets`);
    const body = Buffer.from(await answer.arrayBuffer());
    return answer.status === 200 ? body : undefined;
  });
}
