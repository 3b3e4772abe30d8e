import { test } from 'tap';
import { clientBench, logInAt } from '../../support/client/client-bench.ts';
import { brokenNetwork } from '../../support/client/fake-platform.ts';

test('session: nobody is logged in, and nobody is asked', async (t) => {
  const { session, platform } = clientBench();
  t.equal(await session.resume(), undefined);
  t.equal(await session.access(), undefined);
  t.equal(platform.sent.length, 0);
});

test('session: a token is renewed shortly before it expires, and kept until then', async (t) => {
  const bench = clientBench();
  const { session, platform, sessions } = bench;
  await logInAt(bench);
  const first = await session.access();
  await platform.pass(869_000);
  t.equal(await session.access(), first);
  t.equal(sessions.refreshCount, 0);
  await platform.pass(2_000);
  const second = await session.access();
  t.not(second?.token, first?.token);
  t.equal(sessions.refreshCount, 1);
});

test('session: however many ask, one refresh is in flight, and all get its token', async (t) => {
  const bench = clientBench();
  const { session, platform, sessions } = bench;
  await logInAt(bench);
  await platform.pass(900_000);
  const all = await Promise.all(Array.from({ length: 50 }, () => session.access()));
  t.equal(new Set(all).size, 1);
  t.equal(sessions.refreshCount, 1);
});

test('session: pages of one browser take turns, with a cookie that each renews', async (t) => {
  const first = clientBench({ byCookie: true });
  await logInAt(first);
  const pages = [first, first.anotherPage(), first.anotherPage()];
  await first.platform.pass(900_000);
  let inFlight = 0;
  let most = 0;
  const { network } = first.platform;
  first.platform.network = async (request) => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    await new Promise((resolve) => setImmediate(resolve));
    inFlight -= 1;
    return network(request);
  };
  const players = await Promise.all(pages.map(({ session }) => session.resume()));
  t.same(players, ['pl_1', 'pl_1', 'pl_1']);
  t.equal(most, 1);
  t.equal(first.sessions.refreshCount, 3);
  t.same(first.store.load(), { playerId: 'pl_1' });
});

test('session: a lost refresh is asked again with the same token, within its grace', async (t) => {
  const bench = clientBench();
  const { session, platform, sessions } = bench;
  await logInAt(bench);
  await platform.pass(900_000);
  const { network } = platform;
  let lostCount = 0;
  const shown: unknown[] = [];
  platform.network = (request) => {
    shown.push((request.body as { refreshToken?: string }).refreshToken);
    if (lostCount === 2) return network(request);
    lostCount += 1;
    return brokenNetwork();
  };
  const beganAtMs = platform.elapsedMs();
  const access = await platform.run(session.access());
  t.ok(access?.token);
  t.same(shown, ['rt_1', 'rt_1', 'rt_1']);
  t.equal(sessions.refreshCount, 1);
  t.ok(platform.elapsedMs() - beganAtMs < 20_000);

  await platform.pass(900_000);
  platform.network = brokenNetwork;
  const failedAtMs = platform.elapsedMs();
  await t.rejects(platform.run(session.access()), { name: 'UnansweredError' });
  t.ok(platform.elapsedMs() - failedAtMs < 20_000);
  platform.network = network;
  t.ok((await session.access())?.token, 'the session goes on');
});

test('session: one that has ended is over, and whoever listens hears of it', async (t) => {
  const bench = clientBench();
  const { session, platform, sessions, store } = bench;
  const heard: (string | undefined)[] = [];
  const deafen = session.onChange((playerId) => heard.push(playerId));
  await logInAt(bench);
  sessions.end();
  await platform.pass(900_000);
  t.equal(await session.access(), undefined);
  t.equal(store.load(), undefined);
  t.equal(session.playerId, undefined);
  t.same(heard, ['pl_1', undefined]);
  deafen();
  await logInAt(bench);
  t.equal(heard.length, 2);
});

test('session: a log-out while it is renewed wins', async (t) => {
  const bench = clientBench();
  const { session, platform, store } = bench;
  await logInAt(bench);
  await platform.pass(900_000);
  const { network } = platform;
  let answer: () => void = () => undefined;
  platform.network = async (request) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return network(request);
  };
  const asked = session.access();
  await new Promise((resolve) => setImmediate(resolve));
  await session.end();
  answer();
  t.equal(await asked, undefined);
  t.equal(store.load(), undefined);
  t.equal(session.playerId, undefined);
});

test('session: what one player has begun is not for another who logs in meanwhile', async (t) => {
  const first = clientBench({ byCookie: true });
  await logInAt(first);
  const second = first.anotherPage();
  t.equal(await second.session.resume(), 'pl_1');
  first.sessions.open('pl_2', true);
  await first.platform.pass(900_000);
  await t.rejects(second.session.access(), { name: 'RefusalError', code: 'sessionEnded' });
  t.equal(second.session.playerId, 'pl_2');
  t.equal((await second.session.access())?.playerId, 'pl_2');
});

test('session: a refused token is renewed once, and only what is in use ends', async (t) => {
  const bench = clientBench();
  const { session, sessions } = bench;
  await logInAt(bench);
  const old = await session.access();
  t.ok(old);
  if (old === undefined) return;
  sessions.expire();
  const [left, right] = await Promise.all([session.renew(old), session.renew(old)]);
  t.equal(left, right);
  t.equal(await session.renew(old), left, 'nor later');
  t.equal(sessions.refreshCount, 1);
  await session.end(old);
  t.equal(session.playerId, 'pl_1');
  await session.end(left);
  t.equal(session.playerId, undefined);
});
