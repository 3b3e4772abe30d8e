/**
 * Who a socket speaks for, from its first token to the last.
 *
 * A socket may show new tokens as often as it likes, but only of one player, because its
 * subscriptions are that player's. It is told some time before its token expires; once that has
 * happened it moves no more money, and after a grace period it is closed.
 */
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type { VerifiedToken } from '../../identity/token-terms.ts';
import type { CloseReason } from '../../protocol/close-codes.ts';
import type { FindToken, ShownToken } from '../callers/authenticate.ts';
import { instantText } from '../routes/services.ts';
import { AUTHENTICATE } from './authenticate-operation.ts';
import { ME_TOPIC } from './player-feeds.ts';
import { refused } from './refused.ts';
import type { SocketCore } from './socket-core.ts';
import { AUTHENTICATION_FAILURES_MAX, TOKEN_GRACE_MS, TOKEN_NOTICE_MS } from './socket-limits.ts';
import type { SocketSession } from './socket-session.ts';

/** Why a socket is closed when its first token is refused; any other reason is our fault. */
const REFUSED_AT_OPENING: { readonly [Code in RejectionCode]?: CloseReason } = {
  tokenInvalid: 'authenticationFailed',
  sessionEnded: 'sessionEnded',
};

type Resume = (session: SocketSession, deferred: readonly unknown[]) => void;

export class Authentication {
  readonly #core: SocketCore;
  readonly #findToken: FindToken;
  /** Sockets by session of the player: a log-out finds them without looking at all sockets. */
  readonly #sockets = new Map<string, Set<SocketSession>>();

  constructor(core: SocketCore, findToken: FindToken) {
    this.#core = core;
    this.#findToken = findToken;
  }

  /** Answers, now or later; then hands back what was deferred meanwhile. */
  authenticate(
    session: SocketSession,
    { id, token }: { readonly id: string | number; readonly token: string },
    resume: Resume,
  ): void {
    const found = this.#findToken(token);
    if (!(found instanceof Promise)) {
      this.#answer(session, id, found);
      return;
    }
    this.#await(session, found, (late) => this.#answer(session, id, late), resume);
  }

  /** The token that came with the upgrade. What the client sends meanwhile waits for it. */
  begin(session: SocketSession, token: ShownToken, resume: Resume): void {
    if (!(token instanceof Promise)) {
      this.useToken(session, token);
      return;
    }
    const answer = (late: VerifiedToken | RejectionCode): void => {
      if (typeof late !== 'string') this.useToken(session, late);
      else session.close(REFUSED_AT_OPENING[late] ?? 'internalError');
    };
    this.#await(session, token, answer, resume);
  }

  #await(
    session: SocketSession,
    found: Promise<VerifiedToken | RejectionCode>,
    answer: (late: VerifiedToken | RejectionCode) => void,
    resume: Resume,
  ): void {
    session.deferred = [];
    session.inFlight += 1;
    found
      .catch((error: unknown): RejectionCode => {
        this.#core.reportFailure(error);
        return 'internalError';
      })
      .then((late) => {
        const deferred = session.deferred ?? [];
        session.deferred = undefined;
        session.inFlight -= 1;
        if (!session.isOpen) return;
        answer(late);
        if (session.isOpen) resume(session, deferred);
      })
      .catch(this.#core.reportFailure);
  }

  /** From now on the socket speaks for the token's player. */
  useToken(session: SocketSession, token: VerifiedToken): void {
    this.forget(session);
    session.token = token;
    session.isExpiryTold = false;
    const { sessionId } = token;
    const sockets = this.#sockets.get(sessionId) ?? new Set();
    sockets.add(session);
    this.#sockets.set(sessionId, sockets);
  }

  /** The socket is gone. */
  forget(session: SocketSession): void {
    if (session.token === undefined) return;
    const { sessionId } = session.token;
    const sockets = this.#sockets.get(sessionId);
    sockets?.delete(session);
    if (sockets?.size === 0) this.#sockets.delete(sessionId);
  }

  /** The player has logged out, here or elsewhere. */
  endSession(sessionId: string): void {
    for (const session of [...(this.#sockets.get(sessionId) ?? [])]) session.close('sessionEnded');
  }

  /** Called every second or so for each socket. */
  watchExpiry(session: SocketSession, nowMs: number): void {
    const { token } = session;
    if (token === undefined) return;
    const leftMs = token.expiresAtMs - nowMs;
    if (leftMs <= -TOKEN_GRACE_MS) session.close('tokenExpired');
    else if (leftMs <= TOKEN_NOTICE_MS && !session.isExpiryTold) {
      session.isExpiryTold = true;
      if (!session.subscriptions.has(ME_TOPIC)) return;
      const expiresAt = instantText(token.expiresAtMs);
      session.send({ topic: ME_TOPIC, notice: { type: 'tokenExpiring', expiresAt } });
    }
  }

  #answer(session: SocketSession, id: string | number, found: VerifiedToken | RejectionCode): void {
    if (typeof found === 'string') {
      this.#refuse(session, id, found);
    } else if (session.token !== undefined && session.token.player !== found.player) {
      session.refuse(refused(id, 'tokenInvalid', { detail: 'The socket is of another player.' }));
    } else {
      this.useToken(session, found);
      const { playerId, expiresAtMs } = found;
      const expiresAt = instantText(expiresAtMs);
      session.send(AUTHENTICATE.answer({ id, ok: true, playerId, expiresAt }));
    }
  }

  #refuse(session: SocketSession, id: string | number, code: RejectionCode): void {
    session.refuse(refused(id, code));
    session.authenticationFailures += 1;
    if (session.authenticationFailures < AUTHENTICATION_FAILURES_MAX) return;
    session.flush();
    session.close('authenticationFailed');
  }
}
