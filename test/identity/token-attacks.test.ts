/**
 * What is tried against a JWT (RFC 8725 and its history), one row each, and what it is refused for.
 *
 * To the client all refusals are one. They are told apart here so that each row is known to fail
 * for its own reason, and not because its forgery has a second flaw.
 */
import { CompactEncrypt, SignJWT } from 'jose';
import { test } from 'tap';
import { publicKeyJwk } from '../../src/identity/key-ring.ts';
import type { TokenRefusal } from '../../src/identity/token-terms.ts';
import { VerifiedTokenCache } from '../../src/identity/verified-token-cache.ts';
import {
  encode,
  forge,
  GOOD_CLAIMS,
  goodHeader,
  hmacWithPublicKey,
  NOW_SECONDS,
  type TokenForge,
  tokenForge,
  withClaims,
  withHeader,
} from '../support/network/token-forge.ts';

type Attack = readonly [name: string, refusal: TokenRefusal, make: (f: TokenForge) => string];

const ATTACKS: readonly Attack[] = [
  [
    'alg none, no signature',
    'malformed',
    (f) => {
      return `${encode({ ...goodHeader(f), alg: 'none' })}.${encode(GOOD_CLAIMS)}.`;
    },
  ],
  ['alg nOnE with a signature', 'malformed', (f) => withHeader(f, { alg: 'nOnE' })],
  ['alg left out', 'malformed', (f) => withHeader(f, { alg: undefined })],
  [
    'HS256 with the public key',
    'malformed',
    (f) => hmacWithPublicKey(f, f.current.record.publicText),
  ],
  [
    'HS256 with the public bytes',
    'malformed',
    (f) => {
      return hmacWithPublicKey(f, Buffer.from(f.current.record.publicText, 'base64url'));
    },
  ],
  [
    'HS256 with the public PEM',
    'malformed',
    (f) => {
      return hmacWithPublicKey(f, f.current.publicKey.export({ type: 'spki', format: 'pem' }));
    },
  ],
  ['alg RS256', 'malformed', (f) => withHeader(f, { alg: 'RS256' })],
  [
    'alg ES256 with a signature of zeros',
    'malformed',
    (f) => {
      const input = `${encode({ ...goodHeader(f), alg: 'ES256' })}.${encode(GOOD_CLAIMS)}`;
      return `${input}.${Buffer.alloc(64).toString('base64url')}`;
    },
  ],
  ['alg Ed448', 'malformed', (f) => withHeader(f, { alg: 'Ed448' })],
  [
    'a signature of zeros',
    'signatureWrong',
    (f) => {
      const [header, claims] = forge(f).split('.');
      return `${header}.${claims}.${Buffer.alloc(64).toString('base64url')}`;
    },
  ],
  [
    'another key under a known kid',
    'signatureWrong',
    (f) => {
      return forge({ ...f, current: { ...f.foreign, kid: f.current.kid } });
    },
  ],
  ['another key under its own kid', 'keyUnknown', (f) => forge({ ...f, current: f.foreign })],
  [
    'claims changed after signing',
    'signatureWrong',
    (f) => {
      const [header, , signature] = forge(f).split('.');
      return `${header}.${encode({ ...GOOD_CLAIMS, roles: ['admin'] })}.${signature}`;
    },
  ],
  [
    'the signature of another token',
    'signatureWrong',
    (f) => {
      const [header, claims] = forge(f).split('.');
      return `${header}.${claims}.${withClaims(f, { roles: ['admin'] }).split('.')[2]}`;
    },
  ],
  ['issued by another', 'claimsWrong', (f) => withClaims(f, { iss: 'tirage.example' })],
  ['no issuer', 'claimsWrong', (f) => withClaims(f, { iss: undefined })],
  ['for another audience', 'claimsWrong', (f) => withClaims(f, { aud: 'bookmaker' })],
  ['for several audiences', 'claimsWrong', (f) => withClaims(f, { aud: ['x', 'tirage'] })],
  ['no audience', 'claimsWrong', (f) => withClaims(f, { aud: undefined })],
  ['typ JWT', 'malformed', (f) => withHeader(f, { typ: 'JWT' })],
  ['no typ', 'malformed', (f) => withHeader(f, { typ: undefined })],
  [
    'expired',
    'expired',
    (f) => {
      return withClaims(f, { iat: NOW_SECONDS - 910, exp: NOW_SECONDS - 10 });
    },
  ],
  ['no exp', 'claimsWrong', (f) => withClaims(f, { exp: undefined })],
  ['exp as text', 'claimsWrong', (f) => withClaims(f, { exp: `${NOW_SECONDS + 900}` })],
  ['exp a year away', 'claimsWrong', (f) => withClaims(f, { exp: NOW_SECONDS + 31_536_000 })],
  ['exp beyond all numbers', 'claimsWrong', (f) => withClaims(f, { exp: 1e300 })],
  [
    'issued in the future',
    'claimsWrong',
    (f) => {
      return withClaims(f, { iat: NOW_SECONDS + 60, exp: NOW_SECONDS + 960 });
    },
  ],
  ['no iat', 'claimsWrong', (f) => withClaims(f, { iat: undefined })],
  ['nbf in the future', 'claimsWrong', (f) => withClaims(f, { nbf: NOW_SECONDS + 60 })],
  ['a claim too many', 'claimsWrong', (f) => withClaims(f, { admin: true })],
  [
    'kid that walks the directories',
    'malformed',
    (f) => {
      return withHeader(f, { kid: '../../../../../../../../../../../../dev/null0' });
    },
  ],
  ['kid with SQL', 'malformed', (f) => withHeader(f, { kid: "' UNION SELECT 'secret' --" })],
  ['kid that is unknown', 'keyUnknown', (f) => withHeader(f, { kid: 'A'.repeat(43) })],
  ['kid of an object', 'malformed', (f) => withHeader(f, { kid: { $ne: '' } })],
  ['kid __proto__', 'malformed', (f) => withHeader(f, { kid: '__proto__' })],
  ['no kid', 'malformed', (f) => withHeader(f, { kid: undefined })],
  [
    'jwk in the header, signed by it',
    'malformed',
    (f) => {
      const header = { ...goodHeader(f), jwk: publicKeyJwk(f.foreign.record.publicText) };
      return forge({ ...f, current: f.foreign }, { header });
    },
  ],
  ['jku in the header', 'malformed', (f) => withHeader(f, { jku: 'https://evil.example/jwks' })],
  ['x5u in the header', 'malformed', (f) => withHeader(f, { x5u: 'https://evil.example/x.pem' })],
  ['crit in the header', 'malformed', (f) => withHeader(f, { crit: ['b64'], b64: false })],
  ['huge', 'malformed', (f) => withClaims(f, { note: 'x'.repeat(1_000_000) })],
  ['nothing', 'malformed', () => ''],
  ['dots', 'malformed', () => '..'],
  ['two parts', 'malformed', (f) => forge(f).split('.').slice(0, 2).join('.')],
  ['four parts', 'malformed', (f) => `${forge(f)}.${'A'.repeat(8)}`],
  ['cut short', 'malformed', (f) => forge(f).slice(0, -1)],
  ['a space in front', 'malformed', (f) => ` ${forge(f)}`],
  ['padding', 'malformed', (f) => `${forge(f)}==`],
  [
    'the alphabet of plain base64',
    'malformed',
    (f) => {
      const [header, claims] = forge(f).split('.');
      return `${header}.${claims}.${Buffer.alloc(64, 0xff).toString('base64').replace(/=+$/, '')}`;
    },
  ],
  [
    'spare bits of the signature set',
    'malformed',
    (f) => {
      const text = forge(f);
      const last = 'AQgw'.indexOf(text.slice(-1));
      return `${text.slice(0, -1)}${'BRhx'.charAt(last)}`;
    },
  ],
  [
    'a claim that stands twice',
    'malformed',
    (f) => {
      const claims = JSON.stringify(GOOD_CLAIMS).replace('{', '{"sub":"pl_0000000",');
      return forge(f, { claims });
    },
  ],
  [
    'a header name that stands twice',
    'malformed',
    (f) => {
      return forge(f, { header: JSON.stringify(goodHeader(f)).replace('{', '{"alg":"none",') });
    },
  ],
  ['claims that are a list', 'malformed', (f) => forge(f, { claims: [GOOD_CLAIMS] })],
  ['claims that are null', 'malformed', (f) => forge(f, { claims: 'null' })],
  ['claims that are no JSON', 'malformed', (f) => forge(f, { claims: '{"sub":' })],
  ['claims nested without end', 'malformed', (f) => forge(f, { claims: '['.repeat(500) })],
  ['a header that is text', 'malformed', (f) => forge(f, { header: '"EdDSA"' })],
  ['no such player', 'claimsWrong', (f) => withClaims(f, { sub: 'pl_zzzzzzz' })],
  ['a draw for a player', 'claimsWrong', (f) => withClaims(f, { sub: 'dr_0000001' })],
  ['a role that is none', 'claimsWrong', (f) => withClaims(f, { roles: ['root'] })],
  ['roles as text', 'claimsWrong', (f) => withClaims(f, { roles: 'admin' })],
  ['roles by the hundred', 'claimsWrong', (f) => withClaims(f, { roles: Array(40).fill('admin') })],
  ['no session', 'claimsWrong', (f) => withClaims(f, { sid: undefined })],
  ['a session that is none', 'claimsWrong', (f) => withClaims(f, { sid: '../..' })],
  ['a key that was rotated out', 'keyUnknown', (f) => forge({ ...f, current: f.retired })],
];

for (const [name, refusal, make] of ATTACKS) {
  test(`access tokens: refused: ${name}`, async (t) => {
    const f = await tokenForge();
    t.same(await f.tokens.verify(make(f)), { ok: false, reason: refusal });
    const cache = new VerifiedTokenCache({
      accessTokens: f.tokens,
      clock: f.clock,
      findSession: async () => 'live',
    });
    await cache.verify(make(f));
    t.equal(cache.lookUp(make(f)), undefined, 'and not remembered');
  });
}

test('access tokens: refused: an encrypted token, however it unpacks', async (t) => {
  const { tokens } = await tokenForge();
  const bomb = await new CompactEncrypt(new Uint8Array(4_000))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'A'.repeat(43), typ: 'at+jwt' })
    .encrypt(new Uint8Array(32));
  t.same(await tokens.verify(bomb), { ok: false, reason: 'malformed' });
  const small = await new CompactEncrypt(new Uint8Array(8))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(new Uint8Array(32));
  t.same(await tokens.verify(small), { ok: false, reason: 'malformed' });
});

test('access tokens: refused: an ID token of the same issuer and key', async (t) => {
  const { tokens, current } = await tokenForge();
  const idToken = await new SignJWT(GOOD_CLAIMS)
    .setProtectedHeader({ alg: 'EdDSA', kid: current.kid, typ: 'id+jwt' })
    .sign(current.privateKey);
  t.same(await tokens.verify(idToken), { ok: false, reason: 'malformed' });
});
