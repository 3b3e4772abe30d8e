/** Opening an account and proving a password, whichever contract asks for it. */
import { LOGIN_SENTENCES, type LoginProblem } from '../../identity/login-policy.ts';
import { PASSWORD_SENTENCES, type PasswordProblem } from '../../identity/password-policy.ts';
import { OWASP_ARGON2_PARAMETERS as parameters } from '../../jobs/password-jobs.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { shardOfSlot, slotOfLogin } from '../../kernel/slots.ts';
import type { FieldPlace } from '../../protocol/validator.ts';
import { deviceCookie } from '../callers/device-cookie.ts';
import { isKnownPage } from '../http/cors.ts';
import type { Exchange } from '../routing/exchange.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
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
  const reply = await sessionReply(services, answer.reply, session.secret);
  const deviceToken = newDeviceToken(services, { loginNormalised, passwordHash });
  return { ...reply, deviceToken };
}

export interface ProvenPlayer {
  readonly player: PlayerKey;
  readonly passwordHash: string;
  /** What makes this device a known one. */
  readonly deviceToken: string;
}

export interface ShownPassword {
  readonly loginNormalised: string;
  readonly password: string;
  /** What the client is counted by, and what it shows of earlier log-ins. */
  readonly from: Pick<Exchange, 'clientAddress' | 'head'>;
  /** The session in which it is shown, where there is one. */
  readonly sessionId?: string;
}

/** Whose password it is, or `credentialsWrong`; guessing is slowed down. */
export async function provePassword(
  services: Services,
  shown: ShownPassword,
): Promise<ProvenPlayer | Refusal> {
  const { client, backOff } = services;
  const { loginNormalised, password, from } = shown;
  const { clientAddress } = from;
  const { known, deviceToken } = await findKnown(services, shown);
  const waitSeconds =
    known === undefined ? backOff.begin(loginNormalised, clientAddress) : backOff.beginKnown(known);
  if (waitSeconds > 0) return refuse('loginBackOff', { retryAfterSeconds: waitSeconds });
  const shard = shardOfSlot(slotOfLogin(loginNormalised), client.shardCount);
  const found = await client.question(shard, 'findCredentials', { loginNormalised });
  if (!found.ok) return refusalOf(found);
  const hash = found.reply?.passwordHash;
  const verdict = await runJob(services, 'verifyPassword', { password, hash, parameters });
  if ('code' in verdict) return verdict;
  if (found.reply === null || !verdict.matches) {
    // Not awaited, so that a failed log-in takes just as long for a login that nobody has.
    if (found.reply !== null) {
      client.ask(shard, 'recordLoginFailure', { player: found.reply.player }, () => undefined);
    }
    return refuse('credentialsWrong');
  }
  if (known === undefined) backOff.succeeded(loginNormalised, clientAddress);
  else backOff.succeededKnown(known);
  const { player, passwordHash } = found.reply;
  return {
    player,
    passwordHash,
    deviceToken: deviceToken ?? newDeviceToken(services, { loginNormalised, passwordHash }),
  };
}

/**
 * The back-off counter of a live session or a known device. A shard is asked only about a token
 * that was made here for this login: nobody else gets that far before the back-off.
 */
async function findKnown(
  { client, devices }: Services,
  { loginNormalised, from, sessionId }: ShownPassword,
): Promise<{ known?: string; deviceToken?: string }> {
  if (sessionId !== undefined) return { known: `session ${sessionId}` };
  const deviceToken = deviceCookie(from.head.cookie);
  if (deviceToken === undefined) return {};
  const device = devices.read(deviceToken, loginNormalised);
  if (device === undefined) return {};
  const shard = shardOfSlot(slotOfLogin(loginNormalised), client.shardCount);
  const found = await client.question(shard, 'findCredentials', { loginNormalised });
  if (!found.ok || found.reply === null) return {};
  if (!devices.isCurrent(device, found.reply.passwordHash)) return {};
  return { known: `device ${device.deviceId}`, deviceToken };
}

export function newDeviceToken(
  { devices, random }: Services,
  account: { readonly loginNormalised: string; readonly passwordHash: string },
): string {
  return devices.issue(account, random);
}

/**
 * The cookies of an answer are for TLS only where the request came by TLS, or where the operator
 * says so.
 */
export function isSecureFor(
  { settings }: Services,
  { publicAddress }: Pick<Exchange, 'publicAddress'>,
): boolean {
  return settings.secureCookies || publicAddress.scheme === 'https';
}

/** Why a page may not have its session kept by a cookie. */
export function strangerRefusal(
  { settings }: Services,
  { origin, publicAddress }: Pick<Exchange, 'origin' | 'publicAddress'>,
): Refusal | undefined {
  const isNamed = (one: string) => settings.corsOrigins.includes(one);
  return isKnownPage(origin, publicAddress, isNamed) ? undefined : refuse('originForbidden');
}

export function wrongLogin(problem: LoginProblem): Refusal {
  const message = LOGIN_SENTENCES[problem];
  const errors = [{ in: BODY, pointer: '/login', message }];
  return refuse('requestInvalid', { detail: message, errors });
}

export function weakPassword(problem: PasswordProblem): Refusal {
  return refuse('passwordTooWeak', { detail: PASSWORD_SENTENCES[problem] });
}
