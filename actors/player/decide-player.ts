/** Registration and roles. Sessions are decided in `decide-session.ts`. */
import { NO_ENTRY } from '../../src/kernel/entry-place.ts';
import { PLAYERS_PER_SLOT_MAX, type PlayerKey, playerKey } from '../../src/kernel/ids.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import type { FormerHome } from '../home/home.ts';
import type { Account } from '../wallet/account.ts';
import { type AgeRule, ageRefusal } from './age.ts';
import { isStaff, type Player, type Role, roleSet } from './player.ts';
import type { PlayerEvent } from './player-events.ts';

export interface RegisterPlayer extends AgeRule {
  readonly login: string;
  readonly loginNormalised: string;
  readonly slot: number;
  readonly passwordHash: string;
  readonly birthDate: string | null;
  readonly roles: readonly Role[];
  readonly familyId: string;
  readonly refreshHash: string;
  readonly sessionExpiresAtMs: number;
  /** The password breaks the policy; a better one is asked for before the first bet. */
  readonly hasWeakPassword?: boolean;
}

/** What an account might gain from decisions of staff. */
export interface Interests {
  readonly account: Account | undefined;
  /** Ids of other services whose raffle prizes come here. */
  readonly externalIds: readonly string[];
  readonly formerHomes: readonly FormerHome[];
}

export interface ChangeRoles {
  readonly player: PlayerKey;
  readonly roles: readonly Role[];
  readonly by: PlayerKey | null;
}

export function decideRegister(
  { loginOwner, playersInSlot }: { loginOwner: PlayerKey | undefined; playersInSlot: number },
  command: RegisterPlayer,
  stamp: Stamp,
): Decision<PlayerEvent> {
  if (loginOwner !== undefined) return reject('loginTaken');
  if (command.birthDate !== null) {
    const refusal = ageRefusal(command.birthDate, command, stamp);
    if (refusal !== undefined) return refusal;
  }
  if (playersInSlot >= PLAYERS_PER_SLOT_MAX) return reject('slotFull');

  const { nowMs } = stamp;
  const player = playerKey(command.slot, playersInSlot);
  const { slot, login, loginNormalised, passwordHash, birthDate, familyId } = command;
  const roles = roleSet(command.roles);
  const weak = { type: 'PasswordFoundWeak', player } as const;
  return accept([
    {
      type: 'PlayerRegistered',
      player,
      slot,
      login,
      loginNormalised,
      passwordHash,
      birthDate,
      roles,
      atMs: nowMs,
    },
    ...(command.hasWeakPassword === true ? [weak] : []),
    {
      type: 'SessionStarted',
      player,
      familyId,
      refreshHash: command.refreshHash,
      expiresAtMs: command.sessionExpiresAtMs,
      atMs: nowMs,
    },
  ]);
}

/**
 * A change of roles ends every session: no token of the old roles can be renewed.
 *
 * An account that has ever moved money does not become staff's: it may hold tickets, bets, a debt
 * or a payment on its way. So nobody who decides has anything to gain by it, and nothing has to be
 * frozen or paid out first; who plays and works has two accounts. Orders on their way are not
 * known on this shard: their points are forfeited as they arrive (points/decide-points.ts).
 */
export function decideChangeRoles(
  player: Player | undefined,
  interests: Interests,
  command: ChangeRoles,
  { nowMs }: Stamp,
): Decision<PlayerEvent> {
  if (player === undefined) return reject('playerNotFound');
  const roles = roleSet(command.roles);
  const same =
    roles.length === player.roles.length && roles.every((role) => player.roles.includes(role));
  if (same) return accept([]);
  if (isStaff(roles) && !isStaff(player.roles) && hasInterests(interests)) {
    return reject('accountHasPlayed');
  }
  const ended = player.sessions.map(({ familyId }): PlayerEvent => {
    const reason = 'rolesChanged';
    return { type: 'SessionEnded', player: player.key, familyId, reason, atMs: nowMs };
  });
  const { by } = command;
  return accept([{ type: 'RolesChanged', player: player.key, roles, by, atMs: nowMs }, ...ended]);
}

function hasInterests({ account, externalIds, formerHomes }: Interests): boolean {
  if (externalIds.length > 0) return true;
  if (formerHomes.some(({ lastEntry }) => lastEntry !== NO_ENTRY)) return true;
  if (account === undefined) return false;
  const { lastEntry, paymentCount, pointsHundredths } = account;
  return lastEntry !== NO_ENTRY || paymentCount > 0 || pointsHundredths > 0;
}
