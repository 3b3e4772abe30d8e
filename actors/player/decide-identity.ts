/**
 * What an account that was opened with only a login and a password still needs before its first
 * bet: a birth date, and a password that meets the policy.
 */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { accept, type Decision, type Rejected, reject, type Stamp } from '../decider.ts';
import { type Account, BET_BARRIERS } from '../wallet/account.ts';
import { type AgeRule, ageRefusal } from './age.ts';
import type { Player } from './player.ts';
import type { PlayerEvent } from './player-events.ts';

export interface GiveBirthDate extends AgeRule {
  readonly player: PlayerKey;
  readonly birthDate: string;
}

/** The gateway has verified the old password and checked the new one. */
export interface ChangePassword {
  readonly player: PlayerKey;
  /** The hash that was verified: it may have changed since. */
  readonly provenHash: string;
  readonly passwordHash: string;
  /** The session that goes on; all others end. */
  readonly keptFamilyId: string;
}

/**
 * Why an account may not stake or pay in: staff do not play, and a player must have given their
 * birth date and chosen a good enough password. Undefined for an account that is complete.
 */
export function betRefusal(account: Account): Rejected | undefined {
  const { betBarriers } = account;
  if (betBarriers === 0) return undefined;
  const staff = staffRefusal(account);
  if (staff !== undefined) return staff;
  const { birthDate, password } = BET_BARRIERS;
  if ((betBarriers & birthDate) !== 0) return reject('birthDateNeeded');
  return (betBarriers & password) === 0 ? undefined : reject('betterPasswordNeeded');
}

/**
 * Staff neither play nor hold anything that can be won. They may not even take out money or points,
 * so that an account that decides never has any.
 */
export function staffRefusal({ betBarriers }: Account): Rejected | undefined {
  return (betBarriers & BET_BARRIERS.staff) === 0 ? undefined : reject('staffMayNotPlay');
}

/** Given once: a second, equal one is no event, another one is refused. */
export function decideGiveBirthDate(
  player: Player | undefined,
  command: GiveBirthDate,
  stamp: Stamp,
): Decision<PlayerEvent> {
  if (player === undefined) return reject('playerNotFound');
  const { birthDate } = command;
  if (player.birthDate !== null) {
    return player.birthDate === birthDate ? accept([]) : reject('birthDateFixed');
  }
  const refusal = ageRefusal(birthDate, command, stamp);
  if (refusal !== undefined) return refusal;
  return accept([{ type: 'BirthDateGiven', player: player.key, birthDate, atMs: stamp.nowMs }]);
}

export function decideChangePassword(
  player: Player | undefined,
  { provenHash, passwordHash, keptFamilyId }: ChangePassword,
  { nowMs }: Stamp,
): Decision<PlayerEvent> {
  if (player === undefined) return reject('playerNotFound');
  if (player.passwordHash !== provenHash) return reject('credentialsWrong');
  const { key } = player;
  const others = player.sessions.filter(({ familyId }) => familyId !== keptFamilyId);
  const ended = others.map(({ familyId }): PlayerEvent => {
    const reason = 'passwordChanged';
    return { type: 'SessionEnded', player: key, familyId, reason, atMs: nowMs };
  });
  return accept([{ type: 'PasswordChanged', player: key, passwordHash, atMs: nowMs }, ...ended]);
}
