/** The loyalty contract, row by row: every call and every code in it. */
import { gzipSync } from 'node:zlib';
import { test } from 'tap';
import { checkDigit, isOrderNumber } from '../../../actors/order/order-number.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { withBusiness } from '../support/business-server.ts';
import { LoyaltyClient, numberOf } from '../support/loyalty-client.ts';

const GOOD = '12345678903';
const earning = (hundredths: number) => () => ({
  finding: 'processed' as const,
  accrualHundredths: pointsHundredths(hundredths),
});

test(
  'loyalty: register and log in, by any password that is not empty',
  withBusiness({}, async (t, business) => {
    const body = { login: 'Ada', password: 'x', extra: 'is ignored' };
    const opened = await business.call('POST', '/api/user/register', { body });
    t.equal(opened.status, 200);
    t.match(opened.headers.get('authorization'), /^Bearer \S+$/);
    t.match(opened.headers.get('set-cookie'), /^tirage_token=\S+; Path=\/api; .*HttpOnly/);
    const taken = { login: 'ada', password: 'y' };
    t.equal((await business.call('POST', '/api/user/register', { body: taken })).status, 409);

    const login = (credentials: object) =>
      business.call('POST', '/api/user/login', { body: credentials });
    t.equal((await login({ login: 'ada', password: 'x' })).status, 200);
    t.equal((await login({ login: 'ada', password: 'wrong' })).status, 401);
    t.equal((await login({ login: 'nobody', password: 'x' })).status, 401);
    for (const path of ['/api/user/register', '/api/user/login']) {
      const bad = ['{', '', '[]', '{"login":"a"}', '{"login":"","password":"x"}', 'null'];
      for (const text of [...bad, '{"login":"a","password":""}', '{"login":7,"password":"x"}']) {
        t.equal((await business.call('POST', path, { body: text })).status, 400, text);
      }
      const headers = { 'content-type': 'text/plain' };
      const plain = { body: '{"login":"b","password":"x"}', headers };
      t.equal((await business.call('POST', path, plain)).status, 400, 'another media type');
    }
    const spaced = { login: 'a b', password: 'x' };
    t.equal((await business.call('POST', '/api/user/register', { body: spaced })).status, 400);
  }),
);

test(
  'loyalty: an order is taken, known to be mine, or somebody else has it',
  withBusiness({}, async (t, business) => {
    const [ada, bob] = [
      await LoyaltyClient.register(business),
      await LoyaltyClient.register(business),
    ];
    t.equal((await ada.order(GOOD)).status, 202);
    t.equal((await ada.order(GOOD)).status, 200);
    t.equal((await ada.order(`${GOOD}\n`, 'text/plain; charset=utf-8')).status, 200);
    t.equal((await bob.order(GOOD)).status, 409);
    t.equal((await bob.order('9278923470', '')).status, 202, 'a text of no stated type');
    const json = JSON.stringify({ number: '2377225624' });
    t.equal((await ada.order(json, 'application/json')).status, 202);
    for (const bad of ['12345678902', 'abc', '1e3', '-18', '1 8']) {
      t.equal((await ada.order(bad)).status, 422, bad);
    }
    t.equal((await ada.order(' \n')).status, 400);
    t.equal((await ada.order('{"number":18}', 'application/json')).status, 400);
    t.equal((await ada.order(GOOD, 'application/xml')).status, 400);
    const headers = ada.headers;
    t.equal((await business.call('POST', '/api/user/orders', { headers })).status, 400, 'no body');
    const stranger = LoyaltyClient.byCookie(business, 'tirage_token=nonsense');
    t.equal((await stranger.order(GOOD)).status, 401);
    const digits = '4'.repeat(5_000);
    const long = digits + checkDigit(digits);
    t.equal((await ada.order(long)).status, 202, 'numbers have any length');
    t.equal((await bob.order(long)).status, 409);
  }),
);

test(
  'loyalty: of two players who race for a number one is told 202 and one 409',
  withBusiness({}, async (t, business) => {
    const players = [
      await LoyaltyClient.register(business),
      await LoyaltyClient.register(business),
    ];
    for (let i = 0; i < 30; i += 1) {
      const answers = await Promise.all(players.map((player) => player.order(numberOf(i))));
      t.same(answers.map(({ status }) => status).sort(), [202, 409]);
    }
  }),
);

test(
  'loyalty: my orders, newest first, with what they earned as a number',
  withBusiness({ accrual: earning(50_050) }, async (t, business) => {
    const ada = await LoyaltyClient.register(business);
    t.equal((await ada.get('/api/user/orders')).status, 204);
    for (let i = 0; i < 5; i += 1) {
      await ada.order(numberOf(i));
      await business.cluster.advance(1_000);
    }
    const { status, body, text, headers } = await ada.get('/api/user/orders');
    t.equal(status, 200);
    t.match(headers.get('content-type'), /^application\/json/);
    t.same(
      body.map(({ number }: { number: string }) => number),
      [4, 3, 2, 1, 0].map(numberOf),
    );
    t.same(body[4], {
      number: numberOf(0),
      status: 'PROCESSED',
      accrual: 500.5,
      uploaded_at: '2026-01-01T12:00:00.000Z',
    });
    t.match(text, /"accrual":500\.5[,}]/, 'a number, not a text');
    t.same((await ada.get('/api/user/balance')).body, { current: 2502.5, withdrawn: 0 });
    const bob = await LoyaltyClient.register(business);
    t.equal((await bob.get('/api/user/orders')).status, 204, 'nobody sees those of others');
  }),
);

test(
  'loyalty: an order that is not decided has no accrual; an invalid one never has',
  withBusiness(
    { accrual: (number) => (number === GOOD ? { finding: 'invalid' } : null) },
    async (t, business) => {
      const ada = await LoyaltyClient.register(business);
      await ada.order(GOOD);
      await ada.order(numberOf(1));
      await business.cluster.settle();
      const { body } = await ada.get('/api/user/orders');
      const byNumber = new Map(body.map((order: { number: string }) => [order.number, order]));
      t.match(byNumber.get(GOOD), { status: 'INVALID', accrual: undefined });
      t.match(byNumber.get(numberOf(1)), { status: 'NEW', accrual: undefined });
    },
  ),
);

test(
  'loyalty: points are withdrawn against an order number, to the last hundredth',
  withBusiness({ accrual: earning(54_250) }, async (t, business) => {
    const ada = await LoyaltyClient.register(business);
    t.equal((await ada.get('/api/user/withdrawals')).status, 204);
    await ada.order(GOOD);
    await business.cluster.settle();
    t.equal((await ada.withdraw('2377225624', '42')).status, 200);
    await business.cluster.advance(1_000);
    t.equal((await ada.withdraw('9278923470', '0.50')).status, 200);
    const { text } = await ada.get('/api/user/balance');
    t.equal(text, '{"current":500,"withdrawn":42.5}');
    t.equal((await ada.withdraw('2377225624', '500.01')).status, 402);
    t.equal((await ada.withdraw('2377225625', '1')).status, 422);
    t.equal((await ada.withdraw('', '1')).status, 422);
    t.same((await ada.get('/api/user/withdrawals')).body, [
      { order: '9278923470', sum: 0.5, processed_at: '2026-01-01T12:00:01.000Z' },
      { order: '2377225624', sum: 42, processed_at: '2026-01-01T12:00:00.000Z' },
    ]);
    const sums = [
      '0',
      '-1',
      '0.001',
      '1.005',
      '1.000',
      '1e2',
      '1E+2',
      '1e308',
      '"1"',
      'null',
      'true',
      '[1]',
    ];
    for (const sum of [...sums, '{"sum":1}', '9'.repeat(60)]) {
      t.equal((await ada.withdraw('2377225624', sum)).status, 422, sum);
    }
    t.equal((await ada.withdraw('2377225624', '01')).status, 400, 'no JSON');
    t.equal((await ada.withdraw('2377225624', '')).status, 400, 'no JSON');
    t.equal((await ada.get('/api/user/balance')).text, text, 'a refusal takes nothing');
    const stranger = LoyaltyClient.byCookie(business, '');
    t.equal((await stranger.withdraw('2377225624', '1')).status, 401);
    for (const path of ['orders', 'balance', 'withdrawals']) {
      t.equal((await stranger.get(`/api/user/${path}`)).status, 401, path);
    }
  }),
);

test(
  'loyalty: a withdrawal with a key is made once',
  withBusiness({ accrual: earning(1_000) }, async (t, business) => {
    const ada = await LoyaltyClient.register(business);
    await ada.order(GOOD);
    await business.cluster.settle();
    t.equal((await ada.withdraw('2377225624', '10', 'one')).status, 200);
    const again = await ada.withdraw('2377225624', '10', 'one');
    t.equal(again.status, 200);
    t.equal(again.headers.get('idempotent-replayed'), 'true');
    t.equal((await ada.withdraw('2377225624', '1', 'one')).status, 422);
    t.equal((await ada.get('/api/user/balance')).text, '{"current":0,"withdrawn":10}');
  }),
);

test(
  'loyalty: the cookie alone logs in here, and nowhere else',
  withBusiness({}, async (t, business) => {
    const body = { login: 'ada', password: 'x' };
    const { headers } = await business.call('POST', '/api/user/register', { body });
    const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const ada = LoyaltyClient.byCookie(business, cookie);
    t.equal((await ada.get('/api/user/balance')).status, 200);
    t.equal((await ada.order(GOOD)).status, 202);
    t.equal((await ada.get('/v1/me')).status, 401, 'our own calls want the header');
    const bare = (headers.get('authorization') ?? '').slice('Bearer '.length);
    const barely = await business.call('GET', '/api/user/balance', {
      headers: { authorization: bare },
    });
    t.equal(barely.status, 200, 'a token without its scheme');
  }),
);

test(
  'loyalty: gzip is taken and offered',
  withBusiness({}, async (t, business) => {
    const ada = await LoyaltyClient.register(business);
    const packed = await fetch(`${business.url}/api/user/orders`, {
      method: 'POST',
      headers: { ...ada.headers, 'content-type': 'text/plain', 'content-encoding': 'gzip' },
      body: gzipSync(GOOD),
    });
    t.equal(packed.status, 202);
    const broken = await fetch(`${business.url}/api/user/orders`, {
      method: 'POST',
      headers: { ...ada.headers, 'content-type': 'text/plain', 'content-encoding': 'gzip' },
      body: GOOD,
    });
    t.equal(broken.status, 400);
    const list = await ada.get('/api/user/orders', { 'accept-encoding': 'gzip' });
    t.equal(list.headers.get('content-encoding'), 'gzip');
    t.match(list.body, [{ number: GOOD }]);
    const short = await ada.get('/api/user/balance', { 'accept-encoding': 'gzip, deflate' });
    t.equal(short.headers.get('content-encoding'), 'gzip', 'a short answer too');
    t.same(short.body, { current: 0, withdrawn: 0 });
    const plain = await ada.get('/api/user/orders', { 'accept-encoding': 'identity' });
    t.equal(plain.headers.get('content-encoding'), null);
  }),
);

test(
  'loyalty: a fresh number is one that can be registered',
  withBusiness({}, async (t, business) => {
    const ada = await LoyaltyClient.register(business);
    for (let i = 0; i < 20; i += 1) {
      const { status, text, headers } = await business.call('GET', '/api/order');
      t.equal(status, 200);
      t.match(headers.get('content-type'), /^text\/plain/);
      t.match(text, /^[1-9]\d{14}$/);
      t.ok(isOrderNumber(text));
      t.equal((await ada.order(text)).status, 202);
    }
  }),
);
