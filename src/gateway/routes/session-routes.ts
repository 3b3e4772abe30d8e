/** Sessions: log in, refresh, log out, and the keys that verify tokens. */
import { loginKeyOf } from '../../identity/login-policy.ts';
import { digestRefreshSecret, parseRefreshToken } from '../../identity/refresh-tokens.ts';
import { KeysReply, LoginBody, RefreshBody, SessionReply } from '../../protocol/player-messages.ts';
import { setDeviceCookie } from '../callers/device-cookie.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, empty, json, type Route } from '../routing/route.ts';
import { isSecureFor, provePassword } from './account-steps.ts';
import { refusalOf, type Services, shardOfPlayer } from './services.ts';
import { nextSession, openSession, sessionReply } from './session-opening.ts';

export function sessionRoutes(services: Services): readonly Route[] {
  return [logIn(services), refresh(services), logOut(services), getKeys(services)];
}

function logIn(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/sessions',
    name: 'logIn',
    summary: 'Log in.',
    description:
      'The answer sets a cookie, tirage_device, that makes the device a known one: ' +
      'with it, failed log-ins elsewhere do not make it wait.',
    tags: ['players'],
    authorization: 'none',
    rateLimit: 'credentials',
    body: LoginBody,
    responses: { 201: json('Logged in.', SessionReply, ['set-cookie']) },
    refusals: ['credentialsWrong', 'loginBackOff'],
  }).handledBy(async (from) => {
    const { body } = from;
    const loginNormalised = loginKeyOf(body.login);
    if (loginNormalised === undefined) return refuse('credentialsWrong');
    // Read before the first wait: the connection may be gone afterwards.
    const isSecure = isSecureFor(services, from);
    const shown = { loginNormalised, password: body.password, from };
    const proven = await provePassword(services, shown);
    if ('code' in proven) return proven;
    const opened = await openSession(services, proven.player);
    if ('code' in opened) return opened;
    return { ...opened, headers: { 'set-cookie': setDeviceCookie(proven.deviceToken, isSecure) } };
  });
}

function refresh(services: Services): Route {
  const { client, endSessions } = services;
  return defineRoute({
    method: 'POST',
    path: '/v1/sessions/refresh',
    name: 'refreshSession',
    summary: 'Change a refresh token for new tokens. Each is good once.',
    description:
      'Asked again with the same token within 20 seconds, and before the new one was used, the ' +
      'answer holds the same new refresh token. A token that comes later ends its session.',
    tags: ['players'],
    authorization: 'none',
    rateLimit: 'credentials',
    body: RefreshBody,
    responses: { 201: json('New tokens.', SessionReply) },
    refusals: ['sessionEnded', 'clockUnsure'],
  }).handledBy(async ({ body }) => {
    const presented = parseRefreshToken(body.refreshToken);
    if (presented === undefined) return refuse('sessionEnded');
    const { player, familyId } = presented;
    const next = nextSession(services, presented);
    const answer = await client.question(shardOfPlayer(services, player), 'refreshSession', {
      player,
      familyId,
      presentedHash: digestRefreshSecret(presented.secret),
      nextHash: next.refreshHash,
      expiresAtMs: next.expiresAtMs,
    });
    if (!answer.ok) {
      if (answer.code !== 'sessionEnded') return refusalOf(answer);
      // Only a session that existed has ended: anybody can make up the id of a family.
      if (answer.facts !== null) endSessions([familyId]);
      return refuse('sessionEnded');
    }
    return sessionReply(services, answer.reply, next.secret);
  });
}

function logOut(services: Services): Route {
  const { client, endSessions } = services;
  return defineRoute({
    method: 'DELETE',
    path: '/v1/sessions/current',
    name: 'logOut',
    summary: 'Log out: ends the session and its tokens.',
    tags: ['players'],
    authorization: 'player',
    rateLimit: 'write',
    responses: { 204: empty('Logged out.') },
  }).handledBy(async ({ caller }) => {
    const { playerKey: player, sessionId: familyId } = caller;
    const shard = shardOfPlayer(services, player);
    const answer = await client.question(shard, 'endSession', { player, familyId });
    if (!answer.ok) return refusalOf(answer);
    endSessions([familyId]);
    return { status: 204 };
  });
}

function getKeys({ keyRing, clock }: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/.well-known/jwks.json',
    name: 'getKeys',
    summary: 'The public keys that verify access tokens (RFC 7517).',
    tags: ['players'],
    authorization: 'none',
    rateLimit: 'read',
    responses: { 200: json('The keys.', KeysReply) },
  }).handledBy(() => ({
    status: 200,
    body: { keys: [...keyRing().publishedKeys(clock.wallMs()).keys] },
  }));
}
