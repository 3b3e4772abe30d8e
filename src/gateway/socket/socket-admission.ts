/** What is checked before every operation of a socket, according to its declaration. */
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import { CLOCK_TOLERANCE_SECONDS } from '../../identity/token-terms.ts';
import type { RateLimiter } from '../callers/rate-limiter.ts';
import { refused } from './refused.ts';
import { OPERATIONS_IN_FLIGHT_MAX } from './socket-limits.ts';
import type { OperationContract, OperationRule } from './socket-operation.ts';
import type { SocketSession } from './socket-session.ts';

/** False once the session has been told why the operation is not begun. */
export function isAdmitted(
  session: SocketSession,
  id: string | number,
  { authorization, rateLimit }: OperationContract,
  rateLimiter: RateLimiter | undefined,
  nowMs: number,
): boolean {
  const code = refusalBefore(session, authorization, nowMs);
  if (code !== undefined) {
    session.refuse(refused(id, code));
    return false;
  }
  if (rateLimiter === undefined) return true;
  const { token, address } = session;
  const counted = rateLimit === 'credentials' ? address : (token?.playerId ?? address);
  const retryAfterSeconds = rateLimiter.take(rateLimit, counted);
  if (retryAfterSeconds === 0) return true;
  session.refuse(refused(id, 'rateLimited', { retryAfterSeconds }));
  return false;
}

/** An operation that needs a role asks a shard: it gets a place in flight, or is not begun. */
function refusalBefore(
  { token, inFlight }: SocketSession,
  rule: OperationRule,
  nowMs: number,
): RejectionCode | undefined {
  if (rule === 'none') return undefined;
  if (token === undefined) return 'tokenMissing';
  if (nowMs >= token.expiresAtMs + CLOCK_TOLERANCE_SECONDS * 1_000) return 'tokenInvalid';
  if (!token.roles.includes(rule)) return 'roleMissing';
  return inFlight >= OPERATIONS_IN_FLIGHT_MAX ? 'engineOverloaded' : undefined;
}
