/** Accounts: opening, reading and changing one. Logging in and out is in `session-routes.ts`. */
import { findLoginProblem } from '../../identity/login-policy.ts';
import { findPasswordProblem } from '../../identity/password-policy.ts';
import { OWASP_ARGON2_PARAMETERS as parameters } from '../../jobs/password-jobs.ts';
import { formatPlayerId } from '../../kernel/ids.ts';
import { normaliseLogin } from '../../kernel/slots.ts';
import {
  BirthDateBody,
  PasswordBody,
  ProfileReply,
  RegisterBody,
  SessionReply,
} from '../../protocol/player-messages.ts';
import type { Profile } from '../../protocol/shard-requests.ts';
import { setDeviceCookie } from '../callers/device-cookie.ts';
import { defineRoute, empty, json, type Route } from '../routing/route.ts';
import {
  isSecureFor,
  newDeviceToken,
  openAccount,
  provePassword,
  strangerRefusal,
  weakPassword,
  wrongLogin,
} from './account-steps.ts';
import { instantText, refusalOf, runJob, type Services, shardOfPlayer } from './services.ts';
import { keptAsWished } from './session-opening.ts';

export function accountRoutes(services: Services): readonly Route[] {
  return [register(services), getMe(services), giveBirthDate(services), changePassword(services)];
}

function register(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/players',
    name: 'registerPlayer',
    summary: 'Open an account and log in.',
    tags: ['players'],
    authorization: 'none',
    rateLimit: 'credentials',
    body: RegisterBody,
    responses: { 201: json('The account is open.', SessionReply, ['set-cookie']) },
    refusals: [
      'loginTaken',
      'passwordTooWeak',
      'playerTooYoung',
      'birthDateInvalid',
      'originForbidden',
      'slotFull',
      'clockUnsure',
    ],
  }).handledBy(async (from) => {
    const { login, password, birthDate, session } = from.body;
    const isSecure = isSecureFor(services, from);
    const strange = session === undefined ? undefined : strangerRefusal(services, from);
    if (strange !== undefined) return strange;
    const unfit = findLoginProblem(login);
    if (unfit !== undefined) return wrongLogin(unfit);
    const loginNormalised = normaliseLogin(login);
    const problem = findPasswordProblem({ password, login });
    if (problem !== undefined) return weakPassword(problem);
    const account = { login, loginNormalised, password, birthDate, hasWeakPassword: false };
    const opened = await openAccount(services, account);
    if ('code' in opened) return opened;
    const cookies = [setDeviceCookie(opened.deviceToken, isSecure)];
    return keptAsWished(opened, from.body, { isSecure, cookies });
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
    const { playerKey: player } = caller;
    const shard = shardOfPlayer(services, player);
    const answer = await services.client.question(shard, 'getProfile', { player });
    return answer.ok ? { status: 200, body: profileJson(answer.reply) } : refusalOf(answer);
  });
}

function giveBirthDate(services: Services): Route {
  const { client, settings } = services;
  return defineRoute({
    method: 'PUT',
    path: '/v1/me/birth-date',
    name: 'giveBirthDate',
    summary: 'Give the birth date of an account that was opened without one. Once.',
    tags: ['players'],
    authorization: 'player',
    rateLimit: 'write',
    body: BirthDateBody,
    responses: { 200: json('The account.', ProfileReply) },
    refusals: ['playerTooYoung', 'birthDateInvalid', 'birthDateFixed', 'clockUnsure'],
  }).handledBy(async ({ caller, body }) => {
    const { playerKey: player } = caller;
    const { minimumAgeYears, timeZone } = settings;
    const given = { player, birthDate: body.birthDate, minimumAgeYears, timeZone };
    const answer = await client.question(shardOfPlayer(services, player), 'giveBirthDate', given);
    return answer.ok ? { status: 200, body: profileJson(answer.reply) } : refusalOf(answer);
  });
}

function changePassword(services: Services): Route {
  const { client, endSessions } = services;
  return defineRoute({
    method: 'PUT',
    path: '/v1/me/password',
    name: 'changePassword',
    summary: 'Change the password. All other sessions end.',
    tags: ['players'],
    authorization: 'player',
    rateLimit: 'credentials',
    body: PasswordBody,
    responses: { 204: empty('Changed.', ['set-cookie']) },
    refusals: ['credentialsWrong', 'loginBackOff', 'passwordTooWeak'],
  }).handledBy(async (from) => {
    const { caller, body } = from;
    const { playerKey: player, sessionId: keptFamilyId } = caller;
    const isSecure = isSecureFor(services, from);
    const shard = shardOfPlayer(services, player);
    const profile = await client.question(shard, 'getProfile', { player });
    if (!profile.ok) return refusalOf(profile);
    const { login } = profile.reply;
    const { currentPassword, newPassword } = body;
    const loginNormalised = normaliseLogin(login);
    const shown = { loginNormalised, password: currentPassword, from, sessionId: keptFamilyId };
    const proven = await provePassword(services, shown);
    if ('code' in proven) return proven;
    const problem = findPasswordProblem({ password: newPassword, login });
    if (problem !== undefined) return weakPassword(problem);
    const hashed = { password: newPassword, parameters };
    const passwordHash = await runJob(services, 'hashPassword', hashed);
    if (typeof passwordHash !== 'string') return passwordHash;
    const { passwordHash: provenHash } = proven;
    const change = { player, provenHash, passwordHash, keptFamilyId };
    const answer = await client.question(shard, 'changePassword', change);
    if (!answer.ok) return refusalOf(answer);
    endSessions(answer.reply.endedSessions);
    const deviceToken = newDeviceToken(services, { loginNormalised, passwordHash });
    return { status: 204, headers: { 'set-cookie': setDeviceCookie(deviceToken, isSecure) } };
  });
}

function profileJson({ player, login, birthDate, roles, registeredAtMs }: Profile) {
  const playerId = formatPlayerId(player);
  const registeredAt = instantText(registeredAtMs);
  return { playerId, login, birthDate, roles: [...roles], registeredAt };
}
