/**
 * Who is logged in, and the token that shows it.
 *
 * The access token lives minutes and is in memory alone. What a session is renewed by is kept by
 * the store, or by a cookie of which this knows nothing. Renewing is done once at a time, by all
 * pages of an origin together, because a refresh token is good once; and it may be repeated for
 * some seconds, because then the engine gives the same successor.
 */
import type { components } from '../generated/http-types.ts';
import { RefusalError } from '../http/refusal-error.ts';
import { type Patience, retrying } from '../http/retrying.ts';
import type { Transport } from '../http/transport.ts';
import type { ClientPlatform } from '../platform/platform.ts';
import type { KeptSession, SessionStore } from './session-store.ts';

export type OpenedSession = components['schemas']['Session'];
/** The player who is logged in now; undefined once nobody is. */
export type SessionListener = (playerId: string | undefined) => void;

/** A token that expires on its way is refused. */
const EARLY_SECONDS = 30;
/** The engine repeats a refresh for 20 seconds. */
const REFRESH_PATIENCE: Patience = { attemptsMax: 5, totalMs: 12_000 };
const LOCK = 'tirage.session';
/** How a page asks for its cookie: see the engine's `refreshSession`. */
const BY_COOKIE = { session: 'cookie' } as const;
const COOKIE_HEADERS = { 'tirage-session': 'cookie' };

export interface SessionParts {
  readonly transport: Transport;
  readonly store: SessionStore;
  readonly platform: ClientPlatform;
}

export interface Access {
  readonly token: string;
  /** Whose it is. */
  readonly playerId: string;
  readonly staleAtMs: number;
}

export class PlayerSession {
  readonly #parts: SessionParts;
  readonly #listeners = new Set<SessionListener>();
  #playerId: string | undefined;
  #access: Access | undefined;
  #loading: Promise<void> | undefined;
  #renewing: Promise<Access | undefined> | undefined;
  /** Log-ins and log-outs so far: a refresh that began before the last of them counts no more. */
  #turn = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Undefined until the store was read, and while nobody is logged in. */
  get playerId(): string | undefined {
    return this.#playerId;
  }

  /** What a log-in asks the engine for. */
  get wish(): { readonly session?: 'cookie' } {
    return this.#parts.store.keeps === 'cookie' ? BY_COOKIE : {};
  }

  /** Gives the end of it. */
  onChange(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Who is logged in as far as is known here: nobody is asked. */
  async known(): Promise<string | undefined> {
    await this.#load();
    return this.#playerId;
  }

  /** Takes up a session that was kept. Resolves to its player, or to undefined. */
  async resume(): Promise<string | undefined> {
    return (await this.access())?.playerId;
  }

  /** A token that is good for a while, or undefined if nobody is logged in. */
  async access(): Promise<Access | undefined> {
    await this.#load();
    if (this.#playerId === undefined) return undefined;
    const { platform } = this.#parts;
    const access = this.#access;
    if (access !== undefined && platform.elapsedMs() < access.staleAtMs) return access;
    return this.#renewOnce();
  }

  /** A token in place of one that the engine has refused. */
  async renew(refused: Access): Promise<Access | undefined> {
    if (this.#access !== undefined && this.#access !== refused) return this.#access;
    return this.#renewOnce();
  }

  async open(opened: OpenedSession): Promise<void> {
    this.#turn += 1;
    await this.#take(opened);
  }

  /** With what was refused: only if that is still in use. */
  async end(refused?: Access): Promise<void> {
    if (refused !== undefined && this.#access !== refused) return;
    this.#turn += 1;
    this.#access = undefined;
    await this.#parts.store.save(undefined);
    this.#become(undefined);
  }

  #load(): Promise<void> {
    this.#loading ??= Promise.resolve(this.#parts.store.load()).then((kept) => {
      this.#playerId ??= kept?.playerId;
    });
    return this.#loading;
  }

  #renewOnce(): Promise<Access | undefined> {
    this.#renewing ??= this.#parts.platform
      .exclusively(LOCK, () => this.#renew())
      .finally(() => {
        this.#renewing = undefined;
      });
    return this.#renewing;
  }

  async #renew(): Promise<Access | undefined> {
    const turn = this.#turn;
    // Read within the turn: another page may have renewed it, or ended it.
    const kept = await this.#parts.store.load();
    if (turn !== this.#turn) return this.#access;
    if (kept === undefined) {
      await this.end();
      return undefined;
    }
    const opened = await this.#refreshed(kept);
    if (turn !== this.#turn) return this.#access;
    if (opened === undefined) {
      await this.end();
      return undefined;
    }
    const before = this.#playerId;
    await this.#take(opened);
    if (before !== opened.playerId) throw ANOTHER_PLAYER;
    return this.#access;
  }

  /** Undefined: the session has ended. */
  async #refreshed({ refreshToken }: KeptSession): Promise<OpenedSession | undefined> {
    const { transport, platform, store } = this.#parts;
    const shown = store.keeps === 'cookie' ? BY_COOKIE : { refreshToken };
    const request = {
      method: 'POST',
      address: '/v1/sessions/refresh',
      headers: store.keeps === 'cookie' ? COOKIE_HEADERS : {},
      body: shown,
    };
    try {
      const attempts = { isRepeatable: true, patience: REFRESH_PATIENCE };
      const answer = await retrying(platform, attempts, () => transport.send(request));
      return answer.body as OpenedSession;
    } catch (error) {
      if (error instanceof RefusalError && error.code === 'sessionEnded') return undefined;
      throw error;
    }
  }

  async #take(opened: OpenedSession): Promise<void> {
    const { playerId, accessToken, refreshToken, expiresInSeconds } = opened;
    const { platform, store } = this.#parts;
    const lifeMs = Math.max(0, expiresInSeconds - EARLY_SECONDS) * 1_000;
    this.#access = { token: accessToken, playerId, staleAtMs: platform.elapsedMs() + lifeMs };
    const kept = refreshToken === undefined ? { playerId } : { playerId, refreshToken };
    await store.save(kept);
    this.#become(playerId);
  }

  #become(playerId: string | undefined): void {
    if (this.#playerId === playerId) return;
    this.#playerId = playerId;
    for (const listener of this.#listeners) listener(playerId);
  }
}

/** What one player has begun must not be done for another. */
export const ANOTHER_PLAYER = new RefusalError({
  code: 'sessionEnded',
  status: 401,
  title: 'Another player has logged in here meanwhile',
});
