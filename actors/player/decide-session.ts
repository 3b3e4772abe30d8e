/**
 * Log-in sessions with rotating refresh tokens (RFC 9700, section 4.14.2): each token is used
 * once. One that comes a second time was copied, so its whole family ends.
 *
 * But an answer can be lost, and two tabs can refresh at once. So for a moment, and only until its
 * successor was used, the token that was just changed is answered once more, with the same
 * successor. Who makes it makes it anew from the old one (`src/identity/refresh-tokens.ts`): here
 * nothing is kept but digests, and the repeat leaves no event.
 */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { accept, type Decision, hasCome, reject, type Stamp } from '../decider.ts';
import type { Player, SessionFamily } from './player.ts';
import type { PlayerEvent, SessionEnded } from './player-events.ts';

/** The oldest session gives way to the newest: a forgotten phone does not lock the owner out. */
export const SESSION_FAMILIES_MAX = 16;

/** Time for a client to notice that its answer was lost, and to ask again. */
export const REFRESH_GRACE_MS = 20_000;

export interface StartSession {
  readonly player: PlayerKey;
  readonly familyId: string;
  readonly refreshHash: string;
  readonly expiresAtMs: number;
}

export interface RefreshSession {
  readonly player: PlayerKey;
  readonly familyId: string;
  readonly presentedHash: string;
  readonly nextHash: string;
  readonly expiresAtMs: number;
}

export interface EndSession {
  readonly player: PlayerKey;
  readonly familyId: string;
}

export function decideStartSession(
  player: Player | undefined,
  command: StartSession,
  stamp: Stamp,
): Decision<PlayerEvent> {
  if (player === undefined) return reject('credentialsWrong');
  const { nowMs } = stamp;
  const { familyId, refreshHash, expiresAtMs } = command;
  const events: PlayerEvent[] = [];
  const hasExpired = (session: SessionFamily) => hasCome(session.expiresAtMs, stamp) === 'yes';
  const live = player.sessions.filter((session) => !hasExpired(session));
  for (const session of player.sessions) {
    if (hasExpired(session)) events.push(ended(player, session.familyId, 'expired', nowMs));
  }
  const oldest = live[0];
  if (oldest !== undefined && live.length >= SESSION_FAMILIES_MAX) {
    events.push(ended(player, oldest.familyId, 'displaced', nowMs));
  }
  const { key } = player;
  const started = { player: key, familyId, refreshHash, expiresAtMs, atMs: nowMs };
  return accept([...events, { type: 'SessionStarted', ...started }]);
}

/**
 * A re-used token is a refusal that leaves a mark: the decision is accepted with the family's end,
 * and the caller answers `sessionEnded` when that is among the events.
 */
export function decideRefreshSession(
  player: Player | undefined,
  command: RefreshSession,
  stamp: Stamp,
): Decision<PlayerEvent> {
  const session = player?.sessions.find(({ familyId }) => familyId === command.familyId);
  if (player === undefined || session === undefined) return reject('sessionEnded');
  const { nowMs } = stamp;
  const { familyId, presentedHash, nextHash, expiresAtMs } = command;
  const hasExpired = hasCome(session.expiresAtMs, stamp);
  if (hasExpired === 'unsure') return reject('clockUnsure');
  if (hasExpired === 'yes') return accept([ended(player, familyId, 'expired', nowMs)]);
  if (session.previousHash === presentedHash && session.refreshHash === nextHash) {
    const isGraceOver = hasCome(session.refreshedAtMs + REFRESH_GRACE_MS, stamp);
    if (isGraceOver === 'unsure') return reject('clockUnsure');
    if (isGraceOver === 'no') return accept([]);
  }
  if (session.refreshHash !== presentedHash) {
    return accept([ended(player, familyId, 'refreshReused', nowMs)]);
  }
  const renewed = { player: player.key, familyId, refreshHash: nextHash, expiresAtMs, atMs: nowMs };
  return accept([{ type: 'SessionRefreshed', ...renewed }]);
}

export function decideEndSession(
  player: Player | undefined,
  { familyId }: EndSession,
  { nowMs }: Stamp,
): Decision<PlayerEvent> {
  const known = player?.sessions.some((session) => session.familyId === familyId);
  if (player === undefined || !known) return accept([]);
  return accept([ended(player, familyId, 'logout', nowMs)]);
}

export function decideLoginFailed(
  player: Player | undefined,
  { nowMs }: Stamp,
): Decision<PlayerEvent> {
  if (player === undefined) return reject('playerNotFound');
  return accept([{ type: 'LoginFailed', player: player.key, atMs: nowMs }]);
}

function ended(
  player: Player,
  familyId: string,
  reason: SessionEnded['reason'],
  atMs: number,
): SessionEnded {
  return { type: 'SessionEnded', player: player.key, familyId, reason, atMs };
}
