import { ROLES, type Role } from '../../actors/player/player.ts';

/** Who may do what is decided by role. Nobody can give themselves one. */
export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
