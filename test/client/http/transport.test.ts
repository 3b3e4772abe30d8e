import { test } from 'tap';
import { ServerClock } from '../../../client/src/clock/server-clock.ts';
import { RefusalError } from '../../../client/src/http/refusal-error.ts';
import { Transport } from '../../../client/src/http/transport.ts';
import { UnansweredError } from '../../../client/src/http/unanswered-error.ts';
import { brokenNetwork, engineAnswer, FakePlatform } from '../../support/client/fake-platform.ts';

function transportOf(platform: FakePlatform) {
  const clock = new ServerClock(platform);
  return { clock, transport: new Transport('https://play.example', platform, clock) };
}

test('transport: a yes is its body, whatever its form', async (t) => {
  const platform = new FakePlatform();
  const { transport } = transportOf(platform);
  const send = async (answer: Response) => {
    platform.network = () => answer;
    return (await transport.send({ method: 'GET', address: '/v1/me' })).body;
  };
  t.same(await send(engineAnswer(200, { balanceMinor: 5 })), { balanceMinor: 5 });
  t.equal(await send(new Response(null, { status: 204 })), undefined);
  const text = new Response('2377225624', { headers: { 'content-type': 'text/plain' } });
  t.equal(await send(text), '2377225624');
  t.equal(platform.sent[0]?.url, 'https://play.example/v1/me');
  t.equal(platform.sent[0]?.headers.get('content-type'), null);
});

test('transport: a no has all that the engine said, also in codes of later releases', async (t) => {
  const platform = new FakePlatform();
  const { transport } = transportOf(platform);
  const problem = { code: 'madeUpLater', title: 'New', facts: { leftMinor: 7 }, extra: [1] };
  const headers = { 'x-request-id': 'r-7', 'retry-after': '12' };
  platform.network = () => engineAnswer(409, problem, headers);
  await t.rejects(transport.send({ method: 'POST', address: '/v1/x', body: { a: 1 } }), {
    name: 'RefusalError',
    code: 'madeUpLater',
    status: 409,
    facts: { leftMinor: 7 },
    requestId: 'r-7',
    retryAfterSeconds: 12,
  });
  t.same(platform.sent[0]?.body, { a: 1 });
  t.equal(platform.sent[0]?.headers.get('content-type'), 'application/json');
});

test('transport: what a proxy says is no answer, unless it is a no', async (t) => {
  const platform = new FakePlatform();
  const { transport } = transportOf(platform);
  const page = (status: number) =>
    new Response('<html>', { status, headers: { 'content-type': 'text/html' } });
  for (const status of [502, 503, 504]) {
    platform.network = () => page(status);
    const sent = transport.send({ method: 'GET', address: '/' });
    await t.rejects(sent, { name: 'UnansweredError', status });
  }
  platform.network = () => page(413);
  const sent = transport.send({ method: 'GET', address: '/' });
  await t.rejects(sent, { name: 'RefusalError', code: 'http413', status: 413 });
});

test('transport: what broke, and what took too long, leaves the outcome open', async (t) => {
  const platform = new FakePlatform();
  const { transport } = transportOf(platform);
  platform.network = brokenNetwork;
  await t.rejects(transport.send({ method: 'GET', address: '/' }), UnansweredError);
  platform.network = () => new Promise(() => undefined);
  await t.rejects(platform.run(transport.send({ method: 'GET', address: '/' })), UnansweredError);
  t.equal(platform.elapsedMs(), 30_000);
  t.ok(platform.sent.at(-1)?.signal.aborted, 'the connection is let go');
});

test("transport: an abort is the caller's, with the caller's reason", async (t) => {
  const platform = new FakePlatform();
  const { transport } = transportOf(platform);
  platform.network = () => new Promise(() => undefined);
  const abort = new AbortController();
  const reason = new Error('not any more');
  const sent = transport.send({ method: 'GET', address: '/', signal: abort.signal });
  abort.abort(reason);
  await t.rejects(sent, reason);
  await t.rejects(
    transport.send({ method: 'GET', address: '/', signal: abort.signal }),
    reason,
    'nor is it sent afterwards',
  );
  t.equal(platform.sent.length, 1);
});

test('transport: answers tell the time, of a no as well', async (t) => {
  const platform = new FakePlatform();
  platform.wallAheadMs = 600_000;
  const { transport, clock } = transportOf(platform);
  const date = new Date(platform.trueMs).toUTCString();
  platform.network = () =>
    engineAnswer(404, { code: 'notFound' }, { date, 'cache-control': 'no-store' });
  await t.rejects(transport.send({ method: 'GET', address: '/' }), RefusalError);
  t.ok(Math.abs(clock.now() - platform.trueMs) <= 1_000);
});
