/**
 * What an account that was opened with a login and a password alone still needs before its first
 * bet: a birth date, and a password that keeps to the policy.
 */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { accept, type Decision, type Rejected, reject, type Stamp } from '../decider.ts';
import { type Account, BET_BARRIERS } from '../wallet/account.ts';
import { type AgeRule, ageInYears } from './age.ts';
import type { Player } from './player.ts';
import type { PlayerEvent } from './player-events.ts';

export interface GiveBirthDate extends AgeRule {
  readonly player: PlayerKey;
  readonly birthDate: string;
}

/** The gateway has proven the old password and judged the new one. */
export interface ChangePassword {
  readonly player: PlayerKey;
  /** What was proven: it may have changed since. */
  readonly provenHash: string;
  readonly passwordHash: string;
  /** The session that goes on; all others end. */
  readonly keptFamilyId: string;
}

/** The first bet's "no" of an account, or nothing for one that is complete. */
export function betRefusal({ betBarriers }: Account): Rejected | undefined {
  if (betBarriers === 0) return undefined;
  const { birthDate } = BET_BARRIERS;
  return reject((betBarriers & birthDate) !== 0 ? 'birthDateNeeded' : 'betterPasswordNeeded');
}

/** Given once: a second, equal one is no event, another one is refused. */
export function decideGiveBirthDate(
  player: Player | undefined,
  { birthDate, minimumAgeYears, timeZone }: GiveBirthDate,
  { nowMs }: Stamp,
): Decision<PlayerEvent> {
  if (player === undefined) return reject('playerNotFound');
  if (player.birthDate !== null) {
    return player.birthDate === birthDate ? accept([]) : reject('birthDateFixed');
  }
  const ageYears = ageInYears(birthDate, nowMs, timeZone);
  if (ageYears === undefined) return reject('birthDateInvalid');
  if (ageYears < minimumAgeYears) return reject('playerTooYoung', { minimumAgeYears });
  return accept([{ type: 'BirthDateGiven', player: player.key, birthDate, atMs: nowMs }]);
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
