/** Makes signing keys and access tokens, good and forged, as tests of identity need them. */
import { createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { calculateJwkThumbprint, type JWTPayload } from 'jose';
import { AccessTokens } from '../../../src/identity/access-tokens.ts';
import { KeyRing, publicKeyJwk, type SigningKeyRecord } from '../../../src/identity/key-ring.ts';
import { formatPlayerId, playerKey } from '../../../src/kernel/ids.ts';

export const NOW_MS = Date.parse('2026-06-01T12:00:00Z');
export const NOW_SECONDS = NOW_MS / 1_000;
export const FORGED_PLAYER = playerKey(513, 77);
export const SESSION = '00112233445566778899aabbccddeeff';

/** A pair of keys as the engine stores them, and as an attacker would like to have them. */
export async function makeKey(signsFromMs: number) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint(publicKeyJwk(x));
  const record: SigningKeyRecord = {
    kid,
    createdAtMs: signsFromMs,
    signsFromMs,
    publicText: x,
    privateText: d,
  };
  return { kid, record, privateKey, publicKey };
}

export async function tokenForge() {
  let nowMs = NOW_MS;
  const clock = { wallMs: () => nowMs, monotonicMs: () => nowMs };
  const retired = await makeKey(NOW_MS - 60 * 86_400_000);
  const current = await makeKey(NOW_MS - 86_400_000);
  const foreign = await makeKey(NOW_MS);
  const ring = await KeyRing.open([retired.record, current.record]);
  const tokens = new AccessTokens({ ring, clock });
  const setNowMs = (value: number) => {
    nowMs = value;
  };
  return { clock, ring, tokens, retired, current, foreign, setNowMs };
}

export type TokenForge = Awaited<ReturnType<typeof tokenForge>>;

export const GOOD_CLAIMS: JWTPayload = {
  roles: ['player'],
  sid: SESSION,
  sub: formatPlayerId(FORGED_PLAYER),
  iss: 'tirage',
  aud: 'tirage',
  iat: NOW_SECONDS,
  exp: NOW_SECONDS + 900,
};

export function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.from(text).toString('base64url');
}

/** A token with a genuine signature by the current key, over anything that is given. */
export function forge(f: TokenForge, changes: { header?: unknown; claims?: unknown } = {}): string {
  const header = changes.header ?? goodHeader(f);
  return signToken(f.current.privateKey, header, changes.claims ?? GOOD_CLAIMS);
}

export function signToken(privateKey: KeyObject, header: unknown, claims: unknown): string {
  const input = `${encode(header)}.${encode(claims)}`;
  const signature = signBytes(null, Buffer.from(input), privateKey);
  return `${input}.${signature.toString('base64url')}`;
}

export function goodHeader(f: TokenForge): Record<string, unknown> {
  return { alg: 'EdDSA', kid: f.current.kid, typ: 'at+jwt' };
}

export function withClaims(f: TokenForge, changes: Record<string, unknown>): string {
  return forge(f, { claims: { ...GOOD_CLAIMS, ...changes } });
}

export function withHeader(f: TokenForge, changes: Record<string, unknown>): string {
  return forge(f, { header: { ...goodHeader(f), ...changes } });
}

/** `HS…` with the public key as its secret, in each form that a careless verifier would use. */
export function hmacWithPublicKey(f: TokenForge, secret: string | Buffer): string {
  const input = `${encode({ ...goodHeader(f), alg: 'HS256' })}.${encode(GOOD_CLAIMS)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}
