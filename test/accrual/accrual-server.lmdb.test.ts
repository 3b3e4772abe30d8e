/** The development accrual system over its own contract, and over a restart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { AccrualServer, type AccrualServerOptions } from '../../src/accrual/accrual-server.ts';
import { LmdbAccrualStore } from '../../src/accrual/lmdb-accrual-store.ts';
import { manualClock, START_MS } from '../support/cluster/cluster.ts';

const ORDER = '79927398713';

async function serve(t: Test, more: Partial<AccrualServerOptions> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'accrual-'));
  t.teardown(() => rmSync(directory, { recursive: true, force: true }));
  const clock = manualClock(START_MS);
  const start = async () => {
    const store = new LmdbAccrualStore(directory);
    const server = new AccrualServer({
      store,
      clock,
      processingMs: 1_000,
      questions: undefined,
      onFailure: (error) => t.fail(String(error)),
      ...more,
    });
    const url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`;
    const stop = async () => {
      await server.close();
      await store.close();
    };
    return { url, stop };
  };
  let running = await start();
  t.teardown(() => running.stop());
  return {
    clock,
    restart: async () => {
      await running.stop();
      running = await start();
    },
    get: async (number: string) => {
      const response = await fetch(`${running.url}/api/orders/${number}`);
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
    post: async (path: string, body: unknown) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await fetch(running.url + path, { method: 'POST', body: text });
      await response.text();
      return response.status;
    },
  };
}

const good = (description: string, price: unknown) => ({ description, price });

test('accrual system: goods and orders, each once, and what is malformed', async (t) => {
  const { post, get } = await serve(t);
  const milka = { match: 'Milka', reward: 11.5, reward_type: '%' };
  t.equal(await post('/api/goods', milka), 200);
  t.equal(await post('/api/goods', { ...milka, reward: 42, reward_type: 'pt' }), 409);
  for (const bad of [
    { ...milka, match: '' },
    { ...milka, reward: -10 },
    { ...milka, reward: '10' },
    { ...milka, reward_type: 'USD' },
    '{',
    '[]',
    '',
  ]) {
    t.equal(await post('/api/goods', bad), 400);
  }
  const goods = [good('Milka', 100)];
  t.equal(await post('/api/orders', { order: ORDER, goods }), 202);
  t.equal(await post('/api/orders', { order: ORDER, goods: [good('Beko', 1)] }), 409);
  for (const bad of [
    { order: '12345678901', goods },
    { order: 18, goods },
    { order: '18' },
    { order: '18', goods: [] },
    { order: '18', goods: [good('Milka', -1)] },
    { order: '18', goods: [good('Milka', '1')] },
    { order: '18', goods: [null] },
  ]) {
    t.equal(await post('/api/orders', bad), 400);
  }
  t.equal((await get('18')).status, 204);
  t.equal(await post('/api/elsewhere', {}), 404);
});

test('accrual system: of two equal posts at once one is the first', async (t) => {
  const { post } = await serve(t);
  const order = { order: ORDER, goods: [good('Milka', 100)] };
  const reward = { match: 'Milka', reward: 1, reward_type: 'pt' };
  for (const [path, body, taken] of [
    ['/api/orders', order, 202],
    ['/api/goods', reward, 200],
  ] as const) {
    const statuses = await Promise.all(Array.from({ length: 5 }, () => post(path, body)));
    t.same(statuses.sort(), [taken, 409, 409, 409, 409].sort());
  }
});

test('accrual system: an order comes to what it earned, also over a restart', async (t) => {
  const { post, get, clock, restart } = await serve(t);
  await post('/api/goods', { match: 'Bork', reward: 5, reward_type: '%' });
  await post('/api/orders', { order: ORDER, goods: [good('Чайник Bork', 14_599.5)] });
  await post('/api/orders', { order: '18', goods: [good('nothing', 5)] });
  t.equal((await get(ORDER)).text, `{"order":"${ORDER}","status":"REGISTERED"}`);
  clock.nowMs += 500;
  t.match(JSON.parse((await get(ORDER)).text), { status: 'PROCESSING' });
  await restart();
  clock.nowMs += 500;
  t.equal((await get(ORDER)).text, `{"order":"${ORDER}","status":"PROCESSED","accrual":729.98}`);
  t.equal((await get('18')).text, '{"order":"18","status":"INVALID"}');
  t.equal(await post('/api/goods', { match: 'Bork', reward: 1, reward_type: 'pt' }), 409);
});

test('accrual system: above the set rate it says when to come back', async (t) => {
  const { get, clock } = await serve(t, { questions: { requestsMax: 2, windowSeconds: 60 } });
  t.equal((await get('18')).status, 204);
  t.equal((await get('18')).status, 204);
  clock.nowMs += 10_000;
  const refused = await get('18');
  t.equal(refused.status, 429);
  t.equal(refused.headers.get('retry-after'), '50');
  t.match(refused.text, /No more than 2 requests per 60 seconds/);
  clock.nowMs += 50_000;
  t.equal((await get('18')).status, 204);
});
