/** The whole engine beside a real server: what it tells, what it takes in, and what it refuses. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { verifyRaffle } from '../../src/fairness/verify-raffle.ts';
import { subjectsIn } from '../../src/outbox/subjects.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import { EngineProcess, engineDirectory, tirage } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { NatsClient, type ToldMessage } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';

const LIMIT_MS = 60_000;
const EVENTS = 'tirage_events';
const REAL = { skip: NATS_MISSING };

interface RaffleRow {
  readonly raffleId: string;
  readonly gameId: string;
  readonly entryCount: number;
}

async function startEngine(t: Test, url: string, flags: Record<string, string> = {}) {
  const directory = engineDirectory(t);
  const all = { '--nats-url': url, '--nats-stream-mb': '32', ...flags };
  const engine = await EngineProcess.start(t, { directory, flags: all });
  return { engine, directory, http: new EngineClient(t, engine.url) };
}

function told(client: NatsClient, subject: string, count: number): Promise<ToldMessage[]> {
  return until(`${count} messages under ${subject}`, LIMIT_MS, async () => {
    const found = await client.read(EVENTS, subject);
    return found.length >= count ? found : undefined;
  });
}

async function rafflesOf(http: EngineClient, gameId: string): Promise<RaffleRow[]> {
  const answer = http.get('/v1/raffles?limit=100');
  const { raffles } = await http.expect<{ raffles: RaffleRow[] }>(200, answer);
  return raffles.filter((raffle) => raffle.gameId === gameId);
}

function entriesIn(raffles: readonly RaffleRow[]): number {
  return raffles.reduce((sum, { entryCount }) => sum + entryCount, 0);
}

interface Raffles {
  readonly raffles: readonly { readonly gameId: string; readonly entryCount: number }[];
}

test('nats: demo stakes fill a raffle; its award is told and can be verified', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const { engine, directory, http } = await startEngine(t, server.url);
  const client = await NatsClient.connect(t, server.url);
  const gameId = randomUUID();
  const stake = (count: string) => {
    const what = ['--count', count, '--game', gameId, '--stake', '1000'];
    return tirage(['stake', ...what, '--nats-url', server.url]);
  };
  t.match(await stake('9'), { exitCode: 0, output: `9 stakes of 1000 for game ${gameId}\n` });
  const announced = await until('nine entries', LIMIT_MS, async () => {
    const asked = http.get('/v1/raffles?state=in_waiting');
    const { raffles } = await http.expect<Raffles>(200, asked);
    return raffles.find((one) => one.gameId === gameId && one.entryCount === 9);
  });
  t.match(await stake('3'), { exitCode: 0 });
  const [award] = await told(client, 'lottery.v1.award', 1);
  const { message_event, lottery } = JSON.parse(Buffer.from(award?.data ?? []).toString());
  t.equal(message_event, 'lotteryAwardCreated');
  t.match(lottery, { win_sum: '50.00', created_at: /^2\d{3}-.*Z$/, player_id: /^[0-9a-f-]{36}$/ });
  t.match(award?.headers, { uuid: award?.id, version: '1', traceparent: /^00-/ });
  const path = `/v1/raffles/${lottery.lottery_id}`;
  const raffle = await http.expect<object>(200, http.get(path));
  t.match(raffle, { state: 'finished', awards: [{ win_sum: '50.00', status: 'played_out' }] });
  const transcript = await http.expect<object>(200, http.get(`${path}/transcript`));
  t.ok(verifyRaffle(transcript).ok);
  const folder = mkdtempSync(join(tmpdir(), 'tirage-'));
  const [file, kept] = [join(folder, 'raffle.json'), join(folder, 'announced.json')];
  writeFileSync(file, JSON.stringify(transcript));
  writeFileSync(kept, JSON.stringify(announced));
  const files = [file, '--announced', kept];
  const verified = await tirage(['verify', ...files, '--player', lottery.player_id]);
  t.match(verified, { exitCode: 0, output: /a stake of 1000, won place 1[\s\S]*\nverified\n$/ });
  const waiting = await until('two stakes to wait', LIMIT_MS, async () => {
    const { output } = await tirage(['raffles', '--data', directory]);
    return output.includes('2 of 10 players') ? output : undefined;
  });
  t.match(waiting, new RegExp(`game ${gameId} {2}in_waiting`));
  t.match(await engine.metrics(), /tirage_nats_connected/);
  t.same(await engine.stop(), { exitCode: 0, signal: null });
});

test(
  'nats: what can never be read is buried with its reason, and the rest goes on',
  REAL,
  async (t) => {
    const server = await NatsServer.start(t);
    const { http } = await startEngine(t, server.url);
    const client = await NatsClient.connect(t, server.url);
    const gameId = randomUUID();
    const stake = () => ({ uuid: randomUUID(), playerId: randomUUID(), gameId, stake: '1000' });
    const body = (game: object, eventType = 'player.stakeCreated') =>
      JSON.stringify({ message: { eventType }, game: { playerId: randomUUID(), gameId, ...game } });
    const bad = [
      'nonsense',
      new Uint8Array([0xff, 0x00, 0xfe]),
      '{}',
      body({ stake: '-5' }),
      body({ stake: '1.505' }),
      body({ stake: 'ten' }),
      body({ stake: '9'.repeat(40) }),
      body({ stake: 1_000 }),
      JSON.stringify({ version: 2, message: { eventType: 'player.stakeCreated' } }),
      'x'.repeat(200_000),
    ];
    await client.stake(stake());
    for (const data of bad) await client.publish('player.v1.staked', data, { uuid: randomUUID() });
    await client.publish('player.v1.staked', body({ stake: '1' }), { uuid: 'no uuid' });
    await client.publish('player.v1.staked', body({ stake: '1' }, 'player.left'), {});
    await client.stake(stake());
    await until('both stakes', LIMIT_MS, async () => {
      return entriesIn(await rafflesOf(http, gameId)) === 2 || undefined;
    });
    const buried = await until('the dead letters', LIMIT_MS, async () => {
      const found = await client.read('tirage_dead_letters', 'dead.v1.>');
      return found.length >= bad.length + 1 ? found : undefined;
    });
    t.equal(buried.length, bad.length + 1, 'one for each, and none for another type');
    for (const { subject, headers } of buried) {
      t.equal(subject, 'dead.v1.player.v1.staked');
      t.match(headers, { reason: /./, subject: 'player.v1.staked', origin: /^player_staked:\d+$/ });
    }
    t.same(buried[0]?.data, Buffer.from('nonsense'), 'as it came');
  },
);

test(
  'nats: away, the engine sells on; the outbox has a limit that shows, and drains',
  REAL,
  async (t) => {
    const server = await NatsServer.start(t);
    const { engine, http } = await startEngine(t, server.url, { '--outbox-records': '10' });
    await server.kill();
    const register = (login: string) =>
      http.post('/v1/players', { login, password: 'a long passphrase', birthDate: '1990-01-31' });
    const { accessToken: token } = await http.expect<{ accessToken: string }>(201, register('ada'));
    t.equal((await http.get('/readyz')).status, 200, 'NATS away is no reason not to be ready');
    for (let i = 0; i < 30; i += 1) {
      const deposit = http.post('/v1/me/deposits', { amountMinor: 100 + i }, { token });
      t.equal((await deposit).status, 201);
    }
    const unready = await until('the limit to show', LIMIT_MS, async () => {
      const answer = await http.get('/readyz');
      return answer.status === 503 ? answer.text : undefined;
    });
    t.match(unready, /more than 10 records of a shard wait to be published to NATS/);
    const metrics = await until('the metrics to show it', LIMIT_MS, async () => {
      const text = await engine.metrics();
      return /tirage_outbox_records\{shard="\d"\} [1-9]\d/.test(text) ? text : undefined;
    });
    t.match(metrics, /tirage_outbox_records_max 10\n/);
    t.equal((await http.post('/v1/me/deposits', { amountMinor: 1 }, { token })).status, 201);
    await server.restart();
    const client = await NatsClient.connect(t, server.url);
    const entries = await told(client, 'wallet.v1.entry', 31);
    t.equal(entries.length, 31);
    const amounts = entries.map(({ data }) => JSON.parse(Buffer.from(data).toString()).amountMinor);
    t.same(amounts, [...Array.from({ length: 30 }, (_, i) => 100 + i), 1], 'in order, each once');
    await until('it to be ready again', LIMIT_MS, async () => {
      return (await http.get('/readyz')).status === 200 || undefined;
    });
    t.ok(engine.isRunning);
  },
);

/** One of the families that a stream of events holds. */
const HELD = 'draw.v1.>';

test('nats: a stream that contradicts the settings is refused in a sentence', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const manager = await client.manager();
  await manager.streams.add({ name: EVENTS, subjects: [HELD] });
  const start = async (flags: Record<string, string>) => {
    const directory = engineDirectory(t);
    const all = { '--nats-url': server.url, '--nats-stream-mb': '32', ...flags };
    const engine = EngineProcess.spawn(t, { directory, flags: all });
    const { exitCode } = await engine.end();
    t.equal(exitCode, 1);
    return engine.errors;
  };
  const missing = subjectsIn('events').filter((subject) => subject !== HELD);
  const said = `stream tirage_events does not hold the subjects ${missing.join(', ')}.`;
  t.match(await start({}), said);
  await manager.streams.delete(EVENTS);
  await manager.streams.add({ name: 'others', subjects: ['wallet.v1.>'] });
  t.match(await start({}), /NATS does not create the stream tirage_events: .*overlap/);
  await manager.streams.delete('others');
  t.match(await start({ '--nats-replicas': '3' }), /NATS does not create the stream tirage_events/);
  const { http, engine } = await startEngine(t, server.url, { '--nats-format': 'msgpack' });
  t.equal((await http.get('/readyz')).status, 200, 'what fits is created');
  await engine.stop();
  const again = await startEngine(t, server.url);
  t.equal((await again.http.get('/readyz')).status, 200, 'and is found again');
});

test('nats: wrong credentials are refused, right ones are taken from a file', REAL, async (t) => {
  const password = 'p4ss/w0rd of many';
  const users = `authorization { user: tirage, password: ${JSON.stringify(password)} }`;
  const server = await NatsServer.start(t, users);
  const refused = EngineProcess.spawn(t, {
    directory: engineDirectory(t),
    flags: { '--nats-url': server.url },
  });
  t.equal((await refused.end()).exitCode, 1);
  t.match(refused.errors, /NATS refuses the credentials/);
  const file = join(mkdtempSync(join(tmpdir(), 'tirage-')), 'password');
  writeFileSync(file, `${password}\n`);
  const flags = { '--nats-user': 'tirage', '--nats-password-file': file };
  const { engine } = await startEngine(t, server.url, flags);
  t.match(engine.said(), /connected to NATS/);
  t.notMatch(engine.said() + engine.errors, /p4ss/);
});
