/** New sessions and their tokens: after a registration, a log-in, a refresh. */
import {
  digestRefreshSecret,
  formatRefreshToken,
  newFamilyId,
  newRefreshSecret,
  type RefreshToken,
  successorSecret,
} from '../../identity/refresh-tokens.ts';
import { TOKEN_LIFE_SECONDS } from '../../identity/token-terms.ts';
import type { Clock } from '../../kernel/clock.ts';
import { formatPlayerId, type PlayerKey } from '../../kernel/ids.ts';
import type { SessionOpened } from '../../protocol/shard-requests.ts';
import { setRefreshCookie } from '../callers/refresh-cookie.ts';
import { refusalOf, type Services, shardOfPlayer } from './services.ts';

/** A refresh token that is not used for this long ends its session. */
const SESSION_LIFE_MS = 30 * 24 * 3_600_000;

/** Starts a session of a player whose password was right, and answers with its tokens. */
export async function openSession(services: Services, player: PlayerKey) {
  const { secret, refreshHash, familyId, expiresAtMs } = newSession(services);
  const shard = shardOfPlayer(services, player);
  const answer = await services.client.question(shard, 'startSession', {
    player,
    familyId,
    refreshHash,
    expiresAtMs,
  });
  return answer.ok ? sessionReply(services, answer.reply, secret) : refusalOf(answer);
}

export async function sessionReply(services: Services, session: SessionOpened, secret: Uint8Array) {
  const { player, roles, familyId } = session;
  const sessionId = familyId;
  const refreshToken = formatRefreshToken({ player, familyId, secret });
  const accessToken = await services.accessTokens.sign({ player, roles, sessionId });
  const playerId = formatPlayerId(player);
  const expiresInSeconds = TOKEN_LIFE_SECONDS;
  const body = { playerId, accessToken, refreshToken, expiresInSeconds };
  return { status: 201 as const, body };
}

/** How a client wants a session kept; by itself if left out. */
export interface SessionWish {
  readonly session?: 'cookie';
}

/** The answer as its client wants it: for a page, the refresh token goes into a cookie. */
export function keptAsWished(
  { status, body }: Awaited<ReturnType<typeof sessionReply>>,
  { session }: SessionWish,
  { isSecure, cookies }: { readonly isSecure: boolean; readonly cookies: readonly string[] },
) {
  if (session === undefined) return { status, body, headers: { 'set-cookie': cookies } };
  const { refreshToken, ...rest } = body;
  const kept = setRefreshCookie(refreshToken, SESSION_LIFE_MS / 1_000, isSecure);
  return { status, body: rest, headers: { 'set-cookie': [...cookies, kept] } };
}

/** A refresh token in the making: its player may have no number yet. */
export interface NewSession {
  readonly familyId: string;
  readonly secret: Uint8Array;
  readonly refreshHash: string;
  readonly expiresAtMs: number;
}

export function newSession({ random, clock }: Services): NewSession {
  return sessionOf(clock, newFamilyId(random), newRefreshSecret(random));
}

/** The same session with its next token, which is always the same for a given token. */
export function nextSession({ identitySecret, clock }: Services, token: RefreshToken): NewSession {
  return sessionOf(clock, token.familyId, successorSecret(identitySecret, token));
}

function sessionOf(clock: Clock, familyId: string, secret: Uint8Array): NewSession {
  const expiresAtMs = clock.wallMs() + SESSION_LIFE_MS;
  return { familyId, secret, refreshHash: digestRefreshSecret(secret), expiresAtMs };
}
