/** Accounts: opening one, and what it says. Logging in and out is in `session-routes.ts`. */
import { loginKeyOf } from '../../identity/login-policy.ts';
import { findPasswordProblem, PASSWORD_SENTENCES } from '../../identity/password-policy.ts';
import { OWASP_ARGON2_PARAMETERS as parameters } from '../../jobs/password-jobs.ts';
import { shardOfSlot, slotOfLogin } from '../../kernel/slots.ts';
import { ProfileReply, RegisterBody, SessionReply } from '../../protocol/player-messages.ts';
import type { FieldPlace } from '../../protocol/validator.ts';
import { refuse } from '../problem.ts';
import { defineRoute, json, type Route } from '../route.ts';
import { instant, refusalOf, runJob, type Services, shardOfPlayer } from './services.ts';
import { newSession, sessionReply } from './session-opening.ts';

const BODY: FieldPlace = 'body';
const LOGIN_WRONG = refuse('requestInvalid', {
  errors: [{ in: BODY, pointer: '/login', message: 'must be a shorter name without white space' }],
});

export function accountRoutes(services: Services): readonly Route[] {
  return [register(services), getMe(services)];
}

function register(services: Services): Route {
  const { client, settings } = services;
  return defineRoute({
    method: 'POST',
    path: '/v1/players',
    name: 'registerPlayer',
    summary: 'Open an account and log in.',
    tags: ['players'],
    authorization: 'none',
    rateLimit: 'credentials',
    body: RegisterBody,
    responses: { 201: json('The account is open.', SessionReply) },
    refusals: ['loginTaken', 'passwordTooWeak', 'playerTooYoung', 'birthDateInvalid'],
  }).handledBy(async ({ body }) => {
    const { login, password, birthDate } = body;
    const loginNormalised = loginKeyOf(login);
    if (loginNormalised === undefined) return LOGIN_WRONG;
    const problem = findPasswordProblem({ password, login });
    if (problem !== undefined) {
      return refuse('passwordTooWeak', { detail: PASSWORD_SENTENCES[problem] });
    }
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
      familyId: session.familyId,
      refreshHash: session.refreshHash,
      sessionExpiresAtMs: session.expiresAtMs,
    });
    if (!answer.ok) return refusalOf(answer);
    return sessionReply(services, answer.reply, session.secret);
  });
}

function getMe(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/me',
    name: 'getProfile',
    summary: 'My account.',
    tags: ['players'],
    authorization: 'player',
    rateLimit: 'read',
    responses: { 200: json('The account.', ProfileReply) },
  }).handledBy(async ({ caller }) => {
    const { playerKey: player, playerId } = caller;
    const shard = shardOfPlayer(services, player);
    const answer = await services.client.question(shard, 'getProfile', { player });
    if (!answer.ok) return refusalOf(answer);
    const { login, birthDate, roles, registeredAtMs } = answer.reply;
    const registeredAt = instant(registeredAtMs);
    return { status: 200, body: { playerId, login, birthDate, roles: [...roles], registeredAt } };
  });
}
