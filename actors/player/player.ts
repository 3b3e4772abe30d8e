import type { PlayerKey } from '../../src/kernel/ids.ts';
import { formOf } from '../stored-form.ts';

export const ROLES = ['player', 'operator', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether the roles are those of an operator's staff, who do not play. */
export function isStaff(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'player');
}

/** Roles are a set: each once, in the order of ROLES, and everybody is a player. */
export function roleSet(roles: readonly Role[]): readonly Role[] {
  return ROLES.filter((role) => role === 'player' || roles.includes(role));
}

/** One log-in and all the refresh tokens that descend from it. */
export interface SessionFamily {
  readonly familyId: string;
  /** SHA-256 of the one refresh token that is valid now, in hex. */
  refreshHash: string;
  /** Of the token before it, whose answer may have been lost; null before the first refresh. */
  previousHash: string | null;
  /** When `refreshHash` took its place. */
  refreshedAtMs: number;
  readonly startedAtMs: number;
  expiresAtMs: number;
}

/** What is stored of it within a player's row. */
const SESSION_FORM = formOf<SessionFamily>()([
  'familyId',
  'refreshHash',
  'previousHash',
  'refreshedAtMs',
  'startedAtMs',
  'expiresAtMs',
]);

export interface Player {
  readonly key: PlayerKey;
  /** As the player wrote it; its normal form (`normaliseLogin`) is the key of the account. */
  readonly login: string;
  passwordHash: string;
  /** ISO date, or null while the player has not given it. */
  birthDate: string | null;
  roles: readonly Role[];
  readonly registeredAtMs: number;
  /** Oldest first, at most SESSION_FAMILIES_MAX. */
  sessions: readonly SessionFamily[];
}

/** What is stored of a player: in a row, and where they move. */
export const PLAYER_FORM = formOf<Player>()(
  ['key', 'login', 'passwordHash', 'birthDate', 'roles', 'registeredAtMs', 'sessions'],
  { within: { sessions: SESSION_FORM } },
);
