/** Several engines in one consumer group: the work is shared, and no stake is counted twice. */
import { randomUUID } from 'node:crypto';
import { type Test, test } from 'tap';
import { EngineClient } from '../support/engine-client.ts';
import { EngineProcess, engineDirectory, verifyJournals } from '../support/engine-process.ts';
import { FaultyProxy } from '../support/faulty-proxy.ts';
import { NatsClient } from '../support/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/nats-server.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { until } from '../support/until.ts';

const SEED = Number(process.env.TIRAGE_TEST_SEED ?? 1);
const ROUNDS = Number(process.env.TIRAGE_TEST_NATS_ROUNDS ?? 20);
const GAMES = 40;
const LIMIT_MS = 60_000;
const REAL = { skip: NATS_MISSING };

interface RaffleRow {
  readonly raffleId: string;
  readonly gameId: string;
  readonly entryCount: number;
}

/** One engine of the group: its directory outlives its process. */
class Member {
  readonly directory: string;
  engine: EngineProcess | undefined;
  readonly #t: Test;
  readonly #flags: Record<string, string>;

  constructor(t: Test, url: string, flags: Record<string, string> = {}) {
    this.#t = t;
    this.directory = engineDirectory(t);
    const group = { '--nats-stream-mb': '32', '--nats-ack-wait-ms': '1000' };
    this.#flags = { '--nats-url': url, ...group, ...flags };
  }

  async start(): Promise<this> {
    const { directory } = this;
    this.engine = await EngineProcess.start(this.#t, { directory, flags: this.#flags });
    return this;
  }

  async kill(): Promise<void> {
    await this.engine?.kill();
    this.engine = undefined;
  }

  get http(): EngineClient {
    return new EngineClient(this.#t, this.engine?.url ?? 'http://127.0.0.1:1');
  }

  /** All raffles of the engine, of one game or of all. */
  async raffles(gameId?: string): Promise<RaffleRow[]> {
    const { http } = this;
    const rows: RaffleRow[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const path: string = `/v1/raffles?limit=100${after === '' ? '' : `&after=${after}`}`;
      const answer = http.get(path);
      const page = await http.expect<{ raffles: RaffleRow[]; next?: string }>(200, answer);
      rows.push(...page.raffles);
      after = page.next;
    }
    return gameId === undefined ? rows : rows.filter((row) => row.gameId === gameId);
  }

  async entries(gameId?: string): Promise<number> {
    const rows = await this.raffles(gameId);
    return rows.reduce((sum, { entryCount }) => sum + entryCount, 0);
  }

  /** How many messages came to this outcome in this run of the engine. */
  async outcome(name: string): Promise<number> {
    const { text } = await this.http.get('/metrics');
    const line = new RegExp(`tirage_inbox_messages_total\\{outcome="${name}"\\} (\\d+)`);
    return Number(line.exec(text)?.[1] ?? 0);
  }
}

function stakeOf(gameId: string, uuid: string = randomUUID()) {
  return { uuid, playerId: randomUUID(), gameId, stake: '1000' };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

test('nats group: two engines share the games and count nothing twice', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const members = [
    await new Member(t, server.url).start(),
    await new Member(t, server.url).start(),
  ];
  const random = new SeededRandom(SEED);
  const games = Array.from({ length: GAMES }, () => randomUUID());
  const total = 1_000;
  await Promise.all(
    Array.from({ length: total }, () =>
      client.stake(stakeOf(games[random.uint32() % GAMES] ?? '')),
    ),
  );
  const entriesOf = () => Promise.all(members.map((member) => member.entries()));
  const shares = await until('every stake', LIMIT_MS, async () => {
    const counts = await entriesOf();
    return sumOf(counts) >= total ? counts : undefined;
  });
  t.equal(sumOf(shares), total);
  t.ok(
    shares.every((count) => count > 0),
    `shares of ${shares.join(' and ')}`,
  );
  const owned = await Promise.all(
    members.map(async (member) => new Set((await member.raffles()).map(({ gameId }) => gameId))),
  );
  t.equal(sumOf(owned.map(({ size }) => size)), games.length, 'a game belongs to one engine');
  await until('stakes to be forwarded', LIMIT_MS, async () => {
    const counts = await Promise.all(members.map((member) => member.outcome('forwarded')));
    return sumOf(counts) > 0 || undefined;
  });
});

test(
  'nats group: killed after the commit and before the ack, nothing counts twice',
  REAL,
  async (t) => {
    const server = await NatsServer.start(t);
    const proxy = await FaultyProxy.start(t, server.port);
    const client = await NatsClient.connect(t, server.url);
    const one = await new Member(t, proxy.url).start();
    const gameId = randomUUID();
    await client.stake(stakeOf(gameId));
    await until(
      'the game to be one’s',
      LIMIT_MS,
      async () => (await one.entries(gameId)) === 1 || undefined,
    );

    const fatal = stakeOf(gameId);
    proxy.lastWord = fatal.uuid;
    await client.stake(fatal);
    await until('the commit', LIMIT_MS, async () => (await one.entries(gameId)) === 2 || undefined);
    await one.kill();
    proxy.heal();

    const two = await new Member(t, server.url).start();
    await client.stake(stakeOf(gameId));
    await until('the other engine to get both', LIMIT_MS, async () => {
      return (await two.outcome('forwarded')) + (await two.outcome('counted')) >= 2 || undefined;
    });
    t.equal(await two.entries(), 0, 'it cannot know, and does not count');
    const metrics = await until('the lane to be looked at', LIMIT_MS, async () => {
      const { text } = await two.http.get('/metrics');
      return /tirage_stakes_forwarded_waiting\{engine="[0-9a-f]{32}"\} 2/.test(text) || undefined;
    });
    t.ok(metrics);

    await one.start();
    await until('the engine to take its lane', LIMIT_MS, async () => {
      return (await one.outcome('counted')) + (await one.outcome('repeated')) >= 2 || undefined;
    });
    t.equal(await one.outcome('repeated'), 1, 'the record of the first time is found');
    t.equal(await one.entries(gameId), 3);
    t.equal(await two.entries(gameId), 0);
  },
);

test('nats group: an engine takes over the games of one that is gone for good', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const gone = await new Member(t, server.url).start();
  const gameId = randomUUID();
  await client.stake(stakeOf(gameId));
  await until(
    'the game to be claimed',
    LIMIT_MS,
    async () => (await gone.entries()) === 1 || undefined,
  );
  const line = gone.engine?.log.find(({ message }) => message === 'connected to NATS');
  await gone.kill();

  const left = await new Member(t, server.url).start();
  await client.stake(stakeOf(gameId));
  await until('a stake to be forwarded', LIMIT_MS, async () => {
    return (await left.outcome('forwarded')) === 1 || undefined;
  });
  await left.kill();
  const heir = new Member(t, server.url, { '--nats-replaces': String(line?.engineId) });
  await heir.start();
  await client.stake(stakeOf(gameId));
  await until('both stakes', LIMIT_MS, async () => (await heir.entries(gameId)) === 2 || undefined);
});

test(`nats group: two engines, ${ROUNDS} rounds of kills`, REAL, async (t) => {
  t.comment(`TIRAGE_TEST_SEED=${SEED}`);
  const random = new SeededRandom(SEED);
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const members: Member[] = [];
  const proxies: FaultyProxy[] = [];
  for (let index = 0; index < 2; index += 1) {
    const proxy = await FaultyProxy.start(t, server.port);
    proxies.push(proxy);
    members.push(await new Member(t, proxy.url).start());
  }
  const games = Array.from({ length: 8 }, () => randomUUID());
  let sent = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const index = random.uint32() % members.length;
    const [member, proxy] = [members[index], proxies[index]];
    if (member === undefined || proxy === undefined) throw new Error('there are two of each');
    const stakes = Array.from({ length: 30 }, () => stakeOf(games[random.uint32() % 8] ?? ''));
    // From the delivery of one of them on, nothing that the engine says arrives.
    proxy.lastWord = stakes[random.uint32() % stakes.length]?.uuid;
    const [first, ...others] = stakes.map((stake) => client.stake(stake));
    await first;
    await member.kill();
    proxy.heal();
    await Promise.all([...others, member.start()]);
    sent += stakes.length;
  }
  const total = await until('every stake', LIMIT_MS, async () => {
    const count = sumOf(await Promise.all(members.map((member) => member.entries())));
    return count >= sent ? count : undefined;
  });
  t.equal(total, sent, 'each stake is counted once');
  const manager = await client.manager();
  await until('every acknowledgement', LIMIT_MS, async () => {
    const shared = await manager.consumers.info('player_staked', 'lottery_service_consumer_group');
    const { state } = await manager.streams.info('tirage_stake_lanes');
    const left = shared.num_pending + shared.num_ack_pending + state.messages;
    return left === 0 || undefined;
  });
  const after = sumOf(await Promise.all(members.map((member) => member.entries())));
  t.equal(after, sent, 'and what was still delivered again added nothing');
  for (const { engine, directory } of members) {
    t.same(await engine?.stop(), { exitCode: 0, signal: null });
    t.match(await verifyJournals(directory), { exitCode: 0 });
  }
});
