/**
 * Callers from bearer tokens, at once where the token is known.
 *
 * An unknown token costs a signature check, so those are limited by count in flight, over both
 * doors: a flood of forged ones must not take the gateway's time from those who play.
 */

import type { RejectionCode } from '../../actors/rejection-codes.ts';
import type { TokenRefusal, VerifiedToken } from '../identity/token-terms.ts';
import type { FindSession, VerifiedTokenCache } from '../identity/verified-token-cache.ts';
import { slotOfPlayer } from '../kernel/ids.ts';
import { shardOfSlot } from '../kernel/slots.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { Authenticate, Caller } from './caller.ts';
import { sessionCookie } from './session-cookie.ts';

const BEARER = 'Bearer ';
/** Unknown tokens verified at once. Each takes some 0.1 ms of the thread. */
const VERIFICATIONS_MAX = 256;

/** A token that was shown and is not refused, or not yet. */
export type ShownToken = VerifiedToken | Promise<VerifiedToken | RejectionCode>;

/** What a token says, or why it says nothing; at once where the token is known. */
export type FindToken = (
  text: string,
) => VerifiedToken | RejectionCode | Promise<VerifiedToken | RejectionCode>;

export function findTokenBy(tokens: VerifiedTokenCache): FindToken {
  let verifications = 0;

  async function verify(text: string): Promise<VerifiedToken | RejectionCode> {
    if (verifications >= VERIFICATIONS_MAX) return 'engineOverloaded';
    verifications += 1;
    try {
      const verification = await tokens.verify(text);
      return verification.ok ? verification.token : codeOf(verification.reason);
    } finally {
      verifications -= 1;
    }
  }

  return (text) => tokens.lookUp(text) ?? verify(text);
}

/** The token of an `Authorization` header, or why there is none. */
export function bearerToken(authorization: string): { token: string } | RejectionCode {
  if (authorization === '') return 'tokenMissing';
  if (!authorization.startsWith(BEARER)) return 'tokenInvalid';
  return { token: authorization.slice(BEARER.length) };
}

/** As `bearerToken`, but also without its scheme, or from the session's cookie. */
function looseToken(authorization: string, cookie: string): { token: string } | RejectionCode {
  if (authorization !== '') return { token: authorization.replace(/^bearer +/i, '') };
  const token = sessionCookie(cookie);
  return token === undefined ? 'tokenMissing' : { token };
}

export function authenticateBy(findToken: FindToken): Authenticate {
  return ({ authorization, cookie, takesCookie }) => {
    const bearer = takesCookie ? looseToken(authorization, cookie) : bearerToken(authorization);
    if (typeof bearer === 'string') return bearer;
    const found = findToken(bearer.token);
    return found instanceof Promise ? found.then(callerOf) : callerOf(found);
  };
}

/** Asks the player's shard, which keeps his sessions. */
export function findSessionBy(client: ShardClient): FindSession {
  return async ({ player, sessionId: familyId }) => {
    const shard = shardOfSlot(slotOfPlayer(player), client.shardCount);
    const answer = await client.question(shard, 'hasSession', { player, familyId });
    if (!answer.ok) return 'unknown';
    return answer.reply ? 'live' : 'ended';
  };
}

function codeOf(reason: TokenRefusal): RejectionCode {
  if (reason === 'sessionUnknown') return 'shardUnavailable';
  return reason === 'sessionEnded' ? 'sessionEnded' : 'tokenInvalid';
}

function callerOf(found: VerifiedToken | RejectionCode): Caller | RejectionCode {
  if (typeof found === 'string') return found;
  const { player, playerId, roles, sessionId } = found;
  return { playerKey: player, playerId, roles, sessionId };
}
