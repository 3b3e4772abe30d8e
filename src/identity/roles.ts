import { ROLES, type Role } from '../../actors/player/player.ts';

/** A caller's role decides what they may do. Nobody can give themselves one. */
export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
