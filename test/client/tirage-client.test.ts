import { test } from 'tap';
import { MemoryStorage } from '../../client/src/platform/memory-storage.ts';
import { sessionInCookie, TirageClient } from '../../client/src/tirage-client.ts';
import { brokenNetwork, engineAnswer, FakePlatform } from '../support/client/fake-platform.ts';
import { FakeSessions } from '../support/client/fake-sessions.ts';

const ACCOUNT = { login: 'ada', password: 'a long passphrase', birthDate: '1990-01-31' };

function engineAt(platform: FakePlatform, byCookie = false) {
  const sessions = new FakeSessions();
  const purchases: unknown[] = [];
  platform.network = (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const isLogIn = request.method === 'POST' && /\/(players|sessions)$/.test(pathname);
    if (isLogIn) return sessions.open('pl_1', byCookie);
    if (pathname.endsWith('/refresh')) return sessions.refresh(request);
    const caller = sessions.callerOf(request);
    if (caller instanceof Response) return caller;
    if (request.method === 'DELETE') {
      sessions.end();
      return engineAnswer(204, undefined);
    }
    if (pathname === '/v1/me/tickets') {
      const isFirst = searchParams.get('after') === null;
      const page = { tickets: [{ ticketId: isFirst ? 'tk_2' : 'tk_1' }] };
      return engineAnswer(200, isFirst ? { ...page, next: 'more' } : page);
    }
    purchases.push([pathname, request.headers.get('idempotency-key'), request.body]);
    return engineAnswer(201, { tickets: [], balanceMinor: 900 });
  };
  return { sessions, purchases };
}

test('tirage client: a program registers, buys, lists and logs out', async (t) => {
  const platform = new FakePlatform();
  const { purchases } = engineAt(platform);
  const client = new TirageClient('https://play.example/', { platform });
  t.equal(await client.register(ACCOUNT), 'pl_1');
  t.same(platform.sent[0]?.body, ACCOUNT, 'no cookie is asked for');
  t.equal(platform.sent[0]?.url, 'https://play.example/v1/players');
  t.same(await client.buy('dr_1', { quickPick: 1 }), { tickets: [], balanceMinor: 900 });
  t.match(purchases, [['/v1/draws/dr_1/tickets', /^[0-9a-f]{36}$/, { quickPick: 1 }]]);
  const ticketIds: string[] = [];
  for await (const { ticketId } of client.tickets({ draw: 'dr_1' })) ticketIds.push(ticketId);
  t.same(ticketIds, ['tk_2', 'tk_1']);
  t.match(platform.sent.at(-1)?.url, /\?draw=dr_1&after=more$/);
  const heard: unknown[] = [];
  client.onSession((playerId) => heard.push(playerId));
  await client.logOut();
  t.same(heard, [undefined]);
  t.equal(client.playerId, undefined);
  await t.rejects(client.buy('dr_1', { quickPick: 1 }), { code: 'tokenMissing' });
});

test('tirage client: each way to move money has a key', async (t) => {
  const platform = new FakePlatform();
  const { purchases } = engineAt(platform);
  const client = new TirageClient('', { platform: { ...platform, fetch: atOrigin(platform) } });
  await client.logIn('ada', ACCOUNT.password);
  await client.bet('ev_1', { stakeMinor: 100 });
  await client.deposit({ amountMinor: 2_000 });
  await client.withdraw({ amountMinor: 500 });
  await client.intend('/v1/reservations/{id}/purchase', { params: { id: 're_1' }, body: {} });
  const keys = purchases.map((purchase) => (purchase as string[])[1]);
  t.equal(new Set(keys).size, 4);
  t.ok(keys.every((key) => /^[0-9a-f]{36}$/.test(key ?? '')));
});

/** As a page's own address resolves. */
function atOrigin(platform: FakePlatform): FakePlatform['fetch'] {
  return (path, init) => platform.fetch(`https://play.example${path}`, init);
}

test('tirage client: a page that is closed in a purchase buys once, in the next one', async (t) => {
  const platform = new FakePlatform();
  platform.isPage = true;
  const { purchases, sessions } = engineAt(platform, true);
  const first = new TirageClient('https://play.example', { platform });
  await first.logIn('ada', ACCOUNT.password);
  t.match(platform.sent[0]?.body, { session: 'cookie' });
  const { network } = platform;
  platform.network = async (request) => {
    await network(request);
    return new Promise(() => undefined);
  };
  void first.buy('dr_1', { quickPick: 1 });
  await new Promise((resolve) => setImmediate(resolve));

  platform.network = network;
  const next = new TirageClient('https://play.example', { platform });
  t.equal(await next.resume(), 'pl_1');
  t.equal(sessions.refreshCount, 1);
  for (const intent of await next.pending()) {
    t.same(intent.body, { quickPick: 1 });
    t.match(await intent.ask(), { balanceMinor: 900 });
  }
  t.equal(purchases.length, 2);
  t.same(purchases[0], purchases[1], 'the same call, with the same key');
  t.same(await next.pending(), []);
});

test('tirage client: no token is where a script of the page could take it', async (t) => {
  const platform = new FakePlatform();
  platform.isPage = true;
  engineAt(platform, true);
  const storage = new MemoryStorage();
  const client = new TirageClient('https://play.example', {
    platform: { ...platform, storage },
    session: sessionInCookie(storage),
  });
  await client.logIn('ada', ACCOUNT.password);
  platform.network = brokenNetwork;
  const lost = client.buy('dr_1', { quickPick: 1 });
  await t.rejects(platform.run(lost), { name: 'UnansweredError' });
  const kept = Array.from({ length: storage.length }, (_, i) =>
    storage.getItem(storage.key(i) ?? ''),
  );
  t.equal(kept.length, 2);
  t.notMatch(JSON.stringify([kept, Object.keys(client), client]), /[ar]t_\d/);
});

test('tirage client: a log-out leaves nobody, whatever the engine says', async (t) => {
  const platform = new FakePlatform();
  const { sessions } = engineAt(platform);
  const client = new TirageClient('https://play.example', { platform });
  await client.logIn('ada', ACCOUNT.password);
  sessions.end();
  await client.logOut();
  t.equal(client.playerId, undefined);
  await client.logIn('ada', ACCOUNT.password);
  platform.network = brokenNetwork;
  await t.rejects(platform.run(client.logOut()), { name: 'UnansweredError' });
  t.equal(client.playerId, undefined);
});

test("tirage client: its time is the server's", async (t) => {
  const platform = new FakePlatform();
  platform.wallAheadMs = -600_000;
  const client = new TirageClient('https://play.example', { platform });
  t.equal(client.now(), platform.wallMs());
  const date = new Date(platform.trueMs).toUTCString();
  platform.network = () => engineAnswer(200, {}, { date });
  await client.call('GET', '/v1/games');
  t.ok(Math.abs(client.now() - platform.trueMs) < 1_000);
});
