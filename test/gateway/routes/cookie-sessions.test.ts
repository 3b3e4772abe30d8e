/** Sessions of web pages: the refresh token is in a cookie that no script can read. */
import { type Test, test } from 'tap';
import { type Business, PASSWORD, withBusiness } from '../support/business-server.ts';

const LOGIN = { login: 'ada', password: PASSWORD };
const BY_COOKIE = { session: 'cookie' };
const HEADER = { 'tirage-session': 'cookie' };

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly refreshToken?: string; readonly accessToken: string };
}

/** The cookie of the session as a browser would keep it, and its rules. */
function cookieOf({ headers }: Answer): { pair: string; rules: string[] } {
  const cookies = headers.getSetCookie().filter((one) => one.startsWith('tirage_refresh='));
  const [pair = '', ...rules] = (cookies[0] ?? '').split('; ');
  return { pair, rules: rules.sort() };
}

function logIn(business: Business, more: { headers?: Record<string, string> } = {}) {
  return business.call('POST', '/v1/sessions', { body: { ...LOGIN, ...BY_COOKIE }, ...more });
}

function refresh(business: Business, cookie: string, headers: Record<string, string> = HEADER) {
  const shown = { cookie, ...headers };
  return business.call('POST', '/v1/sessions/refresh', { body: BY_COOKIE, headers: shown });
}

function hasNoRefreshToken(t: Test, answer: Answer): void {
  t.equal(answer.status, 201);
  t.same(Object.keys(answer.body).sort(), ['accessToken', 'expiresInSeconds', 'playerId']);
}

test(
  'cookie sessions: registration, log-in and refresh answer without a refresh token',
  withBusiness({}, async (t, business) => {
    const account = { ...LOGIN, birthDate: '1990-01-31', ...BY_COOKIE };
    const opened = await business.call('POST', '/v1/players', { body: account });
    hasNoRefreshToken(t, opened);
    const loggedIn = await logIn(business);
    hasNoRefreshToken(t, loggedIn);
    const refreshed = await refresh(business, cookieOf(loggedIn).pair);
    hasNoRefreshToken(t, refreshed);
    const pairs = [opened, loggedIn, refreshed].map((answer) => {
      const { pair, rules } = cookieOf(answer);
      t.match(pair, /^tirage_refresh=rt_\w+_\w{32}_[\w-]{43}$/);
      const wanted = ['HttpOnly', 'Max-Age=2592000', 'Path=/v1/sessions', 'SameSite=Strict'];
      t.same(rules, wanted);
      return pair;
    });
    t.equal(new Set(pairs).size, 3);
    const { accessToken } = refreshed.body;
    t.equal((await business.get('/v1/me', accessToken)).status, 200);
    const points = await business.get('/api/user/balance', accessToken);
    t.equal(points.status, 200, 'one session at both doors');
    t.ok(opened.headers.getSetCookie().some((one) => one.startsWith('tirage_device=')));
  }),
);

test(
  'cookie sessions: where the page came by TLS the cookie is for TLS only',
  withBusiness({ settings: { secureCookies: true } }, async (t, business) => {
    await business.player(0, 'ada');
    const loggedIn = await logIn(business);
    t.ok(cookieOf(loggedIn).rules.includes('Secure'));
    const refreshed = await refresh(business, cookieOf(loggedIn).pair);
    t.ok(cookieOf(refreshed).rules.includes('Secure'));
  }),
);

test(
  'cookie sessions: the cookie counts for nothing without the header, nor elsewhere',
  withBusiness({}, async (t, business) => {
    await business.player(0, 'ada');
    const { pair } = cookieOf(await logIn(business));
    t.match((await refresh(business, pair, {})).body, { code: 'requestInvalid' });
    t.match((await refresh(business, pair, { 'tirage-session': 'no' })).body, {
      code: 'requestInvalid',
    });
    const asked = { headers: { cookie: pair, ...HEADER } };
    for (const path of ['/v1/me', '/api/user/balance']) {
      t.match((await business.call('GET', path, asked)).body, { code: 'tokenMissing' }, path);
    }
    const out = await business.call('DELETE', '/v1/sessions/current', asked);
    t.match(out.body, { code: 'tokenMissing' });
    for (const body of [{}, { ...BY_COOKIE, refreshToken: pair.split('=')[1] }]) {
      const both = await business.call('POST', '/v1/sessions/refresh', { body, ...asked });
      t.match(both.body, { code: 'requestInvalid' }, 'one of both');
    }
    t.equal((await refresh(business, pair)).status, 201, 'and none of it used the token');
  }),
);

test(
  'cookie sessions: a page of another origin gets none, and cannot use one',
  withBusiness({ settings: { corsOrigins: ['https://shop.example'] } }, async (t, business) => {
    await business.player(0, 'ada');
    const host = new URL(business.url).host;
    const strangers = [
      'https://evil.example',
      'null',
      `https://evil.${host}`,
      `http://${host}.evil`,
    ];
    const { pair } = cookieOf(await logIn(business));
    const account = { ...LOGIN, login: 'eve', birthDate: '1990-01-31', ...BY_COOKIE };
    for (const origin of strangers) {
      const loggedIn = await logIn(business, { headers: { origin } });
      t.match(loggedIn.body, { code: 'originForbidden', status: 403 }, origin);
      t.same(loggedIn.headers.getSetCookie(), []);
      const asked = { body: account, headers: { origin } };
      t.match((await business.call('POST', '/v1/players', asked)).body, {
        code: 'originForbidden',
      });
      const refused = await refresh(business, pair, { ...HEADER, origin });
      t.match(refused.body, { code: 'originForbidden' }, origin);
      t.same(refused.headers.getSetCookie(), [], 'the session goes on');
    }
    let kept = pair;
    for (const origin of [`http://${host}`, `https://${host}`, 'https://shop.example']) {
      const refreshed = await refresh(business, kept, { ...HEADER, origin });
      t.equal(refreshed.status, 201, origin);
      kept = cookieOf(refreshed).pair;
    }
    const preflight = await fetch(`${business.url}/v1/sessions/refresh`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    });
    const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
    t.notMatch(allowed, 'tirage-session', 'a browser lets no other origin send the header');
    t.equal(preflight.headers.get('access-control-allow-credentials'), null);
  }),
);

test(
  'cookie sessions: a token rotates, and one that is used again later ends the session',
  withBusiness({}, async (t, business) => {
    await business.player(0, 'ada');
    const first = cookieOf(await logIn(business)).pair;
    const second = cookieOf(await refresh(business, first)).pair;
    t.equal(cookieOf(await refresh(business, first)).pair, second, 'as two windows would ask');
    const third = await refresh(business, second);
    t.equal(third.status, 201);
    const reused = await refresh(business, first);
    t.match(reused.body, { code: 'sessionEnded', status: 401 });
    t.same(cookieOf(reused).pair, 'tirage_refresh=');
    t.ok(cookieOf(reused).rules.includes('Max-Age=0'));
    t.match((await refresh(business, cookieOf(third).pair)).body, { code: 'sessionEnded' });
    t.match((await business.get('/v1/me', third.body.accessToken)).body, { code: 'sessionEnded' });
    for (const cookie of ['', 'tirage_refresh=', 'tirage_refresh=rt_nonsense']) {
      t.match((await refresh(business, cookie)).body, { code: 'sessionEnded' }, cookie);
    }
  }),
);

test(
  'cookie sessions: a log-out takes its own cookie back, and no other',
  withBusiness({}, async (t, business) => {
    await business.player(0, 'ada');
    const [here, elsewhere] = [await logIn(business), await logIn(business)];
    const end = (token: string, cookie: string) =>
      business.call('DELETE', '/v1/sessions/current', { token, headers: { cookie } });
    const other = await end(here.body.accessToken, cookieOf(elsewhere).pair);
    t.equal(other.status, 204);
    t.same(other.headers.getSetCookie(), []);
    const own = await end(elsewhere.body.accessToken, cookieOf(elsewhere).pair);
    t.equal(own.status, 204);
    const { pair, rules } = cookieOf(own);
    t.equal(pair, 'tirage_refresh=');
    t.same(rules, ['HttpOnly', 'Max-Age=0', 'Path=/v1/sessions', 'SameSite=Strict']);
    for (const answer of [here, elsewhere]) {
      t.match((await refresh(business, cookieOf(answer).pair)).body, { code: 'sessionEnded' });
    }
  }),
);

test(
  'cookie sessions: programs go on without cookies',
  withBusiness({}, async (t, business) => {
    const { refreshToken, accessToken } = await business.player(0, 'ada');
    const refreshed = await business.post('/v1/sessions/refresh', undefined, { refreshToken });
    t.equal(refreshed.status, 201);
    t.ok(refreshed.body.refreshToken);
    t.same(refreshed.headers.getSetCookie(), []);
    const out = await business.call('DELETE', '/v1/sessions/current', { token: accessToken });
    t.same(out.headers.getSetCookie(), []);
  }),
);
