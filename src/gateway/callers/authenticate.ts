/**
 * Finds callers by their bearer tokens, at once where the token is known.
 *
 * An unknown token costs a signature check. When a gateway starts, every token is unknown, and all
 * players come back at the same moment. So the checks of both doors queue up and run a few at a
 * time, because they share libuv's pool with the commits. The queue is bounded, so that a flood of
 * forged tokens cannot take the gateway's time away from those who play.
 */
import pLimit from 'p-limit';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type { TokenRefusal, VerifiedToken } from '../../identity/token-terms.ts';
import type { FindSession, VerifiedTokenCache } from '../../identity/verified-token-cache.ts';
import { slotOfPlayer } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { Authenticate, Caller, FindKnownCaller } from './caller.ts';
import { sessionCookie } from './session-cookie.ts';

const BEARER = 'Bearer ';
/** A scheme may be written in any case (RFC 9110, 11.1). */
const BEARER_IN_ANY_CASE = /^bearer +/i;
/** How many unknown tokens are verified at the same time. Each takes about 0.2 ms. */
export const VERIFICATIONS_MAX = 64;
/** How many tokens may wait for their turn: a second's work at most. Beyond: 503 at once. */
export const VERIFICATIONS_WAITING_MAX = 4_096;

/** A token that was shown and is not refused, or not yet. */
export type ShownToken = VerifiedToken | Promise<VerifiedToken | RejectionCode>;

/** Reads a token, or says why it is refused; answers at once where the token is known. */
export type FindToken = (
  text: string,
) => VerifiedToken | RejectionCode | Promise<VerifiedToken | RejectionCode>;

export function findTokenBy(tokens: VerifiedTokenCache): FindToken {
  const queue = pLimit(VERIFICATIONS_MAX);

  async function verify(text: string): Promise<VerifiedToken | RejectionCode> {
    // A request ahead in the queue may have shown the same token.
    const known = tokens.lookUp(text);
    if (known !== undefined) return known;
    const verification = await tokens.verify(text);
    return verification.ok ? verification.token : codeOf(verification.reason);
  }

  return (text) => {
    const known = tokens.lookUp(text);
    if (known !== undefined) return known;
    if (queue.pendingCount >= VERIFICATIONS_WAITING_MAX) return 'engineOverloaded';
    return queue(verify, text);
  };
}

/** The token of an `Authorization` header, or why there is none. */
export function bearerToken(authorization: string): { token: string } | RejectionCode {
  if (authorization === '') return 'tokenMissing';
  if (authorization.startsWith(BEARER)) return { token: authorization.slice(BEARER.length) };
  const [scheme] = BEARER_IN_ANY_CASE.exec(authorization) ?? [];
  return scheme === undefined ? 'tokenInvalid' : { token: authorization.slice(scheme.length) };
}

/** Like `bearerToken`, but also takes a token without its scheme, or from the session's cookie. */
function looseToken(authorization: string, cookie: string): { token: string } | RejectionCode {
  if (authorization !== '') return { token: authorization.replace(BEARER_IN_ANY_CASE, '') };
  const token = sessionCookie(cookie);
  return token === undefined ? 'tokenMissing' : { token };
}

export function authenticateBy(findToken: FindToken): Authenticate {
  return ({ authorization, cookie, takesCookie }) => {
    const bearer = takesCookie ? looseToken(authorization, cookie) : bearerToken(authorization);
    if (typeof bearer === 'string') return bearer;
    const found = findToken(bearer.token);
    return found instanceof Promise ? found.then(callerOrCode) : callerOrCode(found);
  };
}

export function findKnownCallerBy(tokens: VerifiedTokenCache): FindKnownCaller {
  return (authorization) => {
    if (!authorization.startsWith(BEARER)) return undefined;
    const token = tokens.lookUp(authorization.slice(BEARER.length));
    return token && callerOf(token);
  };
}

/** Asks the player's shard, which keeps their sessions. */
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

function callerOrCode(found: VerifiedToken | RejectionCode): Caller | RejectionCode {
  return typeof found === 'string' ? found : callerOf(found);
}

function callerOf({ player, playerId, roles, sessionId }: VerifiedToken): Caller {
  return { playerKey: player, playerId, roles, sessionId };
}
