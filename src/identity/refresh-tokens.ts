/**
 * Refresh tokens: `rt_` + the player's 7 digits + `_` + the family + `_` + 32 random bytes.
 *
 * They carry the player, so that a gateway can route one without a look-up, and the family, which
 * is the session: each use makes the next token of the same family, and an old one that comes back
 * ends it. The engine keeps only a digest. SHA-256 is enough there, because 256 random bits leave
 * nothing to guess, unlike a password.
 *
 * A token's successor follows from it and a key of the engine: asked again, the engine makes the
 * same one without having kept it, and nobody else can make it.
 */
import { createHash, createHmac } from 'node:crypto';
import { assert } from '../kernel/assert.ts';
import { formatPlayerId, type PlayerKey, parsePlayerId } from '../kernel/ids.ts';
import type { RandomSource } from '../kernel/random.ts';

export const FAMILY_BYTES = 16;
export const SECRET_BYTES = 32;

const PLAYER_PREFIX = 'pl_';
const REFRESH_TOKEN = /^rt_([0-9a-z]{7})_([0-9a-f]{32})_([\w-]{43})$/;

export interface RefreshToken {
  readonly player: PlayerKey;
  /** Also the `sid` of the access tokens that came with it. */
  readonly familyId: string;
  readonly secret: Uint8Array;
}

export function newFamilyId(random: Pick<RandomSource, 'bytes'>): string {
  return Buffer.from(random.bytes(FAMILY_BYTES)).toString('hex');
}

/** The secret that takes the place of a token's. */
export function successorSecret(key: string, { familyId, secret }: RefreshToken): Uint8Array {
  const hmac = createHmac('sha256', key).update(`tirage/refresh/v1/${familyId}/`);
  return Uint8Array.from(hmac.update(secret).digest());
}

/** For the first token of a family. */
export function newRefreshSecret(random: Pick<RandomSource, 'bytes'>): Uint8Array {
  return random.bytes(SECRET_BYTES);
}

export function formatRefreshToken({ player, familyId, secret }: RefreshToken): string {
  assert(/^[0-9a-f]{32}$/.test(familyId), 'a family id is not 16 bytes in hexadecimal');
  assert(secret.length === SECRET_BYTES, 'a refresh secret is not 32 bytes long');
  const digits = formatPlayerId(player).slice(PLAYER_PREFIX.length);
  return `rt_${digits}_${familyId}_${Buffer.from(secret).toString('base64url')}`;
}

/** What a token says of itself, or `undefined` where it is not written as we write it. */
export function parseRefreshToken(text: string): RefreshToken | undefined {
  const [, digits = '', familyId = '', secretText = ''] = REFRESH_TOKEN.exec(text) ?? [];
  const player = parsePlayerId(`${PLAYER_PREFIX}${digits}`);
  const secret = Buffer.from(secretText, 'base64url');
  if (player === undefined || secret.toString('base64url') !== secretText) return undefined;
  return { player, familyId, secret: Uint8Array.from(secret) };
}

/**
 * What is stored, in hexadecimal: the digest of the secret alone, so that a session can be recorded
 * in the very commit that gives its player a number.
 */
export function digestRefreshSecret(secret: Uint8Array): string {
  assert(secret.length === SECRET_BYTES, 'a refresh secret is not 32 bytes long');
  return createHash('sha256').update(secret).digest('hex');
}
