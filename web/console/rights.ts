/**
 * Who may make which call of the contract: what one may not do is not shown. The engine decides all
 * the same; a test holds this table against its routes.
 */
export type Role = 'player' | 'operator' | 'auditor' | 'admin';

export const STAFF_ROLES: readonly Role[] = ['operator', 'auditor', 'admin'];

const DESK: readonly Role[] = ['operator', 'admin'];
const READERS: readonly Role[] = STAFF_ROLES;

export const RIGHTS = {
  'GET /v1/admin/status': READERS,
  'GET /v1/admin/measurements': READERS,
  'POST /v1/admin/draws': DESK,
  'POST /v1/admin/draws/{id}/cancel': DESK,
  'POST /v1/admin/draws/{id}/conduct': DESK,
  'POST /v1/admin/draws/{id}/postpone': DESK,
  'POST /v1/admin/draws/{id}/stock': DESK,
  'GET /v1/admin/schedule': DESK,
  'PUT /v1/admin/schedule': DESK,
  'DELETE /v1/admin/schedule': DESK,
  'GET /v1/admin/awards': READERS,
  'POST /v1/admin/awards/{id}/approve': DESK,
  'GET /v1/admin/jackpots': READERS,
  'POST /v1/admin/jackpots/move': DESK,
  'GET /v1/admin/debts': READERS,
  'GET /v1/admin/ledger/trial-balance': ['auditor', 'admin'],
  'GET /v1/admin/players': ['auditor', 'admin'],
  'POST /v1/admin/players/{id}/roles': ['admin'],
  'POST /v1/admin/players/{id}/external-ids': ['admin'],
  'GET /v1/admin/raffles': READERS,
  'GET /v1/admin/raffles/{id}/entries': READERS,
  'POST /v1/admin/raffles/{id}/start': DESK,
  'GET /v1/admin/raffle-games/{id}': READERS,
  'PUT /v1/admin/raffle-games/{id}': DESK,
  'POST /v1/admin/events': DESK,
  'PATCH /v1/admin/events/{id}': DESK,
  'POST /v1/admin/events/{id}/result': DESK,
  'POST /v1/admin/events/{id}/correction': DESK,
  'POST /v1/admin/events/{id}/void': DESK,
  'GET /v1/admin/events/{id}/liability': READERS,
  'GET /v1/admin/events/{id}/versions': READERS,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Right = keyof typeof RIGHTS;

export function rolesMay(roles: readonly string[], right: Right): boolean {
  const needed: readonly string[] = RIGHTS[right];
  return roles.some((role) => needed.includes(role));
}

export function isStaff(roles: readonly string[]): boolean {
  return STAFF_ROLES.some((role) => roles.includes(role));
}
