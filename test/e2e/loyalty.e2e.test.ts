/**
 * Orders on the whole engine: an accrual system that behaves as badly as it can, `kill -9` at
 * random under load, and the circle with `tirage accrual`.
 */
import { type Test, test } from 'tap';
import { startAccrual } from '../support/accrual/accrual-process.ts';
import { AccrualStandIn, wellBehaved } from '../support/accrual/accrual-stand-in.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  EngineProcess,
  engineDirectory,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { runCrashRounds } from '../support/rounds/crash-rounds.ts';
import { Collector, orderNumber } from '../support/rounds/loyalty-people.ts';
import { LoyaltyRounds, ORDER_AIMS } from '../support/rounds/loyalty-rounds.ts';

const SETTLE_LIMIT_MS = 60_000;
/** More than a shard has questions out. */
const ORDERS_AWAY = 300;

async function verified(t: Test, directory: string): Promise<void> {
  const { exitCode, output, errors } = await verifyJournals(directory);
  t.equal(exitCode, 0, `the journals verify: ${output}${errors}`);
}

test('loyalty: whenever the engine is killed, each order is credited once', (t) =>
  runCrashRounds(t, { aims: ORDER_AIMS, roundCount: 20, open: LoyaltyRounds.open }));

test('loyalty: an accrual system that is away takes nothing of the engine with it', async (t) => {
  const accrual = await AccrualStandIn.start(t);
  // It takes the question and never answers.
  accrual.manner = () => undefined;
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, {
    directory,
    environment: { ACCRUAL_SYSTEM_ADDRESS: accrual.address },
  });
  const client = new EngineClient(t, engine.url);
  const ada = new Collector(client, 'ada');
  await ada.enter('register');
  for (let i = 0; i < ORDERS_AWAY; i += 1) t.equal(await ada.order(orderNumber(i)), 202);
  const orders = await ada.orders();
  t.equal(orders.length, ORDERS_AWAY);
  t.ok(orders.every(({ status }) => status === 'NEW'));
  t.equal(orders[0]?.number, orderNumber(ORDERS_AWAY - 1), 'newest first');
  accrual.manner = wellBehaved;
  t.same(await ada.contradictions(SETTLE_LIMIT_MS), []);
  t.equal((await engine.stop('SIGINT')).exitCode, 0, 'SIGINT stops in order');
  await verified(t, directory);
});

test('loyalty: nonsense about some orders holds no other up, and is seen', async (t) => {
  const accrual = await AccrualStandIn.start(t);
  const bad = new Set(Array.from({ length: 12 }, (_, i) => orderNumber(i)));
  let isWell = false;
  accrual.manner = (number, response, request) => {
    if (isWell || !bad.has(number)) return wellBehaved(number, response, request);
    response.end(`{"order":"${number}","status":"PROCESSED","accrual":-1.0E7}`);
  };
  const engine = await EngineProcess.start(t, {
    directory: engineDirectory(t),
    environment: { ACCRUAL_SYSTEM_ADDRESS: accrual.address },
  });
  const client = new EngineClient(t, engine.url);
  const [ada, bob] = [new Collector(client, 'ada'), new Collector(client, 'bob')];
  await ada.enter('register');
  await bob.enter('register');
  for (const number of bad) t.equal(await ada.order(number), 202);
  await until('all of them to be asked about', SETTLE_LIMIT_MS, () => {
    return [...bad].every((number) => accrual.asked.has(number)) || undefined;
  });
  const startedAtMs = performance.now();
  for (let i = 100; i < 120; i += 1) t.equal(await bob.order(orderNumber(i)), 202);
  t.same(await bob.contradictions(SETTLE_LIMIT_MS), []);
  t.comment(`the others took ${Math.round(performance.now() - startedAtMs)} ms`);
  const ready = await client.get('/readyz');
  t.equal(ready.status, 200, 'nothing that a restart, or less traffic, would cure');
  t.match(ready.text, /answers nonsense about orders such as \d+ \(an accrual that is no number/);
  await until('the metrics to show it', SETTLE_LIMIT_MS, async () => {
    const text = await engine.metrics();
    return /^tirage_accrual_nonsense_orders(\{[^}]*\})? 12$/m.test(text) || undefined;
  });
  isWell = true;
  t.same(await ada.contradictions(SETTLE_LIMIT_MS), [], 'and heals by itself');
  t.notMatch((await client.get('/readyz')).text, /nonsense/);
});

test('loyalty: the whole circle, from goods over an order to a withdrawal', async (t) => {
  const accrual = await startAccrual(t);
  const engine = await EngineProcess.start(t, {
    directory: engineDirectory(t),
    environment: { RUN_ADDRESS: 'localhost:0', ACCRUAL_SYSTEM_ADDRESS: accrual.url },
  });
  t.match(engine.url, /^http:\/\/localhost:\d+$/, 'RUN_ADDRESS wins over the port of the test');
  const client = new EngineClient(t, engine.url);
  const system = new EngineClient(t, accrual.url);
  const reward = { match: 'Bork', reward: 5, reward_type: '%' };
  t.equal((await system.post('/api/goods', reward)).status, 200);
  const { text: number } = await client.get('/api/order');
  const goods = [{ description: 'Чайник Bork', price: 14_599.5 }];
  t.equal((await system.post('/api/orders', { order: number, goods })).status, 202);
  const ada = new Collector(client, 'ada');
  await ada.enter('register');
  t.equal(await ada.order(number), 202);
  t.same(await ada.settled(SETTLE_LIMIT_MS), [
    { ...(await ada.orders())[0], number, status: 'PROCESSED', accrual: 729.98 },
  ]);
  t.same(await ada.balance(), { current: 729.98, withdrawn: 0 });
  await accrual.kill();
  t.equal(await ada.order(orderNumber(1)), 202, 'orders are taken while it is away');
  t.equal((await engine.stop('SIGTERM')).exitCode, 0);
});
