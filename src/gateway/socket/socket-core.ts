/** What all sockets of one gateway thread share. */
import type { Clock } from '../../kernel/clock.ts';
import type { RateLimiter } from '../callers/rate-limiter.ts';

export interface SocketCore {
  readonly clock: Clock;
  /** `undefined`: off, as load tests need it; sockets per address are not limited either. */
  readonly rateLimiter: RateLimiter | undefined;
  /** Told of each exception that a client should not have been able to cause. Must not throw. */
  readonly reportFailure: (failure: unknown) => void;
  /** Set once: new operations are refused, and new sockets too. */
  isStopping: boolean;
}
