/**
 * A read side built from the messages of orders and points alone says what the engine answers: also
 * when the broker delivers again, and the engine is killed on the way.
 */
import { AckPolicy, jetstream } from '@nats-io/jetstream';
import { type Test, test } from 'tap';
import { AccrualStandIn, earnedBy } from '../support/accrual/accrual-stand-in.ts';
import type { EngineClient } from '../support/engine/engine-client.ts';
import {
  cancelOverHttp,
  createAdmin,
  depositOverHttp,
  type EnginePlayer,
  logIn,
  openOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import { engineDirectory, verifyJournals } from '../support/engine/engine-process.ts';
import { MortalEngine } from '../support/engine/mortal-engine.ts';
import { until } from '../support/engine/until.ts';
import { NatsClient } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';
import { Collector, orderNumber } from '../support/rounds/loyalty-people.ts';
import { LoyaltyReadSide } from '../support/rounds/loyalty-read-side.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const SEED = Number(process.env.TIRAGE_TEST_SEED ?? 1);
const PLAYERS = 4;
/** So many rounds, and a kill in each. */
const ROUNDS = 3;
const ORDERS_PER_ROUND = 20;
const LIMIT_MS = 60_000;
const STREAM = 'tirage_events';
const SUBJECTS = ['order_created', 'order_updated', 'accruals', 'transaction_processed'];
/** One delivery in so many is sent back although it was taken. */
const SENT_BACK = 3;
const INVALID_EVERY = 7;

/** Known, then in process, then final: for good, but it says something else each time. */
function inSteps({ asked }: AccrualStandIn): AccrualStandIn['manner'] {
  return (order, response) => {
    const times = asked.get(order) ?? 0;
    if (times <= 2) {
      response.end(JSON.stringify({ order, status: times === 1 ? 'REGISTERED' : 'PROCESSING' }));
    } else if (Number(order) % INVALID_EVERY === 0) {
      response.end(JSON.stringify({ order, status: 'INVALID' }));
    } else {
      const accrual = (earnedBy(order) + times) / 100;
      response.end(JSON.stringify({ order, status: 'PROCESSED', accrual }));
    }
  };
}

/** The read side hears each subject by a consumer of its own: they run ahead of each other. */
async function listen(
  t: Test,
  client: NatsClient,
  { readSide, random }: { readSide: LoyaltyReadSide; random: SeededRandom },
): Promise<void> {
  const manager = await client.manager();
  for (const subject of SUBJECTS) {
    const { name } = await manager.consumers.add(STREAM, {
      ack_policy: AckPolicy.Explicit,
      filter_subject: subject,
      inactive_threshold: 60_000_000_000,
    });
    const consumer = await jetstream(client.connection).consumers.get(STREAM, name);
    const messages = await consumer.consume({
      callback: (message) => {
        const fields = (message.headers?.keys() ?? []).map((key) => {
          return [key, message.headers?.get(key) ?? ''] as const;
        });
        const headers: Record<string, string> = Object.fromEntries(fields);
        const { data } = message;
        readSide.take({ id: headers.uuid ?? '', subject: message.subject, headers, data });
        if (random.uint32() % SENT_BACK === 0) message.nak();
        else message.ack();
      },
    });
    t.teardown(() => messages.close());
  }
}

/** A player who pays with points for orders elsewhere and for tickets, and earns some by others. */
async function spend(
  t: Test,
  http: EngineClient,
  { player, round, draws }: { player: EnginePlayer; round: number; draws: readonly string[] },
): Promise<void> {
  const post = async (path: string, body: object): Promise<void> => {
    const { status, text } = await http.post(path, body, { token: player.accessToken });
    t.ok([200, 201].includes(status), `${path}: ${status} ${text}`);
  };
  await post('/api/user/balance/withdraw', { order: '18', sum: 0.5 + round / 100 });
  await post('/api/user/balance/withdraw', { order: orderNumber(round), sum: 1 });
  for (const draw of draws) {
    await post(`/v1/draws/${draw}/tickets`, { quickPick: 2, payWith: 'points' });
    await post(`/v1/draws/${draw}/tickets`, { quickPick: 3 });
  }
}

/** What the contract's calls answer; null for 204. */
async function answered(http: EngineClient, { accessToken: token }: EnginePlayer) {
  const [orders, withdrawals, balance] = await Promise.all(
    ['orders', 'withdrawals', 'balance'].map(async (call) => {
      const { status, text } = await http.get(`/api/user/${call}`, { token });
      if (status !== 200 && status !== 204) throw new Error(`${call}: ${status} ${text}`);
      return status === 204 ? null : JSON.parse(text);
    }),
  );
  return { orders, withdrawals, balance };
}

test('loyalty read side: messages alone tell what the contract answers', {
  skip: NATS_MISSING,
}, async (t) => {
  t.comment(`TIRAGE_TEST_SEED=${SEED}`);
  const random = new SeededRandom(SEED);
  const server = await NatsServer.start(t);
  const accrual = await AccrualStandIn.start(t);
  accrual.manner = inSteps(accrual);
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const options = {
    directory,
    flags: { '--nats-url': server.url, '--nats-stream-mb': '32', '--points-earned': '7' },
    environment: { ACCRUAL_SYSTEM_ADDRESS: accrual.address },
  };
  const engine = await MortalEngine.start(t, options);
  const { client: http } = engine;
  const client = await NatsClient.connect(t, server.url);
  const readSide = new LoyaltyReadSide();
  await listen(t, client, { readSide, random });

  const admin = await logIn(http);
  const { drawId: kept } = await openOverHttp(http, admin, { closesInMs: 3_600_000 });
  const { drawId: cancelled } = await openOverHttp(http, admin, { closesInMs: 3_600_000 });
  const logins = Array.from({ length: PLAYERS }, (_, i) => `player-${i}`);
  const players = await Promise.all(logins.map((login) => register(http, login)));
  const idle = await register(http, 'idle');
  const collectors = logins.map((login) => new Collector(http, login));
  for (const player of players) await depositOverHttp(http, player, 10_000);
  let count = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const collector of collectors) {
      await collector.enter('login');
      for (let i = 0; i < ORDERS_PER_ROUND; i += 1) {
        count += 1;
        await collector.order(orderNumber(count));
      }
    }
    await engine.kill();
    await engine.restart();
    for (const [index, player] of players.entries()) {
      await collectors[index]?.settled(LIMIT_MS);
      await spend(t, http, { player, round, draws: [kept, cancelled] });
    }
  }
  await cancelOverHttp(http, admin, cancelled);

  for (const player of [...players, idle]) {
    const { playerId } = player;
    const told = () => ({
      orders: readSide.orders(playerId),
      withdrawals: readSide.withdrawals(playerId),
      balance: readSide.balance(playerId),
    });
    let due = await answered(http, player);
    await until(`the read side to know all of ${player.login}`, LIMIT_MS, async () => {
      due = await answered(http, player);
      return JSON.stringify(told()) === JSON.stringify(due) || undefined;
    }).catch(() => undefined);
    t.same(told(), due, `${player.login}: the same as the contract`);
  }
  t.equal(readSide.orders(players[0]?.playerId ?? '')?.length, ROUNDS * ORDERS_PER_ROUND);
  t.equal(readSide.orders(idle.playerId), null);
  t.ok(readSide.repeatCount > 0, `${readSide.repeatCount} repeats were delivered`);
  t.equal(await engine.stop(), 0);
  t.match(await verifyJournals(directory), { exitCode: 0 });
});
