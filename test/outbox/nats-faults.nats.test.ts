/**
 * Rounds of faults under load, over two engines of one group: the broker killed, a connection cut,
 * acknowledgements lost, an engine killed between commit and publish and between publish and
 * cursor. At the end each stake was counted once, and each award published at least once, with one
 * id.
 */
import { randomUUID } from 'node:crypto';
import { type Test, test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { verifyJournals } from '../support/engine/engine-process.ts';
import { entriesIn, GroupMember, type RaffleRow } from '../support/engine/group-member.ts';
import { until } from '../support/engine/until.ts';
import { FaultyProxy } from '../support/network/faulty-proxy.ts';
import { NatsClient } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const ROUNDS = Number(process.env.TIRAGE_TEST_NATS_ROUNDS ?? 20);
const SEED = Number(process.env.TIRAGE_TEST_SEED ?? 1);
const STAKES_PER_ROUND = 40;
const GAMES = 6;
/** The default rules: ten players, one entry each. */
const PLAYERS_NEEDED = 10;
const LIMIT_MS = 120_000;

/** Two engines of one group, each behind a proxy of its own. */
interface Stage {
  readonly server: NatsServer;
  readonly members: readonly { readonly member: GroupMember; readonly proxy: FaultyProxy }[];
}

interface Hit extends Stage {
  /** The engine that the fault befalls. */
  readonly member: GroupMember;
  readonly proxy: FaultyProxy;
  readonly load: () => Promise<void>;
}

type Fault = (hit: Hit) => Promise<void>;

const FAULTS: readonly Fault[] = [
  async ({ server, load }) => {
    const loading = load();
    await server.kill();
    await server.restart();
    await loading;
  },
  async ({ proxy, load }) => {
    const loading = load();
    for (let i = 0; i < 5; i += 1) {
      proxy.cut();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await loading;
    proxy.cut();
  },
  async ({ proxy, load }) => {
    proxy.swallowsAnswers = true;
    await load();
    proxy.cut();
    proxy.heal();
  },
  // Committed, and neither published nor acknowledged: nothing that the engine says arrives.
  async ({ member, proxy, load }) => {
    const loading = load();
    proxy.swallowsRequests = true;
    await loading;
    await restarted(member, proxy);
  },
  // Published, and the cursor not moved: no acknowledgement reaches the engine.
  async ({ member, proxy, load }) => {
    const loading = load();
    proxy.swallowsAnswers = true;
    await loading;
    await restarted(member, proxy);
  },
];

async function restarted(member: GroupMember, proxy: FaultyProxy): Promise<void> {
  await member.kill();
  proxy.heal();
  await member.start();
}

async function stageOf(t: Test): Promise<Stage> {
  const server = await NatsServer.start(t);
  const starting = [1, 2].map(async () => {
    const proxy = await FaultyProxy.start(t, server.port);
    const member = await new GroupMember(t, proxy.url, { '--nats-stream-mb': '64' }).start();
    return { member, proxy };
  });
  return { server, members: await Promise.all(starting) };
}

async function rafflesOf({ members }: Stage): Promise<RaffleRow[]> {
  return (await Promise.all(members.map(({ member }) => member.raffles()))).flat();
}

test(`nats: ${ROUNDS} rounds of faults`, { skip: NATS_MISSING }, async (t) => {
  t.comment(`TIRAGE_TEST_SEED=${SEED}`);
  const random = new SeededRandom(SEED);
  const stage = await stageOf(t);
  const client = await NatsClient.connect(t, stage.server.url);
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
    const hit = must(stage.members[random.uint32() % stage.members.length], 'one of the two');
    await FAULTS[kind]?.({ ...stage, ...hit, load });
  }

  const total = ROUNDS * STAKES_PER_ROUND;
  const rows = await until('every stake to be counted', LIMIT_MS, async () => {
    const found = await rafflesOf(stage);
    return entriesIn(found) >= total ? found : undefined;
  });
  t.equal(entriesIn(rows), total, 'each stake is counted once');
  await until('every acknowledgement', LIMIT_MS, () => isAllTaken(client));
  t.equal(entriesIn(await rafflesOf(stage)), total, 'what came again added nothing');
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
  for (const { member } of stage.members) {
    t.same(await member.engine?.stop(), { exitCode: 0, signal: null });
    t.match(await verifyJournals(member.directory), { exitCode: 0 });
  }
});

/**
 * Whether nothing waits to be delivered, or to be acknowledged, outside and in the lanes. Asked of
 * the consumers: a broker that was killed may keep a message in a lane that it knows as taken.
 */
async function isAllTaken(client: NatsClient): Promise<true | undefined> {
  const { consumers } = await client.manager();
  let left = 0;
  for (const stream of ['player_staked', 'tirage_stake_lanes']) {
    for await (const consumer of consumers.list(stream)) {
      left += consumer.num_pending + consumer.num_ack_pending;
    }
  }
  return left === 0 || undefined;
}

/** The last raffle may be drawn a moment after its last stake was counted. */
function finishedOf(stage: Stage, due: number): Promise<string[]> {
  return until('every raffle to be drawn', LIMIT_MS, async () => {
    const rows = (await rafflesOf(stage)).filter(({ state }) => state === 'finished');
    return rows.length >= due ? rows.map(({ raffleId }) => raffleId) : undefined;
  });
}

function lotteryOf(data: Uint8Array): string {
  return JSON.parse(Buffer.from(data).toString()).lottery.lottery_id;
}
