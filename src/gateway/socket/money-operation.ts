/** What stands before every operation of a socket that moves money, tickets and bets alike. */
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import { CLOCK_TOLERANCE_SECONDS, type VerifiedToken } from '../../identity/token-terms.ts';
import type { RateLimiter } from '../callers/rate-limiter.ts';
import { refused } from './refused.ts';
import { OPERATIONS_IN_FLIGHT_MAX } from './socket-limits.ts';
import type { SocketSession } from './socket-session.ts';

/** Who asks for it; undefined once the session has been told why it is not even asked for. */
export function admitMoneyOperation(
  session: SocketSession,
  id: string | number,
  rateLimiter: RateLimiter | undefined,
  nowMs: number,
): VerifiedToken | undefined {
  const { token } = session;
  const code = refusalBefore(session, nowMs);
  if (code !== undefined || token === undefined) {
    session.refuse(refused(id, code ?? 'tokenMissing'));
    return undefined;
  }
  const retryAfterSeconds = rateLimiter?.take('money', token.playerId) ?? 0;
  if (retryAfterSeconds === 0) return token;
  session.refuse(refused(id, 'rateLimited', { retryAfterSeconds }));
  return undefined;
}

function refusalBefore(
  { token, inFlight }: SocketSession,
  nowMs: number,
): RejectionCode | undefined {
  if (token === undefined) return 'tokenMissing';
  if (nowMs >= token.expiresAtMs + CLOCK_TOLERANCE_SECONDS * 1_000) return 'tokenInvalid';
  if (!token.roles.includes('player')) return 'roleMissing';
  return inFlight >= OPERATIONS_IN_FLIGHT_MAX ? 'engineOverloaded' : undefined;
}
