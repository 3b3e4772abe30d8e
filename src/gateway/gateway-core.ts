/**
 * What all exchanges of one server share: the settings and the pieces it was wired from.
 */
import type { Clock } from '../kernel/clock.ts';
import type { Authenticate } from './callers/caller.ts';
import type { RateLimiter } from './callers/rate-limiter.ts';
import type { ClientAddresses } from './http/client-address.ts';
import type { CrossOrigin } from './http/cors.ts';
import type { FileSender } from './http/file-sender.ts';
import type { RequestIds } from './http/request-id.ts';
import type { Timeouts } from './http/timeouts.ts';
import type { Route } from './routing/route.ts';

/** Told of each exception that was not a refusal. Must not throw. */
export type ReportFailure = (failure: unknown, requestId: string, route: Route) => void;

export interface GatewayCore {
  readonly clock: Clock;
  readonly authenticate: Authenticate;
  readonly clientAddresses: ClientAddresses;
  readonly crossOrigin: CrossOrigin;
  /** `undefined`: off, as load tests need it. */
  readonly rateLimiter: RateLimiter | undefined;
  readonly requestIds: RequestIds;
  readonly timeouts: Timeouts;
  readonly files: FileSender;
  readonly reportFailure: ReportFailure;
  /** Set once: answers then close their connections, and new requests are refused. */
  isStopping: boolean;
}
