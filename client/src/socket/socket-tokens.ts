/**
 * Which token the socket shows: one as soon as it is open, the next before that expires, and a new
 * one wherever the engine has refused one.
 */
import { RefusalError } from '../http/refusal-error.ts';
import type { ClientPlatform } from '../platform/platform.ts';
import type { Access, PlayerSession } from '../session/player-session.ts';

/** Between tries to get a new token, while the old one is good for a little longer. */
const RENEW_PAUSE_MS = 2_000;
/** Why the engine closes a socket, where that is about its token. */
const CODES = { tokenExpired: 4401, authenticationFailed: 4403, sessionEnded: 4404 } as const;

export interface SocketTokensParts {
  readonly session: PlayerSession;
  readonly platform: ClientPlatform;
  /** Asks the engine to take it, over the present connection. */
  readonly show: (token: string) => Promise<unknown>;
  readonly onTaken: (playerId: string) => void;
  /** The present connection is no use any more. */
  readonly onRefused: () => void;
}

export class SocketTokens {
  readonly #parts: SocketTokensParts;
  #access: Access | undefined;

  constructor(parts: SocketTokensParts) {
    this.#parts = parts;
  }

  /** Whose the next connection is: perhaps nobody's. Rejects as a refresh does. */
  async choose(): Promise<void> {
    this.#access = await this.#parts.session.access();
  }

  /** Until the connection is over. */
  async keepShown(over: AbortSignal): Promise<void> {
    const { platform, session } = this.#parts;
    while (!over.aborted && this.#access !== undefined) {
      const access = this.#access;
      if (!(await this.#show(access))) return;
      const leftMs = access.staleAtMs - platform.elapsedMs();
      await platform.wait(Math.max(leftMs, RENEW_PAUSE_MS), over);
      if (over.aborted) return;
      this.#access = await session.access().catch(() => access);
    }
  }

  /** Where the token has expired on the way, asks once more with a new one. */
  async withNewToken<T>(answer: Promise<T>, askAgain: () => Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      const isOfToken = error instanceof RefusalError && error.code === 'tokenInvalid';
      if (!isOfToken || this.#access === undefined) throw error;
      const renewed = await this.#parts.session.renew(this.#access);
      if (renewed?.playerId !== this.#access.playerId) throw error;
      this.#access = renewed;
      await this.#show(renewed);
      return askAgain();
    }
  }

  /** A connection has ended: what that says of the token. */
  async heedEnd(code: number): Promise<void> {
    if (code === CODES.sessionEnded) await this.#end();
    if (code === CODES.tokenExpired || code === CODES.authenticationFailed) await this.#renew();
  }

  /** Whether it was taken. */
  async #show(access: Access): Promise<boolean> {
    const { show, onTaken, onRefused } = this.#parts;
    try {
      await show(access.token);
    } catch (error) {
      const code = error instanceof RefusalError ? error.code : undefined;
      if (code === 'sessionEnded') await this.#end();
      if (code === 'tokenInvalid') await this.#renew();
      onRefused();
      return false;
    }
    onTaken(access.playerId);
    return true;
  }

  async #end(): Promise<void> {
    if (this.#access !== undefined) await this.#parts.session.end(this.#access);
  }

  /** In vain as long as the engine cannot be reached: the next connection tries again. */
  async #renew(): Promise<void> {
    if (this.#access === undefined) return;
    await this.#parts.session.renew(this.#access).catch(() => undefined);
  }
}
