/** Sessions: log in, refresh, log out, and the keys that verify tokens. */
import { loginKeyOf } from '../../identity/login-policy.ts';
import { digestRefreshSecret, parseRefreshToken } from '../../identity/refresh-tokens.ts';
import { KeysReply, LoginBody, RefreshBody, SessionReply } from '../../protocol/player-messages.ts';
import { type Static, Type } from '../../protocol/schema.ts';
import { setDeviceCookie } from '../callers/device-cookie.ts';
import { COOKIE_HEADER, clearRefreshCookie, refreshCookie } from '../callers/refresh-cookie.ts';
import type { Exchange } from '../routing/exchange.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, empty, json, type Route } from '../routing/route.ts';
import { isSecureFor, provePassword, strangerRefusal } from './account-steps.ts';
import { refusalOf, type Services, shardOfPlayer } from './services.ts';
import { keptAsWished, nextSession, openSession, sessionReply } from './session-opening.ts';

const CookieHeaders = Type.Object({
  [COOKIE_HEADER]: Type.Optional(
    Type.Literal('cookie', {
      description: 'Needed with `session`: no form of another page sends it.',
    }),
  ),
});

const ONE_OF_BOTH = refuse('requestInvalid', {
  detail: 'A refresh takes either refreshToken or session.',
});
const HEADER_NEEDED = refuse('requestInvalid', {
  detail: `A session that is kept by a cookie needs the header ${COOKIE_HEADER}: cookie.`,
});

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
    refusals: ['credentialsWrong', 'loginBackOff', 'originForbidden'],
  }).handledBy(async (from) => {
    const { body } = from;
    const loginNormalised = loginKeyOf(body.login);
    if (loginNormalised === undefined) return refuse('credentialsWrong');
    // Read before the first wait: the connection may be gone afterwards.
    const isSecure = isSecureFor(services, from);
    const strange = body.session === undefined ? undefined : strangerRefusal(services, from);
    if (strange !== undefined) return strange;
    const shown = { loginNormalised, password: body.password, from };
    const proven = await provePassword(services, shown);
    if ('code' in proven) return proven;
    const opened = await openSession(services, proven.player);
    if ('code' in opened) return opened;
    const cookies = [setDeviceCookie(proven.deviceToken, isSecure)];
    return keptAsWished(opened, body, { isSecure, cookies });
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
      'answer holds the same new refresh token. A token that comes later ends its session. With ' +
      '`session` instead of a token, and the header tirage-session, the cookie of the log-in ' +
      'is changed for a new one.',
    tags: ['players'],
    authorization: 'none',
    rateLimit: 'credentials',
    headers: CookieHeaders,
    body: RefreshBody,
    responses: { 201: json('New tokens.', SessionReply, ['set-cookie']) },
    refusals: ['sessionEnded', 'originForbidden', 'clockUnsure'],
    refusalHeaders: { 401: ['set-cookie'] },
  }).handledBy(async (from) => {
    const { body } = from;
    const isSecure = isSecureFor(services, from);
    const shown = shownToken(services, from);
    if ('code' in shown) return shown;
    const ended = refuse(
      'sessionEnded',
      body.session && { headers: { 'set-cookie': clearRefreshCookie(isSecure) } },
    );
    const presented = parseRefreshToken(shown.refreshToken);
    if (presented === undefined) return ended;
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
      return ended;
    }
    const reply = await sessionReply(services, answer.reply, next.secret);
    return keptAsWished(reply, body, { isSecure, cookies: [] });
  });
}

/** The token of the body or, where the client asks for it, of the cookie. */
function shownToken(
  services: Services,
  from: Pick<Exchange, 'head' | 'origin' | 'publicAddress'> & {
    readonly headers: Static<typeof CookieHeaders>;
    readonly body: Static<typeof RefreshBody>;
  },
): { readonly refreshToken: string } | Refusal {
  const { refreshToken, session } = from.body;
  if ((refreshToken === undefined) === (session === undefined)) return ONE_OF_BOTH;
  if (refreshToken !== undefined) return { refreshToken };
  if (from.headers[COOKIE_HEADER] === undefined) return HEADER_NEEDED;
  return strangerRefusal(services, from) ?? { refreshToken: refreshCookie(from.head.cookie) ?? '' };
}

function logOut(services: Services): Route {
  const { client, endSessions } = services;
  return defineRoute({
    method: 'DELETE',
    path: '/v1/sessions/current',
    name: 'logOut',
    summary: 'Log out: ends the session and its tokens, and takes its cookie back.',
    tags: ['players'],
    authorization: 'player',
    rateLimit: 'write',
    responses: { 204: empty('Logged out.', ['set-cookie']) },
  }).handledBy(async (from) => {
    const { playerKey: player, sessionId: familyId } = from.caller;
    const isSecure = isSecureFor(services, from);
    // By now the browser may keep another session, of a log-in in another window: that goes on.
    const kept = parseRefreshToken(refreshCookie(from.head.cookie) ?? '');
    const isKept = kept?.familyId === familyId;
    const shard = shardOfPlayer(services, player);
    const answer = await client.question(shard, 'endSession', { player, familyId });
    if (!answer.ok) return refusalOf(answer);
    endSessions([familyId]);
    return isKept
      ? { status: 204, headers: { 'set-cookie': clearRefreshCookie(isSecure) } }
      : { status: 204 };
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
