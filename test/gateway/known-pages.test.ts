/**
 * A page gets a session by cookie, and a socket, where its origin is the host that it asked for:
 * one rule at both doors, also behind a proxy that asks under another name.
 */
import { test } from 'tap';
import { type Business, PASSWORD, withBusiness } from './support/business-server.ts';
import { sendRaw } from './support/raw-client.ts';

const ACCOUNT = { login: 'ada', password: PASSWORD, birthDate: '1990-01-31' };
const TRUSTED = {
  trustedProxies: [{ address: '127.0.0.1', prefixBits: 32, family: 'ipv4' as const }],
};
/** Of another machine than the one that asks. */
const ELSEWHERE = {
  trustedProxies: [{ address: '192.0.2.1', prefixBits: 32, family: 'ipv4' as const }],
};

type HeaderLines = Readonly<Record<string, string>>;

/** What the two doors say: of a log-in whose session is kept by a cookie, and of an upgrade. */
async function doors({ port }: Business, more: HeaderLines): Promise<readonly number[]> {
  const body = JSON.stringify({ login: ACCOUNT.login, password: PASSWORD, session: 'cookie' });
  const logIn = { 'content-type': 'application/json', 'content-length': `${body.length}` };
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol': 'tirage.v1.json',
  };
  const host = `127.0.0.1:${port}`;
  const ask = (line: string, headers: HeaderLines, text = '') => {
    const lines = Object.entries({ host, ...headers, ...more }).map(([name, value]) => {
      return `${name}: ${value}\r\n`;
    });
    return sendRaw(port, [`${line} HTTP/1.1\r\n${lines.join('')}\r\n${text}`], { waitMs: 10_000 });
  };
  const [loggedIn, opened] = [
    await ask('POST /v1/sessions', logIn, body),
    await ask('GET /v1/socket', upgrade),
  ];
  return [...loggedIn.statuses, ...opened.statuses];
}

const BOTH = [201, 101];
const NEITHER = [403, 403];

test(
  'known pages: of the host that was asked for, whatever the scheme; programs have no origin',
  withBusiness({}, async (t, business) => {
    await business.post('/v1/players', undefined, ACCOUNT);
    const host = `127.0.0.1:${business.port}`;
    t.same(await doors(business, {}), BOTH);
    t.same(await doors(business, { origin: `http://${host}` }), BOTH);
    t.same(await doors(business, { origin: `https://${host}` }), BOTH);
    t.same(await doors(business, { origin: 'https://shop.example' }), NEITHER);
    t.same(await doors(business, { origin: `https://${host}.shop.example` }), NEITHER);
    t.same(await doors(business, { origin: 'null' }), NEITHER);
  }),
);

test(
  'known pages: of the host that a trusted proxy was asked for',
  withBusiness({ settings: TRUSTED }, async (t, business) => {
    await business.post('/v1/players', undefined, ACCOUNT);
    const origin = 'https://play.test';
    const forwarded = { host: 'tirage', 'x-forwarded-host': 'play.test' };
    t.same(await doors(business, { ...forwarded, origin }), BOTH);
    t.same(await doors(business, { ...forwarded, origin: 'http://tirage' }), NEITHER);
    const appended = { ...forwarded, 'x-forwarded-host': 'shop.example, play.test' };
    t.same(await doors(business, { ...appended, origin }), BOTH, 'the nearest proxy was last');
    t.same(await doors(business, { ...appended, origin: 'https://shop.example' }), NEITHER);
    const nonsense = { host: 'tirage', 'x-forwarded-host': 'play.test/..' };
    t.same(await doors(business, { ...nonsense, origin }), NEITHER);
  }),
);

for (const [who, settings] of [
  ['nobody is trusted', {}],
  ['another peer is trusted', ELSEWHERE],
] as const) {
  test(
    `known pages: a client does not say itself which host it asked for where ${who}`,
    withBusiness({ settings }, async (t, business) => {
      await business.post('/v1/players', undefined, ACCOUNT);
      const forged = { 'x-forwarded-host': 'shop.example', origin: 'https://shop.example' };
      t.same(await doors(business, forged), NEITHER);
    }),
  );
}
