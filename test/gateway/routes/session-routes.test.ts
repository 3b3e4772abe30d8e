import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
import { test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { parsePlayerId, slotOfPlayer } from '../../../src/kernel/ids.ts';
import { shardOfSlot } from '../../../src/kernel/slots.ts';
import { type Business, PASSWORD, withBusiness } from '../support/business-server.ts';

const refresh = (business: Business, refreshToken: string) =>
  business.post('/v1/sessions/refresh', undefined, { refreshToken });

test(
  'sessions: a log-in opens a session of its own',
  withBusiness({}, async (t, business) => {
    const first = await business.player(0, 'ada');
    const { status, body } = await business.post('/v1/sessions', undefined, {
      login: 'Ada',
      password: PASSWORD,
    });
    t.equal(status, 201);
    t.same(Object.keys(body).sort(), [
      'accessToken',
      'expiresInSeconds',
      'playerId',
      'refreshToken',
    ]);
    t.equal(body.playerId, first.playerId);
    t.not(body.accessToken, first.accessToken);
    for (const token of [first.accessToken, body.accessToken]) {
      t.equal((await business.get('/v1/me', token)).status, 200);
    }
  }),
);

test(
  'sessions: a wrong password and an unknown login are one answer',
  withBusiness({}, async (t, business) => {
    await business.player(0, 'ada');
    const answers = [];
    for (const login of ['ada', 'nobody']) {
      const body = { login, password: 'wrong horse battery' };
      answers.push(await business.post('/v1/sessions', undefined, body));
    }
    t.match(answers[0]?.body, { code: 'credentialsWrong', status: 401 });
    t.equal(answers[0]?.text, answers[1]?.text);
  }),
);

test(
  'sessions: guessing is slowed down, on every gateway, and time forgives',
  withBusiness({}, async (t, business) => {
    await business.player(0, 'ada');
    const tryWith = (password: string, gateway: number) =>
      business.call('POST', '/v1/sessions', { body: { login: 'ada', password }, gateway });
    for (let i = 0; i < 3; i += 1) t.equal((await tryWith('wrong', i % 2)).status, 401);
    const slowed = await tryWith(PASSWORD, 1);
    t.match(slowed.body, { code: 'loginBackOff', status: 429 });
    t.ok(Number(slowed.headers.get('retry-after')) >= 1);
    await business.cluster.advance(2_000);
    t.equal((await tryWith(PASSWORD, 0)).status, 201);
  }),
);

test(
  "sessions: strangers' guesses do not keep a known device out, which has its own limit",
  withBusiness({}, async (t, business) => {
    const right = { login: 'ada', password: PASSWORD };
    const wrong = { login: 'ada', password: 'wrong horse battery' };
    const opened = await business.post('/v1/players', undefined, {
      ...right,
      birthDate: '1990-01-31',
    });
    const cookieOf = ({ headers }: { headers: { getSetCookie(): string[] } }): string =>
      headers
        .getSetCookie()
        .find((cookie) => cookie.startsWith('tirage_device='))
        ?.split(';')[0] ?? '';
    const cookie = cookieOf(opened);
    t.match(cookie, /^tirage_device=[\w.-]{78}$/);
    const logIn = (body: object, shown = '', path = '/v1/sessions') =>
      business.call('POST', path, { body, headers: shown === '' ? {} : { cookie: shown } });

    for (let i = 0; i < 40; i += 1) {
      const { status } = await logIn(wrong);
      if (status === 429) await business.cluster.advance(1_000);
    }
    t.equal((await logIn(right)).status, 429, 'a stranger waits, whatever the password');
    for (const path of ['/v1/sessions', '/api/user/login']) {
      const known = await logIn(right, cookie, path);
      t.ok(known.status < 300, `the owner's device does not: ${path}`);
      t.equal(cookieOf(known), cookie, 'it stays the same device');
    }
    t.equal((await logIn(right)).status, 429, 'nor does that help the stranger');

    for (let i = 0; i < 3; i += 1) t.equal((await logIn(wrong, cookie)).status, 401);
    t.equal((await logIn(right, cookie)).status, 429, 'a device that guesses waits, too');
    const other = await business.player(0, 'eve');
    t.ok(other.accessToken);
    const foreign = { login: 'eve', password: 'wrong horse battery' };
    for (let i = 0; i < 3; i += 1) await logIn(foreign, cookie);
    t.equal((await logIn(foreign, cookie)).status, 429, 'it is known for its own login alone');
    const made = `${cookie.slice(0, -2)}AA`;
    t.equal((await logIn(right, made)).status, 429, 'a made-up one is none');

    await business.cluster.advance(2_000);
    const { accessToken } = opened.body;
    const change = (currentPassword: string, newPassword: string) =>
      business.call('PUT', '/v1/me/password', {
        token: accessToken,
        body: { currentPassword, newPassword },
      });
    t.equal((await change('wrong', 'another long passphrase')).status, 401);
    const changed = await change(PASSWORD, 'another long passphrase');
    t.equal(changed.status, 204, 'a live session is not kept out either');
    const next = { login: 'ada', password: 'another long passphrase' };
    t.equal((await logIn(next, cookie)).status, 429, 'a change of password forgets all devices');
    t.equal((await logIn(next, cookieOf(changed))).status, 201, 'but the one that changed it');
  }),
);

test(
  'sessions: a refresh token is good once, and a re-used one ends its family',
  withBusiness({}, async (t, business) => {
    const first = await business.player();
    const second = await refresh(business, first.refreshToken);
    t.equal(second.status, 201);
    t.equal(second.body.playerId, first.playerId);
    t.not(second.body.refreshToken, first.refreshToken);
    t.equal((await business.get('/v1/me', second.body.accessToken)).status, 200);

    await business.cluster.advance(20_000);
    t.match((await refresh(business, first.refreshToken)).body, { code: 'sessionEnded' });
    t.match((await refresh(business, second.body.refreshToken)).body, { code: 'sessionEnded' });
    for (const gateway of [0, 1]) {
      const me = await business.call('GET', '/v1/me', { token: second.body.accessToken, gateway });
      t.match(me.body, { code: 'sessionEnded', status: 401 }, 'access ends with the family');
    }
  }),
);

test(
  'sessions: a refresh whose answer was lost is answered again with the same token, for a while',
  withBusiness({}, async (t, business) => {
    const { refreshToken } = await business.player();
    const lost = await refresh(business, refreshToken);
    await business.cluster.advance(19_999);
    const again = await business.call('POST', '/v1/sessions/refresh', {
      body: { refreshToken },
      gateway: 1,
    });
    t.equal(again.status, 201);
    t.equal(again.body.refreshToken, lost.body.refreshToken);
    for (const { accessToken } of [lost.body, again.body]) {
      t.equal((await business.get('/v1/me', accessToken)).status, 200);
    }
    const next = await refresh(business, again.body.refreshToken);
    t.equal(next.status, 201, 'the session goes on');
    t.not(next.body.refreshToken, again.body.refreshToken);
    t.match((await refresh(business, refreshToken)).body, { code: 'sessionEnded' });
    t.match((await refresh(business, next.body.refreshToken)).body, { code: 'sessionEnded' });
  }),
);

test(
  'sessions: the grace ends with the first use of the successor, also within its time',
  withBusiness({}, async (t, business) => {
    const { refreshToken } = await business.player();
    const second = await refresh(business, refreshToken);
    t.equal((await refresh(business, second.body.refreshToken)).status, 201);
    t.match((await refresh(business, refreshToken)).body, { code: 'sessionEnded' });
  }),
);

test(
  'sessions: two refreshes at once with one token get the same one',
  withBusiness({}, async (t, business) => {
    const { refreshToken } = await business.player();
    const body = { refreshToken };
    const both = [0, 1].map((gateway) =>
      business.call('POST', '/v1/sessions/refresh', { body, gateway }),
    );
    const [left, right] = await Promise.all(both);
    t.same([left?.status, right?.status], [201, 201]);
    t.equal(left?.body.refreshToken, right?.body.refreshToken);
    t.equal((await refresh(business, right?.body.refreshToken)).status, 201);
  }),
);

test(
  'sessions: a made-up refresh token ends nothing',
  withBusiness({}, async (t, business) => {
    const { refreshToken, accessToken } = await business.player();
    const [, digits, family = '', secret = ''] = refreshToken.split(/^rt_(\w{7})_(\w{32})_/);
    const made = [
      'rt_nonsense',
      `rt_${digits}_${family.replaceAll(/./g, '0')}_${secret}`,
      `rt_0000000_${family}_${secret}`,
    ];
    for (const text of made) {
      const answer = await refresh(business, text);
      t.match(answer.body, { code: 'sessionEnded', status: 401 });
      t.notMatch(answer.text, 'endedNow', 'what the engine notes is not for the client');
    }
    t.equal((await business.get('/v1/me', accessToken)).status, 200);
    t.equal((await refresh(business, refreshToken)).status, 201);
    t.match((await refresh(business, '')).body, { code: 'requestInvalid' });
  }),
);

test(
  'sessions: a log-out ends the access token at once on every gateway, and one that starts later',
  withBusiness({}, async (t, business) => {
    const { accessToken: token, refreshToken } = await business.player();
    for (const gateway of [0, 1]) {
      t.equal((await business.call('GET', '/v1/me', { token, gateway })).status, 200);
    }
    const out = await business.call('DELETE', '/v1/sessions/current', { token });
    t.equal(out.status, 204);
    t.equal(out.text, '');
    await business.addGateway();
    for (const gateway of [0, 1, 2]) {
      const me = await business.call('GET', '/v1/me', { token, gateway });
      t.match(me.body, { code: 'sessionEnded', status: 401 }, `gateway ${gateway}`);
    }
    t.match((await refresh(business, refreshToken)).body, { code: 'sessionEnded' });
  }),
);

test(
  'sessions: a change of roles ends every session',
  withBusiness({}, async (t, business) => {
    const admin = await business.staff('admin');
    const player = await business.player(0, 'ada');
    const before = player.accessToken;
    t.equal((await business.get('/v1/me', before)).status, 200);
    const changed = await business.post(
      `/v1/admin/players/${player.playerId}/roles`,
      admin.accessToken,
      { roles: ['operator'] },
    );
    t.same(changed.body, { playerId: player.playerId, roles: ['player', 'operator'] });
    t.match((await business.get('/v1/me', before)).body, { code: 'sessionEnded' });
    t.match((await refresh(business, player.refreshToken)).body, { code: 'sessionEnded' });
    const again = await business.post('/v1/sessions', undefined, {
      login: 'ada',
      password: PASSWORD,
    });
    const me = await business.get('/v1/me', again.body.accessToken);
    t.same(me.body.roles, ['player', 'operator']);
  }),
);

test(
  'sessions: an access token lives fifteen minutes',
  withBusiness({}, async (t, business) => {
    const { accessToken } = await business.player();
    await business.cluster.advance(899_000);
    t.equal((await business.get('/v1/me', accessToken)).status, 200);
    await business.cluster.advance(6_000);
    const late = await business.get('/v1/me', accessToken);
    t.match(late.body, { code: 'tokenInvalid', status: 401 });
    t.equal(late.headers.get('www-authenticate'), 'Bearer');
  }),
);

test(
  'sessions: a session on a shard that is gone is no invalid token',
  withBusiness({}, async (t, business) => {
    const { accessToken, playerId } = await business.player();
    const player = must(parsePlayerId(playerId), 'our own id is not understood');
    business.disconnect(0, shardOfSlot(slotOfPlayer(player), 2));
    const me = await business.get('/v1/me', accessToken);
    t.match(me.body, { code: 'shardUnavailable', status: 503 });
    t.ok(me.headers.get('retry-after'));
  }),
);

test(
  'keys: the published keys verify a token with any library',
  withBusiness({}, async (t, business) => {
    const { accessToken, playerId } = await business.player();
    const { body, status } = await business.get('/.well-known/jwks.json');
    t.equal(status, 200);
    t.notMatch(JSON.stringify(body), '"d"', 'no private half');
    const currentDate = new Date(business.cluster.clock.wallMs());
    const expected = { issuer: 'tirage', audience: 'tirage', currentDate };
    const { payload } = await jwtVerify(accessToken, createLocalJWKSet(body), expected);
    t.equal(payload.sub, playerId);
    const remote = createRemoteJWKSet(new URL(`${business.url}/.well-known/jwks.json`));
    t.equal((await jwtVerify(accessToken, remote, expected)).payload.sub, playerId);
  }),
);
