/** Tokens, sessions, registrations and log-ins that must not be taken, over the wire. */
import { createHmac, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { t as file, type Test, test } from 'tap';
import { SigningKeys } from '../../src/identity/signing-keys.ts';
import { must } from '../../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { type ClientAnswer, codeOf, EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  type EngineSession,
  GOOD_PASSWORD,
  logIn,
  register,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { encode, signToken } from '../support/network/token-forge.ts';

const SPREAD_LIMIT_MS = 60_000;
/** More than the connections that a client may keep: some go to each gateway. */
const ASKED_AT_ONCE = 24;
const WRONG_LOGINS = 5;

const directory = engineDirectory(file);
const flags = { '--gateways': '2' };
const engine = await EngineProcess.start(file, { directory, flags });
const client = new EngineClient(file, engine.url);
const me = (token: string) => client.get('/v1/me', { token });

test('bad credentials: no token passes but one that we signed, for now, for here', async (t) => {
  const { accessToken } = await register(client, 'ann');
  t.equal((await me(accessToken)).status, 200);
  for (const [name, token] of await forgeries(accessToken)) {
    is(t, await me(token), 401, 'tokenInvalid', name);
  }
  is(t, await client.get('/v1/me'), 401, 'tokenMissing');
  const basic = { headers: { authorization: `Basic ${encode('alice:secret')}` } };
  is(t, await client.get('/v1/me', basic), 401, 'tokenInvalid');
  t.equal((await me(accessToken)).status, 200, 'the good one still is');
});

test('bad credentials: what was logged out stays out, on every gateway', async (t) => {
  const first = await register(client, 'bob');
  const second = await logIn(client, 'bob');
  const asked = client.send('DELETE', '/v1/sessions/current', { token: first.accessToken });
  await client.expect(204, asked);
  await endsEverywhere(first.accessToken);
  is(t, await refresh(first), 401, 'sessionEnded');
  t.equal((await me(second.accessToken)).status, 200, 'another session is not touched');
});

test('bad credentials: a refresh token that comes twice ends its whole family', async (t) => {
  const first = await register(client, 'cleo');
  const apart = await logIn(client, 'cleo');
  const next = await client.expect<EngineSession>(201, refresh(first));
  t.equal((await me(next.accessToken)).status, 200);
  const again = await client.expect<EngineSession>(201, refresh(first));
  t.equal(again.refreshToken, next.refreshToken, 'an answer that was lost is given again');
  const last = await client.expect<EngineSession>(201, refresh(next));
  is(t, await refresh(first), 401, 'sessionEnded', 'its successor has been used');
  is(t, await refresh(last), 401, 'sessionEnded', 'its family has ended');
  await endsEverywhere(last.accessToken);
  t.equal((await client.expect<EngineSession>(201, refresh(apart))).playerId, first.playerId);
  for (const refreshToken of ['', 'x', `${apart.refreshToken}x`, first.accessToken]) {
    const answer = await client.post('/v1/sessions/refresh', { refreshToken });
    t.ok(['sessionEnded', 'requestInvalid'].includes(codeOf(answer) ?? ''), 'no token at all');
  }
});

test('bad credentials: accounts that may not be opened', async (t) => {
  await register(client, 'Ada.Lovelace');
  const today = new Date();
  const yearsAgo = (years: number, days: number) => {
    const atMs = Date.UTC(today.getUTCFullYear() - years, today.getUTCMonth(), today.getUTCDate());
    return new Date(atMs + days * 86_400_000).toISOString().slice(0, 10);
  };
  const body = { login: 'newcomer', password: GOOD_PASSWORD, birthDate: '1990-01-31' };
  const cases: readonly (readonly [string, object, number, string])[] = [
    ['eighteen tomorrow', { birthDate: yearsAgo(18, 2) }, 422, 'playerTooYoung'],
    ['born next year', { birthDate: yearsAgo(-1, 0) }, 422, 'birthDateInvalid'],
    ['no such day', { birthDate: '1990-02-30' }, 400, 'requestInvalid'],
    ['no day at all', { birthDate: 'yesterday' }, 400, 'requestInvalid'],
    ['too short', { password: 'short' }, 422, 'passwordTooWeak'],
    ['one of the commonest', { password: 'password123' }, 422, 'passwordTooWeak'],
    [
      'the login',
      { login: 'longenough-login', password: 'longenough-login' },
      422,
      'passwordTooWeak',
    ],
    ['white space in it', { login: 'ada lovelace' }, 400, 'requestInvalid'],
    ['a role of their own', { roles: ['admin'] }, 400, 'requestInvalid'],
    ['taken', { login: 'Ada.Lovelace' }, 409, 'loginTaken'],
    ['taken in another case', { login: 'aDA.LOVELACE' }, 409, 'loginTaken'],
    ['taken in full width', { login: '\uff21da.Lovelace' }, 409, 'loginTaken'],
  ];
  for (const [name, changes, status, code] of cases) {
    is(t, await client.post('/v1/players', { ...body, ...changes }), status, code, name);
  }
  t.equal((await client.post('/v1/players', body)).status, 201);
});

test('bad credentials: guessing is slowed down, and learns nothing of who exists', async (t) => {
  await register(client, 'dora');
  const known = await guess('dora');
  const unknown = await guess('nobody-of-that-name');
  t.same(unknown, known, 'the same answers');
  t.same(known.slice(0, 2), Array(2).fill(['401', 'credentialsWrong', 'no retry-after']));
  t.same(known.at(-1)?.slice(0, 2), ['429', 'loginBackOff']);
  const right = await client.post('/v1/sessions', { login: 'dora', password: GOOD_PASSWORD });
  is(t, right, 429, 'loginBackOff', 'the right password waits as well');
});

test('bad credentials: roles come from the command line, and reach no further', async (t) => {
  await createAdmin(directory, { login: 'operator-1', role: 'operator' });
  await createAdmin(directory, { login: 'auditor-1', role: 'auditor' });
  const operator = (await logIn(client, 'operator-1')).accessToken;
  const auditor = (await logIn(client, 'auditor-1')).accessToken;
  const books = '/v1/admin/ledger/trial-balance';
  is(t, await client.get(books, { token: operator }), 403, 'roleMissing');
  t.equal((await client.get(books, { token: auditor })).status, 200);
  is(t, await client.post('/v1/admin/draws', {}, { token: auditor }), 403, 'roleMissing');
  const { playerId } = await register(client, 'emil');
  const roles = `/v1/admin/players/${playerId}/roles`;
  for (const token of [operator, auditor]) {
    is(t, await client.post(roles, { roles: ['admin'] }, { token }), 403, 'roleMissing');
  }
});

test('bad credentials: after all that, the engine stops in order', async (t) => {
  t.same(
    engine.log.filter(({ level }) => level !== 'info'),
    [],
    'nothing worth a warning',
  );
  t.equal((await engine.stop()).exitCode, 0);
});

/** Named tokens, each almost good. */
async function forgeries(good: string): Promise<[string, string][]> {
  const { records } = await SigningKeys.open({ dataDirectory: directory, clock: SYSTEM_CLOCK });
  const { publicText: x, privateText: d } = must(records[0], 'the engine has made a key');
  const key = { kty: 'OKP', crv: 'Ed25519', x, d };
  const ours = createPrivateKey({ key, format: 'jwk' });
  const theirs = generateKeyPairSync('ed25519').privateKey;
  const [head = '', claimed = '', signature = ''] = good.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString());
  const claims = JSON.parse(Buffer.from(claimed, 'base64url').toString());
  const ago = { iat: claims.iat - 7_200, exp: claims.exp - 7_200 };
  const symmetric = `${encode({ ...header, alg: 'HS256' })}.${claimed}`;
  const hmac = createHmac('sha256', x).update(symmetric).digest('base64url');
  const admin = encode({ ...claims, roles: ['admin'] });
  return [
    ['nothing like a token', 'x'],
    ['alg none', `${encode({ ...header, alg: 'none' })}.${claimed}.`],
    [
      'alg none with the signature',
      `${encode({ ...header, alg: 'none' })}.${claimed}.${signature}`,
    ],
    ['no signature', `${head}.${claimed}.`],
    ['another role under the same signature', `${head}.${admin}.${signature}`],
    ['another key under the same name', signToken(theirs, header, claims)],
    ['a key of unknown name', signToken(theirs, { ...header, kid: 'other' }, claims)],
    ['a path as the name', signToken(theirs, { ...header, kid: '../../etc/passwd' }, claims)],
    ['the public key as a secret', `${symmetric}.${hmac}`],
    ['a key that it brings along', signToken(theirs, { ...header, jwk: key }, claims)],
    ['expired', signToken(ours, header, { ...claims, ...ago })],
    ['for ever', signToken(ours, header, { ...claims, exp: claims.exp + 1e9 })],
    ['from the future', signToken(ours, header, { ...claims, iat: claims.iat + 3_600 })],
    ['for another audience', signToken(ours, header, { ...claims, aud: 'elsewhere' })],
    ['by another issuer', signToken(ours, header, { ...claims, iss: 'elsewhere' })],
    ['of another type', signToken(ours, { ...header, typ: 'JWT' }, claims)],
    ['for nobody', signToken(ours, header, { ...claims, sub: 'pl_x' })],
    ['huge', `${good}${'A'.repeat(2_000)}`],
  ];
}

/** One gateway tells the others: for a moment they may still take the token. */
function endsEverywhere(token: string): Promise<boolean> {
  return until('the session to have ended everywhere', SPREAD_LIMIT_MS, async () => {
    const answers = await Promise.all(Array.from({ length: ASKED_AT_ONCE }, () => me(token)));
    return answers.every((answer) => codeOf(answer) === 'sessionEnded') ? true : undefined;
  });
}

function refresh({ refreshToken }: EngineSession): Promise<ClientAnswer> {
  return client.post('/v1/sessions/refresh', { refreshToken });
}

/** What an attacker sees of their guesses, which they make all at once. */
async function guess(login: string): Promise<string[][]> {
  const guesses = Array.from({ length: WRONG_LOGINS }, async (_, i) => {
    const answer = await client.post('/v1/sessions', { login, password: `guess ${i} of many` });
    const wait = answer.headers['retry-after'] === undefined ? 'no retry-after' : 'retry-after';
    return [String(answer.status), codeOf(answer) ?? '', wait];
  });
  return (await Promise.all(guesses)).sort();
}

function is(t: Test, answer: ClientAnswer, status: number, code: string, name = code): void {
  t.same([answer.status, codeOf(answer)], [status, code], name);
}
