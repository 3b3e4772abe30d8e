/** Opening an account and proving a password, whichever contract asks for it. */
import { LOGIN_SENTENCES, type LoginProblem } from '../../identity/login-policy.ts';
import { PASSWORD_SENTENCES, type PasswordProblem } from '../../identity/password-policy.ts';
import { OWASP_ARGON2_PARAMETERS as parameters } from '../../jobs/password-jobs.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { shardOfSlot, slotOfLogin } from '../../kernel/slots.ts';
import type { FieldPlace } from '../../protocol/validator.ts';
import { type Refusal, refuse } from '../problem.ts';
import { refusalOf, runJob, type Services } from './services.ts';
import { newSession, sessionReply } from './session-opening.ts';

const BODY: FieldPlace = 'body';

export interface NewAccount {
  readonly login: string;
  readonly loginNormalised: string;
  readonly password: string;
  /** Null: it is given later, before the first bet. */
  readonly birthDate: string | null;
  readonly hasWeakPassword: boolean;
}

/** Opens the account and logs in. */
export async function openAccount(services: Services, account: NewAccount) {
  const { client, settings } = services;
  const { login, loginNormalised, password, birthDate, hasWeakPassword } = account;
  const passwordHash = await runJob(services, 'hashPassword', { password, parameters });
  if (typeof passwordHash !== 'string') return passwordHash;
  const slot = slotOfLogin(loginNormalised);
  const session = newSession(services);
  const answer = await client.question(shardOfSlot(slot, client.shardCount), 'registerPlayer', {
    login,
    loginNormalised,
    slot,
    passwordHash,
    birthDate,
    roles: ['player'],
    minimumAgeYears: settings.minimumAgeYears,
    timeZone: settings.timeZone,
    familyId: session.familyId,
    refreshHash: session.refreshHash,
    sessionExpiresAtMs: session.expiresAtMs,
    hasWeakPassword,
  });
  if (!answer.ok) return refusalOf(answer);
  return sessionReply(services, answer.reply, session.secret);
}

export interface ProvenPlayer {
  readonly player: PlayerKey;
  readonly passwordHash: string;
}

/** Whose password it is, or `credentialsWrong`; guessing is slowed down. */
export async function provePassword(
  services: Services,
  given: { loginNormalised: string; password: string; clientAddress: string },
): Promise<ProvenPlayer | Refusal> {
  const { client, backOff } = services;
  const { loginNormalised, password, clientAddress } = given;
  const waitSeconds = backOff.begin(loginNormalised, clientAddress);
  if (waitSeconds > 0) return refuse('loginBackOff', { retryAfterSeconds: waitSeconds });
  const shard = shardOfSlot(slotOfLogin(loginNormalised), client.shardCount);
  const found = await client.question(shard, 'findCredentials', { loginNormalised });
  if (!found.ok) return refusalOf(found);
  const hash = found.reply?.passwordHash;
  const verdict = await runJob(services, 'verifyPassword', { password, hash, parameters });
  if ('code' in verdict) return verdict;
  if (found.reply === null || !verdict.matches) {
    // Not awaited: a log-in that fails takes as long for a login that nobody has.
    if (found.reply !== null) {
      client.ask(shard, 'recordLoginFailure', { player: found.reply.player }, () => undefined);
    }
    return refuse('credentialsWrong');
  }
  backOff.succeeded(loginNormalised, clientAddress);
  return found.reply;
}

export function wrongLogin(problem: LoginProblem): Refusal {
  const message = LOGIN_SENTENCES[problem];
  const errors = [{ in: BODY, pointer: '/login', message }];
  return refuse('requestInvalid', { detail: message, errors });
}

export function weakPassword(problem: PasswordProblem): Refusal {
  return refuse('passwordTooWeak', { detail: PASSWORD_SENTENCES[problem] });
}
