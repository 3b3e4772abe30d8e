import { must } from '../kernel/assert.ts';
import type { Caller } from './caller.ts';
import type { CompiledRoute } from './compiled-route.ts';
import type { Exchange } from './exchange.ts';
import type { GatewayCore } from './gateway-core.ts';
import { type Refusal, refuse } from './problem.ts';

const ROLE_MISSING = refuse('roleMissing');

/** Authorizes, and charges the rate limit of the caller or, where there is none, the address. */
export function admit(
  { rateLimiter }: GatewayCore,
  { roles, route }: CompiledRoute,
  caller: Caller | undefined,
  exchange: Pick<Exchange, 'clientAddress'>,
): Refusal | undefined {
  if (roles !== undefined) {
    const known = must(caller, 'an authenticator answers with a caller or a code');
    if (!roles.some((role) => known.roles.includes(role))) return ROLE_MISSING;
  }
  if (rateLimiter === undefined || route.rateLimit === 'none') return undefined;
  const payer = caller === undefined ? exchange.clientAddress : caller.playerId;
  const waitSeconds = rateLimiter.take(route.rateLimit, payer);
  return waitSeconds > 0 ? refuse('rateLimited', { retryAfterSeconds: waitSeconds }) : undefined;
}
