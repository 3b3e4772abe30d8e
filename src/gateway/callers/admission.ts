/**
 * Whether a caller may call, and how often: first the roles that a route asks for, then the rate
 * limit of the caller or, where there is no caller, of the address.
 */
import { must } from '../../kernel/assert.ts';
import type { GatewayCore } from '../gateway-core.ts';
import type { CompiledRoute } from '../routing/compiled-route.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import type { Caller } from './caller.ts';

const ROLE_MISSING = refuse('roleMissing');

export function admissionRefusal(
  { rateLimiter }: Pick<GatewayCore, 'rateLimiter'>,
  { roles, route }: Pick<CompiledRoute, 'roles' | 'route'>,
  caller: Caller | undefined,
  from: { readonly clientAddress: string },
): Refusal | undefined {
  if (roles !== undefined) {
    const known = must(caller, 'an authenticator gave neither a caller nor a code');
    if (!roles.some((role) => known.roles.includes(role))) return ROLE_MISSING;
  }
  if (rateLimiter === undefined || route.rateLimit === 'none') return undefined;
  const who = caller === undefined ? from.clientAddress : caller.playerId;
  const waitSeconds = rateLimiter.take(route.rateLimit, who);
  return waitSeconds > 0 ? refuse('rateLimited', { retryAfterSeconds: waitSeconds }) : undefined;
}
