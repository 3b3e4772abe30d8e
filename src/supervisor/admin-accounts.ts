/** Accounts with roles that nobody can give themselves: made from the command line only. */
import { ROLES, type Role } from '../../actors/player/player.ts';
import { findLoginProblem, LOGIN_SENTENCES } from '../identity/login-policy.ts';
import { findPasswordProblem, PASSWORD_SENTENCES } from '../identity/password-policy.ts';
import { digestRefreshSecret, newFamilyId, newRefreshSecret } from '../identity/refresh-tokens.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { OWASP_ARGON2_PARAMETERS } from '../jobs/password-jobs.ts';
import type { Clock } from '../kernel/clock.ts';
import { formatPlayerId } from '../kernel/ids.ts';
import type { RandomSource } from '../kernel/random.ts';
import { normaliseLogin, shardOfSlot, slotOfLogin } from '../kernel/slots.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { ControlAnswer } from './control-socket.ts';

/** The first session of such an account: nobody holds its token, so it may end at once. */
const SESSION_MS = 1_000;

export interface CreateAccount {
  readonly command: 'createAccount';
  readonly login: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

export interface AdminTools {
  readonly client: ShardClient;
  readonly jobs: JobRunner;
  readonly clock: Clock;
  readonly random: RandomSource;
}

export async function createAccount(
  { client, jobs, clock, random }: AdminTools,
  { login, password, roles }: CreateAccount,
): Promise<ControlAnswer> {
  const unfit = findLoginProblem(login);
  if (unfit !== undefined) return { ok: false, message: LOGIN_SENTENCES[unfit] };
  const problem = findPasswordProblem({ password, login });
  if (problem !== undefined) return { ok: false, message: PASSWORD_SENTENCES[problem] };
  const loginNormalised = normaliseLogin(login);
  const parameters = OWASP_ARGON2_PARAMETERS;
  const passwordHash = await jobs.run('hashPassword', { password, parameters });
  const slot = slotOfLogin(loginNormalised);
  const familyId = newFamilyId(random);
  const answer = await client.question(shardOfSlot(slot, client.shardCount), 'registerPlayer', {
    login,
    loginNormalised,
    slot,
    passwordHash,
    birthDate: null,
    roles,
    minimumAgeYears: 0,
    timeZone: 'UTC',
    familyId,
    refreshHash: digestRefreshSecret(newRefreshSecret(random)),
    sessionExpiresAtMs: clock.wallMs() + SESSION_MS,
  });
  if (!answer.ok) return { ok: false, message: `The account was refused: ${answer.code}.` };
  return { ok: true, result: { playerId: formatPlayerId(answer.reply.player) } };
}

export function isCreateAccount(request: unknown): request is CreateAccount {
  if (typeof request !== 'object' || request === null) return false;
  const { command, login, password, roles } = request as Partial<CreateAccount>;
  if (command !== 'createAccount' || typeof login !== 'string') return false;
  if (typeof password !== 'string' || !Array.isArray(roles)) return false;
  return roles.every((role) => ROLES.includes(role));
}
