/**
 * Rounds of faults under load: the broker killed, the connection cut, acknowledgements lost, the
 * engine killed between commit and publish and between publish and cursor. At the end each stake
 * was counted once, and each award published at least once, with one id.
 */
import { randomUUID } from 'node:crypto';
import { type Test, test } from 'tap';
import { EngineClient } from '../support/engine-client.ts';
import { EngineProcess, engineDirectory, verifyJournals } from '../support/engine-process.ts';
import { FaultyProxy } from '../support/faulty-proxy.ts';
import { NatsClient } from '../support/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/nats-server.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { until } from '../support/until.ts';

const ROUNDS = Number(process.env.TIRAGE_TEST_NATS_ROUNDS ?? 20);
const SEED = Number(process.env.TIRAGE_TEST_SEED ?? 1);
const STAKES_PER_ROUND = 40;
const GAMES = 3;
/** The default rules: ten players, one entry each. */
const PLAYERS_NEEDED = 10;
const LIMIT_MS = 120_000;

interface RaffleRow {
  readonly raffleId: string;
  readonly state: string;
  readonly entryCount: number;
}

class Stage {
  readonly server: NatsServer;
  readonly proxy: FaultyProxy;
  readonly client: NatsClient;
  readonly #directory: string;
  readonly #t: Test;
  engine: EngineProcess | undefined;

  constructor(t: Test, server: NatsServer, proxy: FaultyProxy, client: NatsClient) {
    this.#t = t;
    this.#directory = engineDirectory(t);
    this.server = server;
    this.proxy = proxy;
    this.client = client;
  }

  get directory(): string {
    return this.#directory;
  }

  async startEngine(): Promise<EngineProcess> {
    this.engine = await EngineProcess.start(this.#t, {
      directory: this.#directory,
      flags: {
        '--nats-url': this.proxy.url,
        '--nats-stream-mb': '64',
        '--nats-ack-wait-ms': '3000',
      },
    });
    return this.engine;
  }

  async raffles(): Promise<RaffleRow[]> {
    const http = new EngineClient(this.#t, this.engine?.url ?? '');
    const rows: RaffleRow[] = [];
    let after = '';
    for (;;) {
      const path = `/v1/raffles?limit=100${after === '' ? '' : `&after=${after}`}`;
      const answer = http.get(path);
      const page = await http.expect<{ raffles: RaffleRow[]; next?: string }>(200, answer);
      rows.push(...page.raffles);
      if (page.next === undefined) return rows;
      after = page.next;
    }
  }
}

type Fault = (stage: Stage, load: () => Promise<void>) => Promise<void>;

const FAULTS: readonly Fault[] = [
  async ({ server }, load) => {
    const loading = load();
    await server.kill();
    await server.restart();
    await loading;
  },
  async ({ proxy }, load) => {
    const loading = load();
    for (let i = 0; i < 5; i += 1) {
      proxy.cut();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await loading;
    proxy.cut();
  },
  async ({ proxy }, load) => {
    proxy.swallowsAnswers = true;
    await load();
    proxy.cut();
    proxy.heal();
  },
  // Committed, and not published: nothing that the engine says arrives any more.
  async (stage, load) => {
    const loading = load();
    stage.proxy.swallowsRequests = true;
    await loading;
    await stage.engine?.kill();
    stage.proxy.heal();
    await stage.startEngine();
  },
  // Published, and the cursor not moved: no acknowledgement reaches the engine.
  async (stage, load) => {
    const loading = load();
    stage.proxy.swallowsAnswers = true;
    await loading;
    await stage.engine?.kill();
    stage.proxy.heal();
    await stage.startEngine();
  },
];

test(`nats: ${ROUNDS} rounds of faults`, { skip: NATS_MISSING }, async (t) => {
  t.comment(`TIRAGE_TEST_SEED=${SEED}`);
  const random = new SeededRandom(SEED);
  const server = await NatsServer.start(t);
  const proxy = await FaultyProxy.start(t, server.port);
  const client = await NatsClient.connect(t, server.url);
  const stage = new Stage(t, server, proxy, client);
  await stage.startEngine();
  const games: string[] = Array.from({ length: GAMES }, () => randomUUID());
  const staked = new Map<string, number>(games.map((game) => [game, 0]));
  const load = async (): Promise<void> => {
    const stakes = Array.from({ length: STAKES_PER_ROUND }, async () => {
      const gameId = games[random.uint32() % GAMES] ?? '';
      staked.set(gameId, (staked.get(gameId) ?? 0) + 1);
      await client.stake({ uuid: randomUUID(), playerId: randomUUID(), gameId, stake: '1000' });
    });
    await Promise.all(stakes);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const kind = round < FAULTS.length ? round : random.uint32() % FAULTS.length;
    await FAULTS[kind]?.(stage, load);
  }

  const total = ROUNDS * STAKES_PER_ROUND;
  const rows = await until('every stake to be counted', LIMIT_MS, async () => {
    const found = await stage.raffles();
    const count = found.reduce((sum, { entryCount }) => sum + entryCount, 0);
    return count >= total ? found : undefined;
  });
  const counted = rows.reduce((sum, { entryCount }) => sum + entryCount, 0);
  t.equal(counted, total, 'each stake is counted once');
  const due = [...staked.values()].reduce((sum, n) => sum + Math.floor(n / PLAYERS_NEEDED), 0);
  const awards = await until('every award to be told', LIMIT_MS, async () => {
    const told = await client.read('tirage_events', 'lottery.v1.award');
    const raffles = new Set(told.map(({ data }) => lotteryOf(data)));
    return raffles.size >= due ? told : undefined;
  });
  const ids = new Map<string, Set<string>>();
  for (const { id, data, headers } of awards) {
    const raffle = lotteryOf(data);
    ids.set(raffle, (ids.get(raffle) ?? new Set()).add(id));
    t.equal(headers.uuid, id);
  }
  const finished = rows.filter(({ state }) => state === 'finished').map(({ raffleId }) => raffleId);
  t.same([...ids.keys()].sort(), (await finishedOf(stage, due)).sort(), 'an award for each raffle');
  t.ok(finished.length <= due);
  t.ok(
    [...ids.values()].every(({ size }) => size === 1),
    'each award has one id',
  );
  t.same(await stage.engine?.stop(), { exitCode: 0, signal: null });
  t.match(await verifyJournals(stage.directory), { exitCode: 0 });
});

/** The last raffle may be drawn a moment after its last stake was counted. */
function finishedOf(stage: Stage, due: number): Promise<string[]> {
  return until('every raffle to be drawn', LIMIT_MS, async () => {
    const rows = (await stage.raffles()).filter(({ state }) => state === 'finished');
    return rows.length >= due ? rows.map(({ raffleId }) => raffleId) : undefined;
  });
}

function lotteryOf(data: Uint8Array): string {
  return JSON.parse(Buffer.from(data).toString()).lottery.lottery_id;
}
