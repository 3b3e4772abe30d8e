import { test } from 'tap';
import { PASSWORD, withBusiness } from '../support/business-server.ts';

const GOOD = { login: 'ada', password: PASSWORD, birthDate: '1990-01-31' };

test(
  'players: whoever registers is logged in',
  withBusiness({}, async (t, business) => {
    const { status, body } = await business.post('/v1/players', undefined, GOOD);
    t.equal(status, 201);
    t.same(Object.keys(body).sort(), [
      'accessToken',
      'expiresInSeconds',
      'playerId',
      'refreshToken',
    ]);
    t.equal(body.expiresInSeconds, 900);
    const me = await business.get('/v1/me', body.accessToken);
    t.equal(me.status, 200);
    t.match(me.body, { playerId: body.playerId, login: 'ada', birthDate: '1990-01-31' });
    t.same(me.body.roles, ['player'], 'nobody gives themselves a role');
    t.notMatch(me.text, /password|argon/i);
    const wallet = await business.get('/v1/me/wallet', body.accessToken);
    t.same(wallet.body, {
      balanceMinor: 0,
      debtMinor: 0,
      pointsDebtHundredths: 0,
      currency: 'EUR',
      pointsHundredths: 0,
    });
  }),
);

test(
  'players: a login that looks like another is refused in a sentence, at both doors',
  withBusiness({}, async (t, business) => {
    await business.post('/v1/players', undefined, { ...GOOD, login: 'straße' });
    const capitals = { login: 'STRASSE', password: GOOD.password };
    t.equal((await business.post('/v1/sessions', undefined, capitals)).status, 201);
    const taken = await business.post('/api/user/register', undefined, capitals);
    t.match(taken.body, { status: 409, code: 'loginTaken' });
    for (const login of ['stra\u200bße', 'strаße', '\u202estraße', 'straße😀']) {
      for (const [path, body] of [
        ['/v1/players', { ...GOOD, login }],
        ['/api/user/register', { login, password: GOOD.password }],
      ] as const) {
        const { status, body: problem } = await business.post(path, undefined, body);
        t.equal(status, 400, `${path} ${JSON.stringify(login)}`);
        t.match(problem.detail, /^(A login holds|The letters of a login) .*\.$/);
      }
      for (const path of ['/v1/sessions', '/api/user/login']) {
        const body = { login, password: GOOD.password };
        t.match((await business.post(path, undefined, body)).body, { code: 'credentialsWrong' });
      }
    }
  }),
);

test(
  'players: what is refused says why',
  withBusiness({}, async (t, business) => {
    await business.post('/v1/players', undefined, GOOD);
    const rows = [
      [{ ...GOOD, login: 'ADA' }, 409, 'loginTaken'],
      [{ ...GOOD, login: '\uff21da' }, 409, 'loginTaken'],
      [{ ...GOOD, login: 'eve', password: 'short' }, 422, 'passwordTooWeak'],
      [{ ...GOOD, login: 'evelyn-the-first', password: 'password123' }, 422, 'passwordTooWeak'],
      [{ ...GOOD, login: 'eve', birthDate: '2020-01-31' }, 422, 'playerTooYoung'],
      [{ ...GOOD, login: 'eve', birthDate: '2990-01-31' }, 422, 'birthDateInvalid'],
      [{ ...GOOD, login: 'eve', birthDate: '1990-02-30' }, 400, 'requestInvalid'],
      [{ ...GOOD, login: 'eve', roles: ['admin'] }, 400, 'requestInvalid'],
      [{ login: 'eve', password: PASSWORD }, 400, 'requestInvalid'],
      [{ ...GOOD, login: 'e' }, 400, 'requestInvalid'],
      [{ ...GOOD, login: 'e v e' }, 400, 'requestInvalid'],
      [{ ...GOOD, login: 7 }, 400, 'requestInvalid'],
      ['{"login":', 400, 'requestMalformed'],
    ] as const;
    for (const [body, status, code] of rows) {
      const answer = await business.post('/v1/players', undefined, body);
      t.equal(answer.status, status, JSON.stringify(body));
      t.match(answer.body, { code, status });
      t.notMatch(answer.text, PASSWORD, 'no secret comes back');
    }
    const plain = await business.call('POST', '/v1/players', {
      body: JSON.stringify(GOOD),
      headers: { 'content-type': 'text/plain' },
    });
    t.match(plain.body, { code: 'mediaTypeUnsupported', status: 415 });
    const pointed = await business.post('/v1/players', undefined, { ...GOOD, birthDate: 'x' });
    t.match(pointed.body.errors, [{ in: 'body', pointer: '/birthDate' }]);
  }),
);

test(
  'players: a login that no row could be keyed by ends no shard',
  withBusiness({}, async (t, business) => {
    const logins = ['\ufdfa'.repeat(64), 'a\ud800b', `a\u00a8b`];
    for (const login of logins) {
      const answer = await business.post('/v1/players', undefined, { ...GOOD, login });
      t.match(answer.body, { code: 'requestInvalid', errors: [{ pointer: '/login' }] });
    }
    for (const login of [...logins, '\u5b57'.repeat(256), '']) {
      const answer = await business.post('/v1/sessions', undefined, { login, password: PASSWORD });
      t.match(answer.body, { code: 'credentialsWrong' });
    }
    t.ok((await business.player()).accessToken, 'the shards live');
  }),
);

test(
  'players: two at once for one login are one account',
  withBusiness({}, async (t, business) => {
    const both = [0, 1].map((gateway) =>
      business.call('POST', '/v1/players', { body: GOOD, gateway }),
    );
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    t.same(statuses.sort(), [201, 409]);
  }),
);
