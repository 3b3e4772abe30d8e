import type { PlayerKey } from '../../src/kernel/ids.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import {
  evolveBirthDateGiven,
  evolvePasswordChanged,
  evolvePasswordFoundWeak,
} from './evolve-identity.ts';
import {
  evolvePlayerRegistered,
  evolveRolesChanged,
  evolveSessionEnded,
  evolveSessionRefreshed,
  evolveSessionStarted,
} from './evolve-player.ts';
import type { Role } from './player.ts';

export interface PlayerRegistered {
  readonly type: 'PlayerRegistered';
  readonly player: PlayerKey;
  readonly slot: number;
  readonly login: string;
  readonly loginNormalised: string;
  readonly passwordHash: string;
  readonly birthDate: string | null;
  readonly roles: readonly Role[];
  readonly atMs: number;
}

export interface SessionStarted {
  readonly type: 'SessionStarted';
  readonly player: PlayerKey;
  readonly familyId: string;
  readonly refreshHash: string;
  readonly expiresAtMs: number;
  readonly atMs: number;
}

export interface SessionRefreshed {
  readonly type: 'SessionRefreshed';
  readonly player: PlayerKey;
  readonly familyId: string;
  readonly refreshHash: string;
  readonly expiresAtMs: number;
  readonly atMs: number;
}

export interface SessionEnded {
  readonly type: 'SessionEnded';
  readonly player: PlayerKey;
  readonly familyId: string;
  readonly reason:
    | 'logout'
    | 'refreshReused'
    | 'displaced'
    | 'expired'
    | 'rolesChanged'
    | 'passwordChanged';
  readonly atMs: number;
}

/** For the audit trail: the back-off itself is the gateway's. */
export interface LoginFailed {
  readonly type: 'LoginFailed';
  readonly player: PlayerKey;
  readonly atMs: number;
}

export interface RolesChanged {
  readonly type: 'RolesChanged';
  readonly player: PlayerKey;
  readonly roles: readonly Role[];
  /** Who did it; null for the command line. */
  readonly by: PlayerKey | null;
  readonly atMs: number;
}

/** By a player who had opened their account without one. */
export interface BirthDateGiven {
  readonly type: 'BirthDateGiven';
  readonly player: PlayerKey;
  readonly birthDate: string;
  readonly atMs: number;
}

export interface PasswordChanged {
  readonly type: 'PasswordChanged';
  readonly player: PlayerKey;
  readonly passwordHash: string;
  readonly atMs: number;
}

/** The password was good enough where it was chosen, but not for bets. */
export interface PasswordFoundWeak {
  readonly type: 'PasswordFoundWeak';
  readonly player: PlayerKey;
}

export const PLAYER_EVENTS = [
  declareEvent<PlayerRegistered>()(
    'PlayerRegistered',
    1,
    ['player', 'slot', 'login', 'loginNormalised', 'passwordHash', 'birthDate', 'roles', 'atMs'],
    { evolve: evolvePlayerRegistered },
  ),
  declareEvent<SessionStarted>()(
    'SessionStarted',
    2,
    ['player', 'familyId', 'refreshHash', 'expiresAtMs', 'atMs'],
    { evolve: evolveSessionStarted },
  ),
  declareEvent<SessionRefreshed>()(
    'SessionRefreshed',
    3,
    ['player', 'familyId', 'refreshHash', 'expiresAtMs', 'atMs'],
    { evolve: evolveSessionRefreshed },
  ),
  declareEvent<SessionEnded>()('SessionEnded', 4, ['player', 'familyId', 'reason', 'atMs'], {
    evolve: evolveSessionEnded,
  }),
  // A fact for the audit: nothing is decided by it.
  declareEvent<LoginFailed>()('LoginFailed', 5, ['player', 'atMs']),
  declareEvent<RolesChanged>()('RolesChanged', 6, ['player', 'roles', 'by', 'atMs'], {
    evolve: evolveRolesChanged,
  }),
  declareEvent<BirthDateGiven>()('BirthDateGiven', 149, ['player', 'birthDate', 'atMs'], {
    evolve: evolveBirthDateGiven,
  }),
  declareEvent<PasswordChanged>()('PasswordChanged', 150, ['player', 'passwordHash', 'atMs'], {
    evolve: evolvePasswordChanged,
  }),
  declareEvent<PasswordFoundWeak>()('PasswordFoundWeak', 151, ['player'], {
    evolve: evolvePasswordFoundWeak,
  }),
] as const;

export type PlayerEvent = Declared<typeof PLAYER_EVENTS>;
