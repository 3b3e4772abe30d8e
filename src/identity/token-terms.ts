/**
 * What an access token says, and for how long it is valid.
 *
 * Here and not with the signing, because the life of a token also decides how long an old key has
 * to stay published and how long an ended session has to be remembered.
 */

import type { Role } from '../../actors/player/player.ts';
import { assert } from '../kernel/assert.ts';
import type { PlayerKey } from '../kernel/ids.ts';

export const TOKEN_ISSUER = 'tirage';
export const TOKEN_AUDIENCE = 'tirage';
/** RFC 9068: names the type, so that no other token of ours can pass for an access token. */
export const TOKEN_TYPE = 'at+jwt';
/** The only algorithm: Ed25519, by the name that old and new libraries know. */
export const TOKEN_ALGORITHM = 'EdDSA';

export const TOKEN_LIFE_SECONDS = 15 * 60;
/** Machines that verify may be off by this much. */
export const CLOCK_TOLERANCE_SECONDS = 5;
/** Past this instant after its issue no token is taken, whatever the clocks. */
export const TOKEN_LIFE_MS_MAX = (TOKEN_LIFE_SECONDS + CLOCK_TOLERANCE_SECONDS) * 1_000;
assert(CLOCK_TOLERANCE_SECONDS * 100 < TOKEN_LIFE_SECONDS, 'the clock tolerance is too large');

/**
 * Ours have about 350 characters; this leaves room for every role. Longer ones are not even
 * decoded.
 */
export const TOKEN_CHARACTERS_MAX = 1_024;

/** What a valid token said. */
export interface VerifiedToken {
  readonly player: PlayerKey;
  readonly playerId: string;
  readonly roles: readonly Role[];
  /** The session: the family of refresh tokens that it came from. */
  readonly sessionId: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** Why a token was refused: for the log and the metrics. To the client all of them are 401. */
export type TokenRefusal =
  | 'malformed'
  | 'keyUnknown'
  | 'signatureWrong'
  | 'expired'
  | 'claimsWrong'
  | 'sessionEnded'
  /** Who keeps the sessions could not be asked. Nothing is wrong with the token. */
  | 'sessionUnknown';

export type TokenVerification =
  | { readonly ok: true; readonly token: VerifiedToken }
  | { readonly ok: false; readonly reason: TokenRefusal };
