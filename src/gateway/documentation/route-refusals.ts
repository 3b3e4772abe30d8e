/**
 * Which refusals a call may meet: the route's own, and those that the HTTP layer adds because of
 * what the route declares.
 */
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import { PROBLEM_KINDS } from '../routing/problem.ts';
import type { AnyContract } from '../routing/route.ts';

/** By status, each list in the order in which a caller meets them. */
export function refusalsByStatus(
  route: AnyContract,
): ReadonlyMap<number, readonly RejectionCode[]> {
  const byStatus = new Map<number, RejectionCode[]>();
  for (const code of refusalsOf(route)) {
    const status = statusOf(route, code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

function statusOf(route: AnyContract, code: RejectionCode): number {
  return route.refusalStatus?.[code] ?? PROBLEM_KINDS[code].status;
}

/** Of its head, even where a body is not taken; and of whatever keeps the server from answering. */
const OF_EVERY_CALL: readonly RejectionCode[] = [
  'requestMalformed',
  'headersTooLarge',
  'bodyTooLarge',
  'lengthRequired',
  'bodyTimeout',
  'internalError',
  'requestTimeout',
  'gatewayStopping',
];

function refusalsOf(route: AnyContract): ReadonlySet<RejectionCode> {
  const codes = new Set<RejectionCode>(route.refusals ?? []);
  for (const code of OF_EVERY_CALL) codes.add(code);
  const hasShape = [route.params, route.query, route.headers, route.body, route.idempotency];
  if (hasShape.some((part) => part !== undefined)) codes.add('requestInvalid');
  if (route.authorization !== 'none') {
    codes.add('tokenMissing').add('tokenInvalid').add('sessionEnded').add('roleMissing');
  }
  if (route.rateLimit !== 'none') codes.add('rateLimited');
  if (route.body !== undefined) codes.add('mediaTypeUnsupported');
  if (route.idempotency !== undefined) codes.add('idempotencyKeyReused');
  return codes;
}
